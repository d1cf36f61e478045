/**
 * The engine against the oracle, on cases that nobody thought of.
 * `SALLYPORT_DIFFERENTIAL_CASES=100000` asks for more of them, `SALLYPORT_DIFFERENTIAL_SEED=1` for the same ones again.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DecisionOutcome } from '../../src/engine/decision.ts'
import { EVALUATORS } from '../golden/evaluators.ts'
import { askOracle } from '../oracle/oracle.ts'
import { cases } from './choose-case.ts'
import { agree, asGoldenCase, type Case, type Evaluate, reduceCase } from './disagreement.ts'

const CASES = Number(process.env.SALLYPORT_DIFFERENTIAL_CASES ?? 5_000)
const SEED = Number(process.env.SALLYPORT_DIFFERENTIAL_SEED ?? Date.now() % 2 ** 31)

/** The first case on which the evaluator and the oracle differ. */
function firstDisagreement(evaluate: Evaluate, count: number): Case | undefined {
  const agreement = fc.property(cases, ({ request, policies }) =>
    agree(askOracle(request, policies), evaluate(request, policies)),
  )
  return fc.check(agreement, { numRuns: count, seed: SEED, endOnFailure: true }).counterexample?.[0]
}

describe(`the engine and the oracle, seed ${SEED}`, () => {
  const { library } = EVALUATORS

  it.skipIf(library === undefined)(`agree on ${CASES} cases`, { timeout: 600_000 }, () => {
    if (library === undefined) return
    console.info(`differential: ${CASES} cases, SALLYPORT_DIFFERENTIAL_SEED=${SEED}`)
    const found = firstDisagreement(library, CASES)
    if (found === undefined) return
    const smallest = reduceCase(found, library)
    const answer = library(smallest.request, smallest.policies)
    expect.fail(`seed ${SEED}: the library says ${JSON.stringify(answer)} to\n${asGoldenCase(smallest)}`)
  })
})

describe('the generated cases', () => {
  it('give each outcome at least a fifth', () => {
    const counts: Record<DecisionOutcome, number> = { ALLOWED: 0, EXPLICIT_DENY: 0, IMPLICIT_DENY: 0 }
    const count = fc.property(cases, ({ request, policies }) => {
      counts[askOracle(request, policies).outcome]++
    })
    fc.assert(count, { numRuns: 2_000, seed: SEED })
    for (const share of Object.values(counts)) expect(share).toBeGreaterThanOrEqual(400)
  })

  it('are decided without errors', () => {
    const decided = fc.property(cases, ({ request, policies }) => askOracle(request, policies).error === undefined)
    fc.assert(decided, { numRuns: 2_000, seed: SEED, endOnFailure: true })
  })

  const forgetful: Readonly<Record<string, (found: Case) => Case>> = {
    'permissions boundaries': ({ request, policies }) => ({
      request,
      policies: without(policies, 'permissionsBoundary'),
    }),
    'session policies': ({ request, policies }) => ({ request, policies: without(policies, 'sessionPolicies') }),
    'service control policies': ({ request, policies }) => ({
      request,
      policies: without(policies, 'serviceControlPolicies'),
    }),
    'resource control policies': ({ request, policies }) => ({
      request,
      policies: without(policies, 'resourceControlPolicies'),
    }),
    'the resource policy': ({ request, policies }) => ({ request, policies: without(policies, 'resourcePolicy') }),
    conditions: ({ request, policies }) => ({
      request,
      policies: JSON.parse(JSON.stringify(policies), (key, value) => (key === 'Condition' ? {} : value)),
    }),
    IfExists: (found) => rewritten(found, /IfExists":/g, '":'),
    'the set prefix of ForAnyValue': (found) => rewritten(found, /ForAnyValue:/g, 'ForAllValues:'),
    'the negation of NotAction': (found) => rewritten(found, /"NotAction":/g, '"Action":'),
    'the negation of NotResource': (found) => rewritten(found, /"NotResource":/g, '"Resource":'),
    'the negation of NotPrincipal': (found) => rewritten(found, /"NotPrincipal":/g, '"Principal":'),
    'the default of a variable': (found) => rewritten(found, /, '[^']*'\}/g, '}'),
    'who owns the resource': ({ request, policies }) => ({ request: without(request, 'resourceAccountId'), policies }),
  }

  it.each(Object.entries(forgetful))('find out an evaluator that forgets %s', (_, forget) => {
    const evaluate: Evaluate = (request, policies) => {
      const forgotten = forget({ request, policies })
      const { outcome, error } = askOracle(forgotten.request, forgotten.policies)
      return { outcome, errors: error ? [error] : [] }
    }
    const found = firstDisagreement(evaluate, 3_000)
    expect(found).toBeDefined()
    if (found === undefined) return
    const smallest = reduceCase(found, evaluate)
    const { request, policies } = smallest
    expect(agree(askOracle(request, policies), evaluate(request, policies))).toBe(false)
    expect(JSON.stringify(smallest.policies).length).toBeLessThan(1_000)
  })
})

function without<T extends object, K extends keyof T>(object: T, key: K): Omit<T, K> {
  const { [key]: _, ...rest } = object
  return rest
}

function rewritten({ request, policies }: Case, from: RegExp, to: string): Case {
  return { request, policies: JSON.parse(JSON.stringify(policies).replace(from, to)) }
}
