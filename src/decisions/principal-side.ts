import { type Session, sessionKind } from '../credentials/session.ts'
import { findSessionPrincipal } from '../credentials/session-principal.ts'
import { getEntities, getEntity } from '../directory/entity.ts'
import { findPrincipal, type StoredPrincipal } from '../directory/find-principal.ts'
import { type Group, groupKind } from '../directory/group.ts'
import type { PolicyHolder } from '../directory/identity-policies.ts'
import {
  findOrganizationPath,
  isManagementAccount,
  type OrganizationPath,
  orgPathKey,
} from '../directory/organization-path.ts'
import type { Role } from '../directory/role.ts'
import type { Tag } from '../directory/tag.ts'
import type { User } from '../directory/user.ts'
import type { DecisionError } from '../engine/decision.ts'
import type { NamedPolicy, PolicyAttachment, PolicyLevel } from '../engine/policy-set.ts'
import type { Principal } from '../engine/principal.ts'
import type { Reader } from '../store/store.ts'
import type { PolicySources } from './policy-sources.ts'
import type { RequestContext, Subject } from './question.ts'

/** All that the principal of a question brings along, whatever it asks for. */
export interface PrincipalSide {
  readonly principal: Principal
  readonly identityPolicies: readonly NamedPolicy[]
  readonly permissionsBoundary?: NamedPolicy
  readonly sessionPolicies?: readonly NamedPolicy[]
  readonly serviceControlPolicies?: readonly PolicyLevel[]
  /** Keys that describe the principal, its account and its session. */
  readonly context: RequestContext
  readonly mfaAuthenticatedAt?: Date
  /** Why no question of this principal can be decided; empty for almost all. */
  readonly errors: readonly DecisionError[]
}

/** What one subject is cached by. */
export function subjectKey(subject: Subject): string {
  return subject.kind === 'session' ? `session ${subject.session.sessionId}` : `principal ${subject.arn}`
}

/** Finds the subject and everything attached to it. A subject that does not exist yields a side whose `errors` deny every question. */
export async function resolvePrincipalSide(
  reader: Reader,
  subject: Subject,
  sources: PolicySources,
): Promise<PrincipalSide> {
  const stored = await findSubject(reader, subject)
  if (!stored) return unknownPrincipal(subject)
  const session = subject.kind === 'session' ? subject.session : undefined
  const accountId = accountOf(stored)
  const path = await findOrganizationPath(reader, accountId, sources)
  const policies = await attachedPolicies(reader, stored, sources)
  const controls = path && !isManagementAccount(path) ? await sources.serviceControlLevels(reader, path) : undefined
  return {
    principal: enginePrincipal(stored),
    ...policies,
    ...(controls && { serviceControlPolicies: controls }),
    ...(session &&
      session.sessionPolicies.length > 0 && { sessionPolicies: sources.sessionPolicies(session.sessionPolicies) }),
    ...(session?.mfaAuthenticatedAt && { mfaAuthenticatedAt: new Date(session.mfaAuthenticatedAt) }),
    context: { ...organizationContext(path), ...tagContext(stored, session), ...sessionContext(session) },
    errors: sources.takeErrors(),
  }
}

async function findSubject(reader: Reader, subject: Subject): Promise<StoredPrincipal | undefined> {
  if (subject.kind === 'principal') return findPrincipal(reader, subject.arn)
  // A session that was revoked has no principal any more; reading it also makes what is remembered depend on it.
  const session = await getEntity(reader, sessionKind, subject.session.sessionId)
  return session && findSessionPrincipal(reader, session.principal)
}

/** Policies of the user and of its groups are asked for at once, so that a batch reads them together. */
async function attachedPolicies(reader: Reader, stored: StoredPrincipal, sources: PolicySources) {
  if (stored.kind === 'root') return { identityPolicies: [] }
  const identity = stored.kind === 'user' ? stored.user : stored.role
  const groups = stored.kind === 'user' ? await groupsOf(reader, stored.user, sources) : []
  const [limit, ...attached] = await Promise.all([
    boundary(reader, identity, sources),
    holderPolicies(reader, identity, { kind: stored.kind }, sources),
    ...groups.map((group) => holderPolicies(reader, group, { kind: 'group', arn: group.arn }, sources)),
  ])
  return { identityPolicies: attached.flat(), ...limit }
}

/** A group that is gone might have held a Deny. */
async function groupsOf(reader: Reader, { groupIds }: User, sources: PolicySources): Promise<readonly Group[]> {
  const groups = await getEntities(reader, groupKind, groupIds)
  const found = new Set(groups.map(({ groupId }) => groupId))
  for (const groupId of groupIds) if (!found.has(groupId)) sources.missing(`group \`${groupId}\``)
  return groups
}

async function holderPolicies(
  reader: Reader,
  holder: PolicyHolder,
  attachedTo: PolicyAttachment,
  sources: PolicySources,
) {
  const managed = await sources.managedPolicies(reader, holder.attachedPolicyArns, 'identity')
  const inline = holder.inlinePolicies.map(({ policyName, document }) =>
    sources.named(policyName, document, 'identity'),
  )
  return [...inline, ...managed].map((policy): NamedPolicy => ({ ...policy, attachedTo }))
}

async function boundary(reader: Reader, { permissionsBoundaryArn }: User | Role, sources: PolicySources) {
  if (!permissionsBoundaryArn) return {}
  const [policy] = await sources.managedPolicies(reader, [permissionsBoundaryArn], 'boundary')
  return policy ? { permissionsBoundary: policy } : {}
}

function enginePrincipal(stored: StoredPrincipal): Principal {
  switch (stored.kind) {
    case 'root':
      return { kind: 'root', arn: stored.arn, accountId: stored.account.accountId }
    case 'user': {
      const { arn, accountId, userName, userId } = stored.user
      return { kind: 'user', arn, accountId, name: userName, uniqueId: userId }
    }
    case 'role': {
      const { role, sessionName, arn } = stored
      const { accountId, roleId } = role
      return { kind: 'role', arn, accountId, roleArn: role.arn, uniqueId: roleId, ...(sessionName && { sessionName }) }
    }
  }
}

function accountOf(stored: StoredPrincipal): string {
  switch (stored.kind) {
    case 'root':
      return stored.account.accountId
    case 'user':
      return stored.user.accountId
    case 'role':
      return stored.role.accountId
  }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principal-properties */
function organizationContext(path: OrganizationPath | undefined): RequestContext {
  if (!path) return {}
  return { 'aws:principalorgid': path.organization.organizationId, 'aws:principalorgpaths': [orgPathKey(path)] }
}

/** Session tags override the principal's own tags of the same key, ignoring case. */
function tagContext(stored: StoredPrincipal, session: Session | undefined): RequestContext {
  const own: readonly Tag[] = stored.kind === 'user' ? stored.user.tags : stored.kind === 'role' ? stored.role.tags : []
  const tags = [...own, ...(session?.sessionTags ?? [])]
  return Object.fromEntries(tags.map(({ key, value }) => [`aws:principaltag/${key.toLowerCase()}`, value]))
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-role-session-properties */
function sessionContext(session: Session | undefined): RequestContext {
  if (!session) return {}
  return {
    // Only temporary credentials carry it; a user who signs in does so as itself, with all that IAM and STS offer to users.
    ...(session.principal.kind === 'role' && { 'aws:tokenissuetime': session.issuedAt }),
    'aws:multifactorauthpresent': session.mfaAuthenticatedAt ? 'true' : 'false',
    ...(session.sourceIdentity && { 'aws:sourceidentity': session.sourceIdentity }),
  }
}

function unknownPrincipal(subject: Subject): PrincipalSide {
  const name =
    subject.kind === 'session'
      ? `the principal of session ${subject.session.sessionId}`
      : `the principal \`${subject.arn}\``
  return {
    principal: { kind: 'anonymous' },
    identityPolicies: [],
    context: {},
    errors: [{ code: 'NoSuchEntity', message: `${name} does not exist` }],
  }
}
