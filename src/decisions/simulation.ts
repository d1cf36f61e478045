import type { AccessRequest } from '../engine/access-request.ts'
import type { CompiledPolicy } from '../engine/compile-policy.ts'
import { compilePolicySet } from '../engine/compile-policy-set.ts'
import { decide } from '../engine/decide.ts'
import { explain } from '../engine/explain.ts'
import type { PolicySetInput } from '../engine/policy-set.ts'
import { reasonFor } from '../engine/reason.ts'
import type { PolicyType } from '../policy/policy-document.ts'
import { CompiledPolicies } from './compiled-policies.ts'
import type { Answer } from './decision-gateway.ts'

/** Apart from the gateway's own, so that nobody's simulations push the policies of decisions out. */
const simulated = new CompiledPolicies({ maxCharacters: 4 * 1024 * 1024 })

/** A policy to simulate with: of a batch that gives the same text a thousand times, it is compiled once. */
export function compileSimulated(text: string, type: PolicyType): CompiledPolicy {
  return simulated.get(text, type)
}

/** The same engine over policies that are given, not stored: nothing is read, so no revision and no cache. */
export function simulateDecision(request: AccessRequest, policies: PolicySetInput): Answer {
  const policySet = compilePolicySet(policies)
  const decision = decide(request, policySet)
  return {
    decision,
    revision: 0,
    reason: (shownAs = request.resource) => reasonFor(decision, { ...request, resource: shownAs }),
    explain: (options) => explain(request, policySet, options),
  }
}
