import type { Address } from './conditions/address.ts'
import type { RequestValue } from './request-value.ts'

/** How long the answer stands: until the earliest instant at which a comparison that was made with the clock could turn out otherwise. */
export class Validity {
  /** Epoch milliseconds; infinite when no clock was consulted. */
  until = Number.POSITIVE_INFINITY

  limit(instant: number): void {
    if (instant < this.until) this.until = instant
  }
}

export interface ClockReading {
  readonly validity: Validity
  /** Epoch milliseconds of the question. */
  readonly now: number
  /** Epoch milliseconds that the value counts from. */
  readonly origin: number
  /** Milliseconds in one unit of the value. */
  readonly unit: number
}

/** Where a value came from that grows with the clock: so many whole units since `origin`. */
export class Clock {
  readonly #reading: ClockReading

  constructor(reading: ClockReading) {
    this.#reading = reading
  }

  /** Milliseconds in one unit. */
  get unit(): number {
    return this.#reading.unit
  }

  /** Whole units, at the instant of the question. */
  get value(): number {
    const { now, origin, unit } = this.#reading
    return Math.floor((now - origin) / unit)
  }

  /** Notes that the value was compared with `threshold`, in units: less, equal and greater each turn where it is reached or left. */
  comparedWith(threshold: number): void {
    const { origin, unit } = this.#reading
    const reached = origin + Math.floor(threshold) * unit
    this.#changesAt(reached)
    this.#changesAt(reached + unit)
  }

  /** Notes a use of the value that any change of it may alter. */
  usedAsText(): void {
    this.#changesAt(this.#reading.now + 1)
  }

  #changesAt(instant: number): void {
    if (instant > this.#reading.now) this.#reading.validity.limit(instant)
  }
}

/** `aws:CurrentTime`: an instant, in milliseconds. */
export class CurrentTimeValue implements RequestValue {
  readonly clock: Clock
  readonly number = undefined
  readonly address: Address | undefined = undefined

  constructor({ validity, now }: Pick<ClockReading, 'validity' | 'now'>) {
    this.clock = new Clock({ validity, now, origin: 0, unit: 1 })
  }

  get text(): string {
    this.clock.usedAsText()
    return new Date(this.clock.value).toISOString()
  }

  get instant(): number {
    return this.clock.value
  }
}

/** `aws:EpochTime` and `aws:MultiFactorAuthAge`: a count of whole seconds. */
export class SecondsValue implements RequestValue {
  readonly clock: Clock
  readonly address: Address | undefined = undefined

  constructor({ validity, now, origin }: Omit<ClockReading, 'unit'>) {
    this.clock = new Clock({ validity, now, origin, unit: 1000 })
  }

  get text(): string {
    this.clock.usedAsText()
    return String(this.clock.value)
  }

  get number(): number {
    return this.clock.value
  }

  get instant(): number {
    return this.clock.value * 1000
  }
}
