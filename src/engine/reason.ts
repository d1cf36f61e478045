import type { AccessRequest } from './access-request.ts'
import { callerName } from './caller-name.ts'
import type { Decision, LayerName } from './decision.ts'
import { parsePrincipal } from './parse-principal.ts'
import { parseRequestAction } from './request-action.ts'
import { isRoleAssumption } from './service-rules.ts'

/** How the sentences name the policies of a layer, with their article. */
const POLICIES: Readonly<Record<LayerName, readonly [article: string, name: string]>> = Object.freeze({
  RESOURCE_CONTROL_POLICY: ['a', 'resource control policy'],
  SERVICE_CONTROL_POLICY: ['a', 'service control policy'],
  RESOURCE_POLICY: ['a', 'resource-based policy'],
  ACCESS_CONTROL_LIST: ['an', 'access control list'],
  USER_POLICY: ['an', 'identity-based policy'],
  GROUP_POLICY: ['an', 'identity-based policy'],
  ROLE_POLICY: ['an', 'identity-based policy'],
  PERMISSIONS_BOUNDARY: ['a', 'permissions boundary'],
  SESSION_POLICY: ['a', 'session policy'],
})

/**
 * Says in one sentence, in IAM's words, why a decision is what it is. It names the layer and no policy, and is safe to show to the
 * caller; whether a foreign or anonymous caller may see even that is for the service to say.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 *
 * @example
 * reasonFor(decide(request, policySet), request)
 * // User: arn:aws:iam::111122223333:user/bob is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::b/k
 * // because no identity-based policy allows the s3:GetObject action
 */
export function reasonFor(decision: Decision, request: AccessRequest): string {
  const { principal, action, resource } = request
  const user = typeof principal === 'string' ? principal : callerName(principal)
  const verb = decision.allowed ? 'is authorized' : 'is not authorized'
  return `User: ${user} ${verb} to perform: ${action} on resource: ${resource} ${because(decision, request)}`
}

function because({ outcome, decidedBy, errors }: Decision, request: AccessRequest): string {
  const [error] = errors
  if (error !== undefined) return `because the request could not be decided: ${error.message}`
  if (decidedBy === undefined) return becauseOfTheCaller(outcome === 'ALLOWED', request)
  const [article, policy] = nameOf(decidedBy, request)
  if (outcome === 'ALLOWED') return `because ${article} ${policy} allows the ${request.action} action`
  if (outcome === 'EXPLICIT_DENY') return `with an explicit deny in ${article} ${policy}`
  return `because no ${policy} allows the ${request.action} action`
}

function nameOf(layer: LayerName, { action, resource }: AccessRequest): readonly [string, string] {
  const parsed = parseRequestAction(action)
  const isTrust = layer === 'RESOURCE_POLICY' && parsed !== undefined && isRoleAssumption({ action: parsed, resource })
  return isTrust ? ['a', 'role trust policy'] : POLICIES[layer]
}

/** No policy has a say: root in its own account, and operations of STS that depend on who calls. */
function becauseOfTheCaller(allowed: boolean, { principal, action }: AccessRequest): string {
  const caller = typeof principal === 'string' ? parsePrincipal(principal) : principal
  if (allowed && action.toLowerCase() === 'sts:getcalleridentity') return 'because every authenticated caller may'
  if (allowed && caller?.kind === 'root') return 'because it is the root user of the account'
  return allowed
    ? `because the ${action} action needs no permission`
    : `because the ${action} action is not available to this kind of caller or credentials`
}
