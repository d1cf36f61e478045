import { fail, ok, type Result } from '../util/result.ts'
import { PolicySet } from './assembled-policy-set.ts'
import type { DecisionError } from './decision.ts'
import { PolicyPlacer, type PolicySetError } from './place-policies.ts'
import type { PolicySetInput } from './policy-set.ts'
import { policySetShapeErrors } from './policy-set-shape.ts'
import { readSharingRules } from './sharing-rules.ts'

export type { PolicySet } from './assembled-policy-set.ts'
export type { PolicySetError } from './place-policies.ts'

/**
 * Puts policies in their places, compiling those that are not compiled yet. Assembling compiled policies costs microseconds.
 * Never throws for what a policy says: a policy that cannot be compiled makes every decision over the set a deny whose `errors` have
 * the code `PolicyNotEvaluated`. To refuse such policies instead, use `tryCompilePolicySet`.
 *
 * @example
 * const policySet = compilePolicySet({ identityPolicies: [policy], permissionsBoundary: boundary })
 * decide({ principal, action: 's3:GetObject', resource: 'arn:aws:s3:::bucket/key' }, policySet).allowed
 */
export function compilePolicySet(input: PolicySetInput): PolicySet {
  return assemble(input).policySet
}

/** As `compilePolicySet`, but yields every problem of every policy instead of a set that denies. */
export function tryCompilePolicySet(input: PolicySetInput): Result<PolicySet, PolicySetError> {
  const { policySet, errors } = assemble(input)
  return errors.length > 0 ? fail(...errors) : ok(policySet)
}

function assemble(given: PolicySetInput) {
  const placer = new PolicyPlacer()
  placer.errors.push(...policySetShapeErrors(given))
  const input: PolicySetInput = placer.errors.length > 0 ? {} : given
  const layers = {
    resourceControl: placer.levels(input.resourceControlPolicies, {
      layer: 'RESOURCE_CONTROL_POLICY',
      type: 'rcp',
      field: 'resourceControlPolicies',
    }),
    serviceControl: placer.levels(input.serviceControlPolicies, {
      layer: 'SERVICE_CONTROL_POLICY',
      type: 'scp',
      field: 'serviceControlPolicies',
    }),
    resource: placer.single(input.resourcePolicy, {
      layer: 'RESOURCE_POLICY',
      type: 'resource',
      field: 'resourcePolicy',
    }),
    identity: placer.identities(input.identityPolicies, {
      layer: undefined,
      type: 'identity',
      field: 'identityPolicies',
    }),
    boundary: placer.single(input.permissionsBoundary, {
      layer: 'PERMISSIONS_BOUNDARY',
      type: 'boundary',
      field: 'permissionsBoundary',
    }),
    session: placer.list(input.sessionPolicies, { layer: 'SESSION_POLICY', type: 'session', field: 'sessionPolicies' }),
  }
  const sharing = readSharingRules(input, layers.resource?.policies[0]?.policy)
  const policySet = new PolicySet({ layers, sharing, errors: placer.errors.map(toDecisionError) })
  return { policySet, errors: placer.errors }
}

const toDecisionError = ({ policy, message, line, column }: PolicySetError): DecisionError => ({
  code: 'PolicyNotEvaluated',
  message: `policy \`${policy}\`, line ${line}, column ${column}: ${message}`,
})
