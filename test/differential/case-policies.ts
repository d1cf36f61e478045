/** The policies around a request, in every layer that concerns its caller. */
import type { AccessRequest } from '../../src/engine/access-request.ts'
import type { PolicyInput, PolicyLevel, PolicySetInput } from '../../src/engine/policy-set.ts'
import { A } from './case-request.ts'
import { chooseSharing } from './case-sharing.ts'
import { chooseStatement, type Place, type StatementJson } from './case-statement.ts'
import type { Choices } from './choices.ts'

const FULL = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }
const RCP_FULL = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] }

type PolicyJson = { Version?: string; Statement: StatementJson[] }

/** How large the policies are: a few statements that nearly all concern the request, or a crowd of which few do. */
export interface Size {
  readonly statements: number
  readonly hitPercent: number
}

export const FEW: Size = { statements: 3, hitPercent: 80 }
export const CROWD: Size = { statements: 60, hitPercent: 15 }

export function choosePolicies(choices: Choices, request: AccessRequest, size: Size): PolicySetInput {
  const policy = (place: Place, denyPercent: number): PolicyJson =>
    choosePolicy(choices, { request, place, denyPercent, size })
  const { principal } = request
  const kind = typeof principal === 'string' ? principal : principal.kind
  const bodiless = kind === 'anonymous' || kind.endsWith('.amazonaws.com') || kind.endsWith(':root')
  const federated = kind === 'federated-user'
  const session = federated || kind === 'role' || kind.includes('role/')
  const decisive = bodiless || needsResourcePolicy(request)
  const trust = request.action.startsWith('sts:') && request.resource !== '*'
  // With a boundary around, an Allow of everything keeps the share of allowed requests up.
  const guard = () => (choices.chance(50) ? FULL : policy('identity', 20))
  return {
    ...(!bodiless &&
      choices.chance(92) && {
        identityPolicies: choices.several(1, 3, () => dressed(choices, policy('identity', 20))),
      }),
    ...(!bodiless && choices.chance(20) && { permissionsBoundary: guard() }),
    ...(session && choices.chance(federated ? 85 : 20) && { sessionPolicies: choices.several(1, 2, guard) }),
    ...(choices.chance(decisive ? 92 : 40) && { resourcePolicy: policy(trust ? 'trust' : 'resource', 25) }),
    ...(choices.chance(25) && { serviceControlPolicies: chooseLevels(choices, FULL, () => policy('scp', 40)) }),
    ...(choices.chance(20) && { resourceControlPolicies: chooseLevels(choices, RCP_FULL, () => policy('rcp', 100)) }),
    ...(request.action.startsWith('s3:') && choices.chance(40) && chooseSharing(choices)),
  }
}

/** The forms a policy may be given in: bare, with its name, on a group, as text. */
function dressed(choices: Choices, document: PolicyJson): PolicyInput {
  if (choices.chance(80)) return document
  const group = { attachedTo: { kind: 'group', arn: `arn:aws:iam::${A}:group/g` } } as const
  return choices.pick<PolicyInput>([
    { name: 'inline', document },
    { name: 'shared', document, ...group },
    { name: 'text', document: JSON.stringify(document) },
    JSON.stringify(document),
  ])
}

/** Another account's resource, a key or a role: nothing is allowed without its own policy. */
function needsResourcePolicy({ action, resource, resourceAccountId }: AccessRequest): boolean {
  const account = resourceAccountId ?? resource.split(':')[4]
  return (account !== undefined && account !== '' && account !== A) || /^(kms|sts):/.test(action)
}

function chooseLevels(choices: Choices, full: object, policy: () => PolicyJson): PolicyLevel[] {
  return choices.several(1, 3, () => {
    const policies = [...(choices.chance(90) ? [full] : []), ...(choices.chance(30) ? [policy()] : [])]
    return choices.chance(20) ? { target: 'ou-a', policies } : policies
  })
}

interface Kind {
  readonly request: AccessRequest
  readonly place: Place
  readonly denyPercent: number
  readonly size: Size
}

function choosePolicy(choices: Choices, { request, place, denyPercent, size }: Kind): PolicyJson {
  const { statements, hitPercent } = size
  const chosen = choices.several(1, statements, () =>
    chooseStatement(choices, { request, place, hitPercent, effect: choices.chance(denyPercent) ? 'Deny' : 'Allow' }),
  )
  const old = place !== 'scp' && place !== 'rcp' && choices.chance(8)
  return old ? { Statement: chosen } : { Version: '2012-10-17', Statement: chosen }
}
