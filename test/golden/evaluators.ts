/** Everything that answers the golden cases. */
import type { AccessRequest } from '../../src/engine/access-request.ts'
import type { LayerName } from '../../src/engine/decision.ts'
import { compilePolicySet, decide, explain } from '../../src/engine/index.ts'
import type { PolicySetInput } from '../../src/engine/policy-set.ts'
import { askOracle } from '../oracle/oracle.ts'

export interface Answer {
  readonly outcome: string
  /** Codes. */
  readonly errors: readonly string[]
  /** Epoch milliseconds; undefined: the clock does not matter, or the evaluator does not say. */
  readonly validUntil?: number | undefined
  /** Absent when the evaluator gives no reasons. */
  readonly explanation?: {
    readonly outcome: string
    readonly decidedBy: LayerName | undefined
    /** Sids of the determining statements. */
    readonly statements: readonly string[]
  }
}

export type Evaluate = (request: AccessRequest, policies: PolicySetInput) => Answer

/** The second evaluator. */
export const oracle: Evaluate = (request, policies) => {
  const { outcome, error } = askOracle(request, policies)
  return { outcome, errors: error ? [error] : [] }
}

/** The engine, without explanation: what the hot path runs. Policies are compiled once for any number of requests. */
export const libraryOver = (policies: PolicySetInput): ((request: AccessRequest) => Answer) => {
  const policySet = compilePolicySet(policies)
  return (request) => {
    const { outcome, errors, validUntil } = decide(request, policySet)
    return { outcome, errors: errors.map(({ code }) => code), validUntil }
  }
}

export const library: Evaluate = (request, policies) => libraryOver(policies)(request)

/** The engine, with its explanation. */
export const explainingLibrary: Evaluate = (request, policies) => {
  const { outcome, decidedBy, matchedStatements } = explain(request, compilePolicySet(policies))
  const statements = matchedStatements.flatMap(({ sid }) => (sid === undefined ? [] : [sid]))
  return { ...library(request, policies), explanation: { outcome, decidedBy, statements } }
}

export const EVALUATORS: Readonly<Record<string, Evaluate>> = { oracle, library: explainingLibrary }
