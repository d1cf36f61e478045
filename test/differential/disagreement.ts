/** Two answers to one case, and the smallest case on which they still differ. */
import type { AccessRequest } from '../../src/engine/access-request.ts'
import type { PolicySetInput } from '../../src/engine/policy-set.ts'
import type { Answer, Evaluate } from '../golden/evaluators.ts'
import { askOracle, type OracleAnswer } from '../oracle/oracle.ts'

export interface Case {
  readonly request: AccessRequest
  readonly policies: PolicySetInput
}

export function agree(oracle: OracleAnswer, answer: Answer): boolean {
  if ((oracle.error !== undefined) !== answer.errors.length > 0) return false
  if (oracle.anyDeny) return answer.outcome !== 'ALLOWED'
  return oracle.outcome === answer.outcome
}

/**
 * A smaller case on which the evaluator and the oracle still differ in the same way: whatever can be left out of policies and
 * context, is.
 */
export function reduceCase(found: Case, evaluate: Evaluate): Case {
  const difference = ({ request, policies }: Case) => {
    const oracle = askOracle(request, policies)
    const answer = evaluate(request, policies)
    if (agree(oracle, answer)) return undefined
    return [oracle.outcome, oracle.error, answer.outcome, ...answer.errors].join()
  }
  const original = difference(found)
  const differs = (candidate: Case) => difference(candidate) === original
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

/** What a named policy, a level or an access control list cannot do without. */
const SHAPE = 'name document policies kind arn on ownerAccountId grants grantee permission accountId'.split(' ')

/** Every way of leaving one member or element out, the largest parts first; a policy given as text is first read. */
function withoutOne(value: unknown): unknown[] {
  if (typeof value === 'string') return value.startsWith('{') ? [JSON.parse(value)] : []
  if (Array.isArray(value)) {
    // An element such as Action stays a list of at least one; an empty one has a meaning of its own.
    const texts = value.length === 1 && typeof value[0] === 'string'
    const shorter = texts ? [] : value.map((_, i) => value.toSpliced(i, 1))
    const inside = value.flatMap((item, i) => withoutOne(item).map((smaller) => value.with(i, smaller)))
    return [...shorter, ...inside]
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) return []
  const members = Object.entries(value)
  const fewer = members.flatMap(([key], i) =>
    SHAPE.includes(key) ? [] : [Object.fromEntries(members.toSpliced(i, 1))],
  )
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
