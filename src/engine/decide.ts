import type { AccessRequest } from './access-request.ts'
import type { PolicySet } from './assembled-policy-set.ts'
import { combine, type Settlement } from './combine.ts'
import type { Decision, DecisionError } from './decision.ts'
import { evaluateLayers } from './evaluate-layers.ts'
import { readRequest } from './read-request.ts'
import type { RequestFacts } from './request-facts.ts'
import { carveOut, isRoleAssumption } from './service-rules.ts'

/**
 * Decides one request as AWS IAM does. Pure and synchronous: no clock, no I/O. Never throws for what a request or a policy says; what
 * cannot be decided is a deny with `errors`.
 *
 * @example
 * const policySet = compilePolicySet({ identityPolicies: [policy] })
 * decide({ principal: 'arn:aws:iam::111122223333:user/alice', action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' }, policySet).outcome
 */
export function decide(request: AccessRequest, policySet: PolicySet): Decision {
  const read = readRequest(request, policySet)
  if (read.errors !== undefined) return undecided([...read.errors, ...policySet.errors])
  if (policySet.errors.length > 0) return undecided(policySet.errors)
  const { facts, plan } = read
  const misplaced = misplacedPolicy(facts, policySet)
  if (misplaced !== undefined) return undecided([misplaced])
  const carved = carveOut(facts)
  if (carved !== undefined) return toDecision({ outcome: carved, decidedBy: undefined }, facts.validity.until)
  return toDecision(combine(evaluateLayers(plan, facts, policySet.sharing), facts), facts.validity.until)
}

/** Whether a policy hangs on a role assumption that no role can have; which policies those are is known only now. */
function misplacedPolicy(facts: RequestFacts, { layers }: PolicySet): DecisionError | undefined {
  const [attached] = layers.resource?.policies ?? []
  if (attached === undefined || attached.policy.type === 'trust' || !isRoleAssumption(facts)) return undefined
  const message = `policy \`${attached.name}\` has a \`Resource\`, which a role trust policy must not have: its resource is the role itself`
  return { code: 'PolicyNotEvaluated', message }
}

function undecided(errors: readonly DecisionError[]): Decision {
  return Object.freeze({
    outcome: 'IMPLICIT_DENY',
    allowed: false,
    decidedBy: undefined,
    errors: Object.freeze(errors),
    validUntil: undefined,
  })
}

/** Epoch milliseconds: later than this no date can be, and no decision changes. */
const LAST_INSTANT = 8.64e15

const NO_ERRORS: readonly DecisionError[] = Object.freeze([])

function toDecision({ outcome, decidedBy }: Settlement, until: number): Decision {
  const allowed = outcome === 'ALLOWED'
  return {
    outcome,
    allowed,
    decidedBy,
    errors: NO_ERRORS,
    validUntil: until > LAST_INSTANT ? undefined : until,
  }
}
