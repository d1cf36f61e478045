import type { ContextValue } from './access-request.ts'
import { foldKey } from './fold-key.ts'
import { type RequestValue, TextValue } from './request-value.ts'

type Scalar = string | number | boolean | Date

/** Beyond this many keys they are looked up in a map; below, comparing names one by one is faster. */
const SCANNED_KEYS = 12

/** The context as given: lower-case names, and values that are read when a policy asks for them. */
export class RequestContext {
  readonly #names: string[] = []
  readonly #given: ContextValue[] = []
  readonly #read: (readonly RequestValue[] | undefined)[] = []
  #index: Map<string, number> | undefined

  /** Adds a key, or says what is wrong with it. */
  add(key: string, value: ContextValue | undefined): string | undefined {
    if (value === undefined) return undefined
    const name = foldKey(key)
    if (this.#find(name) !== -1)
      return `context key \`${key}\` is given in two spellings; key names are compared ignoring case`
    const problem = checkValue(value)
    if (problem !== undefined) return `context key \`${key}\` ${problem}`
    this.#names.push(name)
    this.#given.push(value)
    if (this.#index !== undefined) this.#index.set(name, this.#names.length - 1)
    else if (this.#names.length > SCANNED_KEYS) this.#index = new Map(this.#names.map((known, index) => [known, index]))
    return undefined
  }

  /** All values of a key; empty for an empty list; `undefined` when the key was not given. */
  get(name: string): readonly RequestValue[] | undefined {
    const index = this.#find(name)
    if (index === -1) return undefined
    const known = this.#read[index]
    if (known !== undefined) return known
    const values = readValues(this.#given[index] ?? [])
    this.#read[index] = values
    return values
  }

  #find(name: string): number {
    if (this.#index !== undefined) return this.#index.get(name) ?? -1
    return this.#names.indexOf(name)
  }
}

function checkValue(value: ContextValue): string | undefined {
  if (typeof value === 'string') return undefined
  if (Array.isArray(value))
    return value.every(isScalar) ? undefined : 'must be a list of strings, numbers, booleans and valid dates'
  return isScalar(value) ? undefined : 'must be a string, a number, a boolean, a valid date or a list of them'
}

/** Callers are not all written in TypeScript: a `null` or an object is refused here rather than compared as its text. */
function isScalar(value: unknown): value is Scalar {
  if (value instanceof Date) return !Number.isNaN(value.getTime())
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

function readValues(value: ContextValue): readonly RequestValue[] {
  if (isScalar(value)) return [new TextValue(toText(value))]
  return value.map((item) => new TextValue(toText(item)))
}

const toText = (value: Scalar): string => (value instanceof Date ? value.toISOString() : String(value))
