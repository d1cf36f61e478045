import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decisionKey } from '../../src/decisions/decision-key.ts'

const KEYS = ['aws:sourceip', 's3:prefix', 'aws:tagkeys'] as const

// Few characters, the encoding's own among them, so that collisions would be found.
const text = fc.string({
  unit: fc.constantFrom('a', 'b', ':', ';', '=', '[', '1', '2', '\0', '\u{1f600}'),
  maxLength: 4,
})
const value = fc.oneof(text, fc.array(text, { maxLength: 3 }))
const parts = fc.record({
  policySetId: fc.integer({ min: 1, max: 12 }),
  action: text.map((name) => name.toLowerCase()),
  resource: text,
  context: fc.dictionary(fc.constantFrom(...KEYS), value),
  contextKeys: fc.constant(KEYS),
})

describe('the decision key', () => {
  it('is the same for two questions only if they are the same question', () => {
    fc.assert(
      fc.property(parts, parts, (left, right) => {
        const same = JSON.stringify(sorted(left)) === JSON.stringify(sorted(right))
        expect(decisionKey(left) === decisionKey(right)).toBe(same)
      }),
      { numRuns: 5_000 },
    )
  })

  it.each([
    ['policySetId', { policySetId: 2 }],
    ['action', { action: 's3:putobject' }],
    ['resource', { resource: 'arn:aws:s3:::b/other' }],
    ['a context key', { context: { 's3:prefix': 'other' } }],
    ['one value or a list of it', { context: { 's3:prefix': ['home'] } }],
    ['an absent or an empty value', { context: { 's3:prefix': '' } }],
  ])('tells %s apart', (_name, change) => {
    const base = {
      policySetId: 1,
      action: 's3:getobject',
      resource: 'arn:aws:s3:::b/k',
      context: { 's3:prefix': 'home' },
      contextKeys: KEYS,
    }
    expect(decisionKey({ ...base, ...change })).not.toBe(decisionKey(base))
  })

  it('ignores the case of the action, and keys that no policy can read', () => {
    const base = { policySetId: 1, action: 's3:GetObject', resource: 'r', context: {}, contextKeys: KEYS }
    expect(decisionKey({ ...base, action: 'S3:getobject', context: { 'aws:useragent': 'x' } })).toBe(decisionKey(base))
  })
})

function sorted<Parts extends { readonly context: object }>({ context, ...rest }: Parts) {
  return { ...rest, context: Object.entries(context).sort(([left], [right]) => (left < right ? -1 : 1)) }
}
