/** Does what a remedy says, so that a test can see whether it helps. */
import type {
  AccessControlList,
  AccessRequest,
  AclGrantee,
  NamedPolicy,
  PolicyInput,
  PolicyLevel,
  PolicySetInput,
  Remedy,
} from '../../src/engine/index.ts'
import { parsePrincipal } from '../../src/engine/index.ts'

type Document = { Version?: string; Statement: readonly Record<string, unknown>[] }
type Named = Omit<NamedPolicy, 'document'> & { readonly document: Document }

interface Level {
  readonly target: string
  readonly policies: readonly Named[]
}

/** A policy set in which every policy and every level has a name of its own, so that a remedy can point at it. */
export interface NamedSet extends PolicySetInput {
  readonly identityPolicies: readonly Named[]
  readonly sessionPolicies: readonly Named[]
  readonly serviceControlPolicies: readonly Level[]
  readonly resourceControlPolicies: readonly Level[]
  readonly permissionsBoundary?: Named
  readonly resourcePolicy?: Named
}

export function withNames(policies: PolicySetInput): NamedSet {
  let count = 0
  const named = (policy: PolicyInput): Named => {
    const bare = typeof policy === 'object' && 'document' in policy && 'name' in policy
    const { document, ...rest } = bare ? (policy as NamedPolicy) : { document: policy, name: '' }
    const json = typeof document === 'string' ? document : JSON.stringify(document)
    return { ...rest, name: `policy ${count++}`, document: JSON.parse(json) }
  }
  const levels = (given: readonly PolicyLevel[] = []): Level[] =>
    given.map((level) => ({
      target: `level ${count++}`,
      policies: ('policies' in level ? level.policies : level).map(named),
    }))
  const { permissionsBoundary, resourcePolicy, identityPolicies = [], sessionPolicies = [] } = policies
  return {
    ...policies,
    identityPolicies: identityPolicies.map(named),
    sessionPolicies: sessionPolicies.map(named),
    serviceControlPolicies: levels(policies.serviceControlPolicies),
    resourceControlPolicies: levels(policies.resourceControlPolicies),
    ...(permissionsBoundary !== undefined && { permissionsBoundary: named(permissionsBoundary) }),
    ...(resourcePolicy !== undefined && { resourcePolicy: named(resourcePolicy) }),
  } as NamedSet
}

/** The request with the context that a remedy asks for. */
export function changedRequest(request: AccessRequest, { context }: Remedy): AccessRequest {
  const changed = new Set(context.map(({ key }) => key.toLowerCase()))
  const kept = Object.entries(request.context ?? {}).filter(([key]) => !changed.has(key.toLowerCase()))
  const added = context.flatMap(({ key, value }) => (value === undefined ? [] : [[key, value] as const]))
  return { ...request, context: Object.fromEntries([...kept, ...added]) }
}

/** The policies after a remedy that changes what is attached; unchanged after any other. */
export function changedPolicies(policies: NamedSet, remedy: Remedy, request: AccessRequest): NamedSet {
  if (remedy.kind === 'REMOVE_DENY') return everywhere(policies, (policy) => withoutStatement(policy, remedy))
  if (remedy.kind === 'LIFT_PUBLIC_ACCESS_BLOCK') return { ...policies, publicAccessBlock: {} }
  return remedy.kind === 'ALLOW_IN_LAYER' ? withAllow(policies, remedy, request) : policies
}

function everywhere(policies: NamedSet, change: (policy: Named) => Named): NamedSet {
  const { permissionsBoundary, resourcePolicy } = policies
  const inLevels = (levels: readonly Level[]) =>
    levels.map((level) => ({ ...level, policies: level.policies.map(change) }))
  return {
    ...policies,
    identityPolicies: policies.identityPolicies.map(change),
    sessionPolicies: policies.sessionPolicies.map(change),
    serviceControlPolicies: inLevels(policies.serviceControlPolicies),
    resourceControlPolicies: inLevels(policies.resourceControlPolicies),
    ...(permissionsBoundary && { permissionsBoundary: change(permissionsBoundary) }),
    ...(resourcePolicy && { resourcePolicy: change(resourcePolicy) }),
  }
}

/** A list of statements must not become empty: the statement is turned to an action that does not exist. */
function withoutStatement(policy: Named, { policy: name, statementIndex }: Remedy): Named {
  if (policy.name !== name) return policy
  const Statement = policy.document.Statement.map((statement, index) => {
    const { NotAction: _, ...rest } = statement
    return index === statementIndex ? { ...rest, Action: 'sts:NoSuchAction' } : statement
  })
  return { ...policy, document: { ...policy.document, Statement } }
}

function withAllow(policies: NamedSet, { layer, target }: Remedy, request: AccessRequest): NamedSet {
  const { action, resource } = request
  const statement = { Effect: 'Allow', Action: action, Resource: resource }
  const document = { Version: '2012-10-17', Statement: [statement] }
  const added: Named = { name: 'added', document }
  // What a document without a version says would change with one.
  const append = (policy: Named | undefined, more: Record<string, unknown>): Named => {
    const { Statement, ...rest }: Document = policy?.document ?? { Version: '2012-10-17', Statement: [] }
    return { name: policy?.name ?? 'added', document: { ...rest, Statement: [...Statement, more] } }
  }
  const atLevel = (levels: readonly Level[], policy: Named) =>
    levels.map((level) => (level.target === target ? { ...level, policies: [...level.policies, policy] } : level))
  switch (layer) {
    case 'SERVICE_CONTROL_POLICY':
      return { ...policies, serviceControlPolicies: atLevel(policies.serviceControlPolicies, added) }
    case 'RESOURCE_CONTROL_POLICY': {
      // Customers may only deny; what allows is AWS's own policy.
      const full = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }
      const policy: Named = { name: 'added', document: { Version: '2012-10-17', Statement: [full] } }
      return { ...policies, resourceControlPolicies: atLevel(policies.resourceControlPolicies, policy) }
    }
    case 'RESOURCE_POLICY': {
      const [first] = policies.resourcePolicy?.document.Statement ?? []
      const isTrust = first
        ? !('Resource' in first || 'NotResource' in first)
        : action.toLowerCase().startsWith('sts:') && resource.includes(':role/')
      const { Resource: _, ...trust } = statement
      const grant = { ...(isTrust ? trust : statement), Principal: grantee(request) }
      return { ...policies, resourcePolicy: append(policies.resourcePolicy, grant) }
    }
    case 'ACCESS_CONTROL_LIST':
      return {
        ...policies,
        accessControlLists: (policies.accessControlLists ?? []).map((list) => withGrant(list, request)),
      }
    case 'PERMISSIONS_BOUNDARY':
      return { ...policies, permissionsBoundary: append(policies.permissionsBoundary, statement) }
    case 'SESSION_POLICY':
      return { ...policies, sessionPolicies: [...policies.sessionPolicies, added] }
    default:
      return { ...policies, identityPolicies: [...policies.identityPolicies, added] }
  }
}

function withGrant(list: AccessControlList, { principal }: AccessRequest): AccessControlList {
  const parsed = typeof principal === 'string' ? parsePrincipal(principal) : principal
  const accountId = parsed !== undefined && 'accountId' in parsed ? parsed.accountId : undefined
  const to: AclGrantee = accountId === undefined ? { kind: 'all-users' } : { kind: 'account', accountId }
  return list.on === 'object'
    ? { ...list, grants: [...list.grants, { grantee: to, permission: 'FULL_CONTROL' }] }
    : list
}

function grantee({ principal }: AccessRequest): unknown {
  const parsed = typeof principal === 'string' ? parsePrincipal(principal) : principal
  switch (parsed?.kind) {
    case 'service':
      return { Service: parsed.name }
    case 'role':
      return { AWS: parsed.roleArn }
    case 'user':
    case 'root':
    case 'federated-user':
      return { AWS: parsed.arn }
    default:
      return { AWS: '*' }
  }
}
