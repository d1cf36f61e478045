/** Two answers to one case, and the smallest case on which they still differ. */
import type { AccessRequest } from '../../src/engine/access-request.ts'
import type { PolicySetInput } from '../../src/engine/policy-set.ts'
import type { Answer } from '../golden/evaluators.ts'
import { askOracle, type OracleAnswer } from '../oracle/oracle.ts'

export interface Case {
  readonly request: AccessRequest
  readonly policies: PolicySetInput
}

export type Evaluate = (request: AccessRequest, policies: PolicySetInput) => Answer

export function agree(oracle: OracleAnswer, answer: Answer): boolean {
  if ((oracle.error !== undefined) !== answer.errors.length > 0) return false
  if (oracle.anyDeny) return answer.outcome !== 'ALLOWED'
  return oracle.outcome === answer.outcome
}

/**
 * A smaller case on which the evaluator and the oracle still differ: whatever can be left out of policies and context, is.
 * Only cases that the oracle can decide count, lest the reduction end in a malformed policy.
 */
export function reduceCase(found: Case, evaluate: Evaluate): Case {
  const differs = (candidate: Case) => {
    const oracle = askOracle(candidate.request, candidate.policies)
    return oracle.error === undefined && !agree(oracle, evaluate(candidate.request, candidate.policies))
  }
  let smallest = found
  for (;;) {
    const smaller = smallerThan(smallest).find(differs)
    if (smaller === undefined) return smallest
    smallest = smaller
  }
}

function smallerThan({ request, policies }: Case): Case[] {
  return [
    ...withoutOne(policies).map((fewer) => ({ request, policies: fewer as PolicySetInput })),
    ...withoutOne(request.context ?? {}).map((context) => ({
      request: { ...request, context: context as NonNullable<AccessRequest['context']> },
      policies,
    })),
  ]
}

/** Every way of leaving one member or element out, the largest parts first. */
function withoutOne(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    const shorter = value.map((_, i) => value.toSpliced(i, 1))
    const inside = value.flatMap((item, i) => withoutOne(item).map((smaller) => value.with(i, smaller)))
    return [...shorter, ...inside]
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) return []
  const members = Object.entries(value)
  const fewer = members.map((_, i) => Object.fromEntries(members.toSpliced(i, 1)))
  const inside = members.flatMap(([key, item], i) =>
    withoutOne(item).map((smaller) => Object.fromEntries(members.with(i, [key, smaller]))),
  )
  return [...fewer, ...inside]
}

/** Ready to be pasted into a file of `test/cases`, once the reference has said who is right. */
export function asGoldenCase({ request, policies }: Case): string {
  const { outcome, because, anyDeny } = askOracle(request, policies)
  const expected = { outcome: anyDeny ? 'DENIED' : outcome }
  return JSON.stringify({ name: '', why: `oracle: ${because}`, request, policies, expect: expected }, null, 2)
}
