/**
 * The engine against the oracle, on cases that nobody thought of.
 * `SALLYPORT_DIFFERENTIAL_CASES=100000` asks for more of them, `SALLYPORT_DIFFERENTIAL_SEED=1` for the same ones again.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AccessRequest } from '../../src/engine/access-request.ts'
import type { DecisionOutcome } from '../../src/engine/decision.ts'
import type { PolicySetInput } from '../../src/engine/policy-set.ts'
import { type Answer, type Evaluate, library, libraryOver } from '../golden/evaluators.ts'
import { askOracle } from '../oracle/oracle.ts'
import { cases, crowdedQuestions, type Questions, questions, VARIANTS } from './choose-case.ts'
import { agree, asGoldenCase, type Case, reduceCase } from './disagreement.ts'

const CASES = Number(process.env.SALLYPORT_DIFFERENTIAL_CASES ?? 5_000)
const SEED = Number(process.env.SALLYPORT_DIFFERENTIAL_SEED ?? Date.now() % 2 ** 31)

/** For what is asked of the generator itself, which must not depend on luck. */
const FIXED_SEED = 1

type EvaluateOver = (policies: PolicySetInput) => (request: AccessRequest) => Answer

interface Search {
  readonly among: fc.Arbitrary<Questions>
  /** How many cases to look at, or a few more. */
  readonly count: number
  readonly seed?: number
}

/** The first case on which the evaluator and the oracle differ. */
function firstDisagreement(evaluateOver: EvaluateOver, { among, count, seed = SEED }: Search): Case | undefined {
  const disagreement = ({ policies, requests }: Questions) => {
    const evaluate = evaluateOver(policies)
    return requests.find((request) => !agree(askOracle(request, policies), evaluate(request)))
  }
  const property = fc.property(among, (asked) => disagreement(asked) === undefined)
  const numRuns = Math.ceil(count / (1 + VARIANTS))
  const [found] = fc.check(property, { numRuns, seed, endOnFailure: true }).counterexample ?? []
  const request = found && disagreement(found)
  return request && { request, policies: found.policies }
}

function expectAgreement(search: Search): void {
  const found = firstDisagreement(libraryOver, search)
  if (found === undefined) return
  const smallest = reduceCase(found, library)
  const answer = library(smallest.request, smallest.policies)
  expect.fail(`seed ${SEED}: the library says ${JSON.stringify(answer)} to\n${asGoldenCase(smallest)}`)
}

describe(`the engine and the oracle, seed ${SEED}`, () => {
  it(`agree on ${CASES} cases`, { timeout: 600_000 }, () => {
    console.info(`differential: ${CASES} cases, SALLYPORT_DIFFERENTIAL_SEED=${SEED}`)
    expectAgreement({ among: questions, count: CASES })
  })

  it('agree where policies are crowded', { timeout: 600_000 }, () => {
    expectAgreement({ among: crowdedQuestions, count: CASES / 50 })
  })
})

describe('a decision that depends on the clock', () => {
  const SECOND = 1_000
  const DAY = 86_400 * SECOND

  it('stands until the instant it names', { timeout: 600_000 }, () => {
    let named = 0
    const stands = fc.property(cases, ({ request, policies }) => {
      if (!request.now) return
      const now = request.now.getTime()
      const ask = libraryOver(policies)
      const { outcome, validUntil } = ask(request)
      if (validUntil !== undefined) {
        named++
        expect(validUntil).toBeGreaterThan(now)
      }
      const later = [1, SECOND, 3_600 * SECOND, DAY, 40 * DAY, 4_000 * DAY].map((wait) => now + wait)
      const instants = validUntil === undefined ? later : [...later.filter((at) => at < validUntil), validUntil - 1]
      for (const at of instants) {
        expect(ask({ ...request, now: new Date(at) }).outcome, new Date(at).toISOString()).toBe(outcome)
      }
    })
    fc.assert(stands, { numRuns: Math.ceil(CASES / 2), seed: SEED, endOnFailure: true })
    expect(named).toBeGreaterThan(0)
  })
})

describe('the generated cases', () => {
  it('give each outcome at least a fifth', () => {
    const counts: Record<DecisionOutcome, number> = { ALLOWED: 0, EXPLICIT_DENY: 0, IMPLICIT_DENY: 0 }
    const count = fc.property(questions, ({ policies, requests }) => {
      for (const request of requests) counts[askOracle(request, policies).outcome]++
    })
    fc.assert(count, { numRuns: 1_000, seed: FIXED_SEED })
    const fifth = (1_000 * (1 + VARIANTS)) / 5
    for (const share of Object.values(counts)) expect(share).toBeGreaterThanOrEqual(fifth)
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
    'access control lists': ({ request, policies }) => ({ request, policies: without(policies, 'accessControlLists') }),
    'Object Ownership': ({ request, policies }) => ({
      request,
      policies: { ...policies, objectOwnership: 'ObjectWriter' },
    }),
    'Block Public Access': ({ request, policies }) => ({ request, policies: without(policies, 'publicAccessBlock') }),
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
    const found = firstDisagreement((policies) => (request) => evaluate(request, policies), {
      among: questions,
      count: 20_000,
      seed: FIXED_SEED,
    })
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
