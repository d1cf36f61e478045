import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixedSegments, readTemplate } from '../../src/engine/pattern-template.ts'
import { compileSegments, matchSegments } from '../../src/engine/wildcard.ts'

const segmentsOf = (pattern: string) =>
  fixedSegments(readTemplate(pattern, { variables: false, wildcards: true })) ?? []
const matches = (pattern: string, text: string) => compileSegments(segmentsOf(pattern))(text)

/** What the User Guide says, word by word, in exponential time. */
function naive(pattern: string, text: string): boolean {
  if (pattern === '') return text === ''
  const [first] = pattern
  const rest = pattern.slice(1)
  if (first === '*') return naive(rest, text) || (text !== '' && naive(pattern, text.slice(1)))
  return text !== '' && (first === '?' || first === text[0]) && naive(rest, text.slice(1))
}

describe('a pattern', () => {
  it.each([
    ['abc', 'abc', true],
    ['abc', 'abd', false],
    ['abc', 'ab', false],
    ['', '', true],
    ['', 'a', false],
    ['*', '', true],
    ['*', 'anything at all', true],
    ['?', '', false],
    ['?', 'a', true],
    ['a*', 'a', true],
    ['*a', 'a', true],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['ab*ba', 'aba', false],
    ['a**b', 'ab', true],
    ['*b*', 'abc', true],
    ['a?c*', 'abc', true],
    ['b/*/test/*', 'b/1/2/test/3/o', true],
    ['b/*/test/*', 'b//test/o', true],
    ['b/*/test/*', 'b/1/test/', true],
    ['b/*/test/*', 'b/test/o', false],
    ['b/*/test/*', 'b/1-test/o', false],
  ])('%j and %j: %s', (pattern, text, expected) => expect(matches(pattern, text)).toBe(expected))

  it('means what the naive reading says', () => {
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 })
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 })
    fc.assert(
      fc.property(pattern, text, (p, t) => {
        expect(matches(p, t)).toBe(naive(p, t))
        expect(matchSegments(segmentsOf(p), t)).toBe(naive(p, t))
      }),
      { numRuns: 2000 },
    )
  })
})
