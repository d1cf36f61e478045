import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginsWith } from '../../src/engine/begins-with.ts'

describe('beginsWith', () => {
  it.each([
    ['abc', 'ab', 0, true],
    ['abc', 'bc', 0, false],
    ['abc', 'bc', 1, true],
    ['abc', 'xc', 1, false],
    ['abc', 'abcd', 0, false],
    ['abab', 'ab', 1, false],
    ['abc', '', 3, true],
    ['abc', '', 4, false],
  ])('%j has %j at %i: %s', (text, part, at, expected) => expect(beginsWith(text, part, at)).toBe(expected))

  it('says what `startsWith` says', () => {
    const few = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 })
    fc.assert(
      fc.property(few, few, fc.nat({ max: 6 }), (text, part, at) => {
        fc.pre(at <= text.length)
        expect(beginsWith(text, part, at)).toBe(text.startsWith(part, at))
      }),
    )
  })
})
