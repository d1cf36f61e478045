/** That the time to match a pattern is bounded by its length times that of the text, whatever it holds. */
import { describe, expect, it } from 'vitest'
import { fixedSegments, readTemplate } from '../../src/engine/pattern-template.ts'
import { compileSegments } from '../../src/engine/wildcard.ts'

const matches = (pattern: string, text: string) =>
  compileSegments(fixedSegments(readTemplate(pattern, { variables: false, wildcards: true })) ?? [])(text)

describe('a pattern', () => {
  it.each([
    ['many stars', '*a'.repeat(5000), `${'a'.repeat(10_000)}b`],
    ['many stars and question marks', '*?a'.repeat(3333), `${'a'.repeat(10_000)}b`],
    ['a long segment that almost fits', `*${'a'.repeat(5000)}b*`, 'a'.repeat(10_000)],
    ['a long segment of question marks', `*${'a?'.repeat(2500)}b*`, 'a'.repeat(10_000)],
  ])(
    'of 10,000 characters does not run away: %s',
    (_, pattern, text) => {
      // The exponential reading would take longer than the universe has; a deadline of seconds depends on no machine.
      expect(matches(pattern, text)).toBe(false)
    },
    20_000,
  )
})
