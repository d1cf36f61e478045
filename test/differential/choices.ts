import fc from 'fast-check'

/** The random choices of one case, read off numbers that fast-check draws: one seed, one case. */
export class Choices {
  readonly #numbers: readonly number[]
  #next = 0

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers
  }

  /** An integer from 0 to `limit` - 1. */
  below(limit: number): number {
    const number = this.#numbers[this.#next++] ?? 0
    return number % limit
  }

  pick<const T>(options: readonly [T, ...T[]]): T {
    return options[this.below(options.length)] ?? options[0]
  }

  chance(percent: number): boolean {
    return this.below(100) >= 100 - percent
  }

  /** From `least` to `most` of whatever `make` makes. */
  several<T>(least: number, most: number, make: () => T): T[] {
    return Array.from({ length: least + this.below(most - least + 1) }, make)
  }
}

/** Cases made by `make` out of `length` choices; when they run out, every further one is the first option. */
export function chosen<T>(make: (choices: Choices) => T, length = 600): fc.Arbitrary<T> {
  const numbers = fc.array(fc.nat(0x7fffffff), { minLength: length, maxLength: length, size: 'max' })
  return fc.noBias(fc.noShrink(numbers)).map((drawn) => make(new Choices(drawn)))
}
