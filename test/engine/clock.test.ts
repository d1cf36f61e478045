import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compilePolicySet, decide } from '../../src/engine/index.ts'
import { allow, asked, deny, policy, when } from './language.ts'

const NOON = Date.parse('2025-06-01T12:00:00Z')
const at = (milliseconds: number) => new Date(milliseconds)
const over = (...statements: readonly object[]) => compilePolicySet({ identityPolicies: [policy(...statements)] })
const validUntil = (condition: Record<string, Record<string, unknown>>, request: object = { now: at(NOON) }) =>
  decide(asked(request), over(allow(when(condition)))).validUntil

describe('a decision expires', () => {
  it.each([
    ['DateLessThan', '2025-06-01T13:00:00Z', '2025-06-01T13:00:00.000Z'],
    ['DateLessThanEquals', '2025-06-01T12:00:00Z', '2025-06-01T12:00:00.001Z'],
    ['DateGreaterThan', '2025-06-02', '2025-06-02T00:00:00.000Z'],
    ['DateNotEquals', '2025-06-02', '2025-06-02T00:00:00.000Z'],
  ])('by %s %s', (operator, value, expected) => {
    expect(at(validUntil({ [operator]: { 'aws:CurrentTime': value } }) ?? 0).toISOString()).toBe(expected)
  })

  it('by the age of the MFA code', () => {
    const request = { now: at(NOON), mfaAuthenticatedAt: at(NOON - 60_000) }
    expect(validUntil({ NumericLessThan: { 'aws:MultiFactorAuthAge': '300' } }, request)).toBe(NOON + 240_000)
  })

  it('by the epoch, as a date and as a number', () => {
    const later = `${NOON / 1000 + 10}`
    expect(validUntil({ NumericLessThan: { 'aws:EpochTime': later } })).toBe(NOON + 10_000)
    expect(validUntil({ DateLessThan: { 'aws:EpochTime': later } })).toBe(NOON + 10_000)
  })

  it('at once where the time is used as text', () => {
    expect(validUntil({ StringLike: { 'aws:CurrentTime': '2025-*' } })).toBe(NOON + 1)
  })
})

describe('a decision never expires', () => {
  it('by a date that has passed', () => {
    expect(validUntil({ DateLessThan: { 'aws:CurrentTime': '2025-01-01' } })).toBeUndefined()
  })

  it('by a key that the context gives', () => {
    const context = { 'aws:CurrentTime': '2025-06-01T12:00:00Z' }
    expect(
      validUntil({ DateLessThan: { 'aws:CurrentTime': '2026-01-01' } }, { context, now: at(NOON) }),
    ).toBeUndefined()
  })

  it('by a statement about something else', () => {
    const elsewhere = allow({
      Resource: 'arn:aws:s3:::other/*',
      ...when({ DateLessThan: { 'aws:CurrentTime': '2026-01-01' } }),
    })
    expect(decide(asked({ now: at(NOON) }), over(allow(), elsewhere)).validUntil).toBeUndefined()
  })

  it('by a statement about somebody else', () => {
    const resourcePolicy = policy(
      allow({
        Principal: { Service: 's3.amazonaws.com' },
        ...when({ DateLessThan: { 'aws:CurrentTime': '2026-01-01' } }),
      }),
    )
    expect(decide(asked({ now: at(NOON) }), compilePolicySet({ resourcePolicy })).validUntil).toBeUndefined()
  })

  it('by whether there is a time at all', () => {
    expect(validUntil({ Null: { 'aws:CurrentTime': 'false' } })).toBeUndefined()
  })
})

it('without an instant there is no time', () => {
  expect(decide(asked(), over(allow(when({ DateGreaterThan: { 'aws:CurrentTime': '1970-01-02' } })))).allowed).toBe(
    false,
  )
})

describe('until it expires', () => {
  const offset = fc.integer({ min: -5000, max: 5000 })
  const operator = fc.constantFrom(
    'LessThan',
    'LessThanEquals',
    'GreaterThan',
    'GreaterThanEquals',
    'Equals',
    'NotEquals',
  )
  const condition = fc.oneof(
    fc
      .tuple(operator, offset)
      .map(([name, by]) => ({ [`Date${name}`]: { 'aws:CurrentTime': at(NOON + by).toISOString() } })),
    fc
      .tuple(operator, offset)
      .map(([name, by]) => ({ [`Numeric${name}`]: { 'aws:MultiFactorAuthAge': `${60 + by / 1000}` } })),
    fc
      .tuple(operator, offset)
      .map(([name, by]) => ({ [`Numeric${name}`]: { 'aws:EpochTime': `${(NOON + by) / 1000}` } })),
    fc
      .tuple(operator, offset)
      .map(([name, by]) => ({ [`Date${name}`]: { 'aws:EpochTime': at(NOON + by).toISOString() } })),
  )
  const statement = fc.tuple(fc.constantFrom(allow, deny), condition).map(([effect, one]) => effect(when(one)))

  it('a decision stays what it is', () => {
    fc.assert(
      fc.property(
        fc.array(statement, { minLength: 1, maxLength: 4 }),
        offset,
        fc.nat(20_000),
        (statements, start, later) => {
          const policySet = over(...statements)
          const ask = (now: number) => decide(asked({ now: at(now), mfaAuthenticatedAt: at(NOON - 60_000) }), policySet)
          const now = NOON + start
          const decision = ask(now)
          expect(decision.validUntil ?? Number.POSITIVE_INFINITY).toBeGreaterThan(now)
          const then = Math.min(now + later, (decision.validUntil ?? Number.POSITIVE_INFINITY) - 1)
          expect(ask(then).outcome).toBe(decision.outcome)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
