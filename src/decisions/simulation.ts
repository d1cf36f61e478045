import type { AccessRequest } from '../engine/access-request.ts'
import { compilePolicySet } from '../engine/compile-policy-set.ts'
import { decide } from '../engine/decide.ts'
import { explain } from '../engine/explain.ts'
import type { PolicySetInput } from '../engine/policy-set.ts'
import { reasonFor } from '../engine/reason.ts'
import type { Answer } from './decision-gateway.ts'

/** The same engine over policies that are given, not stored: nothing is read, so no revision and no cache. */
export function simulateDecision(request: AccessRequest, policies: PolicySetInput): Answer {
  const policySet = compilePolicySet(policies)
  const decision = decide(request, policySet)
  return {
    decision,
    revision: 0,
    reason: () => reasonFor(decision, request),
    explain: (options) => explain(request, policySet, options),
  }
}
