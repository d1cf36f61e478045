import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cases } from '../differential/choose-case.ts'
import { askOracle } from './oracle.ts'

/** Levels of an organization included: they are all to be passed, whichever comes first. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed).reverse()
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, reversed(item)]))
}

it('decides the same whatever the order of policies, statements and values', () => {
  const orderless = fc.property(cases, ({ request, policies }) => {
    const { outcome } = askOracle(request, policies)
    expect(askOracle(request, reversed(policies) as typeof policies).outcome).toBe(outcome)
  })
  fc.assert(orderless, { numRuns: 1_000, endOnFailure: true })
})
