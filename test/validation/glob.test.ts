import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { globCovers, globsOverlap } from '../../src/validation/glob.ts'

const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 6 })

/** All texts of up to four letters of a small alphabet: enough to tell patterns of this size apart, nearly always. */
const TEXTS = ['', ...'abc'].reduce<string[]>(
  (texts) => [...new Set(texts.flatMap((text) => ['', 'a', 'b', 'c'].map((letter) => text + letter)))],
  [''],
)
const matches = (glob: string) => {
  const escaped = glob.replaceAll('*', '.*').replaceAll('?', '.')
  const expression = new RegExp(`^${escaped}$`)
  return TEXTS.filter((text) => expression.test(text))
}

describe('globCovers', () => {
  it.each([
    ['*', '', true],
    ['s3:Get*', 's3:GetObject', true],
    ['s3:*Object', 's3:Get*Object', true],
    ['a*', '*a', false],
    ['?', '*', false],
    ['??*', '?*', false],
    ['a?', 'a?', true],
    ['', '*', false],
  ])('%j covers %j: %s', (whole, part, expected) => expect(globCovers(whole, part)).toBe(expected))

  it('never claims more than there is', () => {
    fc.assert(
      fc.property(pattern, pattern, (whole, part) => {
        if (!globCovers(whole, part)) return
        const covered = new Set(matches(whole))
        expect(matches(part).every((text) => covered.has(text))).toBe(true)
      }),
    )
  })

  it('takes no longer for many stars', () => {
    expect(globCovers(`${'*a'.repeat(2_000)}b`, 'a'.repeat(10_000))).toBe(false)
  })
})

describe('globsOverlap', () => {
  it.each([
    ['*', '', true],
    ['*Object', 's3:Get*', true],
    ['Get*', 'Put*', false],
    ['a?c', 'ab*', true],
    ['a?', 'a', false],
    ['*a', '*b', false],
  ])('%j and %j: %s', (one, other, expected) => {
    expect(globsOverlap(one, other)).toBe(expected)
    expect(globsOverlap(other, one)).toBe(expected)
  })

  it('agrees with what the patterns match', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 3 })
    fc.assert(
      fc.property(short, short, (one, other) => {
        const texts = new Set(matches(one))
        expect(globsOverlap(one, other)).toBe(matches(other).some((text) => texts.has(text)))
      }),
      { numRuns: 500 },
    )
  })
})
