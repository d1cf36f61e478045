import { parseDecimal } from '../policy/decimal.ts'
import { parsePolicyDate } from '../policy/policy-date.ts'
import type { Clock } from './clock.ts'
import { type Address, readAddress } from './conditions/address.ts'

/** One value of a context key, read as each type when an operator asks for it and at most once. */
export interface RequestValue {
  readonly text: string
  /** `undefined` when the text is not a decimal number. */
  readonly number: number | undefined
  /** Epoch milliseconds; `undefined` when the text is not a date. */
  readonly instant: number | undefined
  /** `undefined` when the text is not an address. */
  readonly address: Address | undefined
  /** Of a value that moves with the clock. */
  readonly clock: Clock | undefined
}

/** A value given with the request, or derived from its principal. */
export class TextValue implements RequestValue {
  readonly text: string
  readonly clock = undefined
  // `null`: not read yet.
  #number: number | undefined | null = null
  #instant: number | undefined | null = null
  #address: Address | undefined | null = null

  constructor(text: string) {
    this.text = text
  }

  get number(): number | undefined {
    if (this.#number === null) this.#number = parseDecimal(this.text)
    return this.#number
  }

  get instant(): number | undefined {
    if (this.#instant === null) this.#instant = parsePolicyDate(this.text)
    return this.#instant
  }

  get address(): Address | undefined {
    if (this.#address === null) this.#address = readAddress(this.text)
    return this.#address
  }
}
