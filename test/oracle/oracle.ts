/**
 * A second evaluator: slow, plain, and sharing no code with `src`. It is written from the description of IAM alone, and meant
 * to be read next to it; section numbers here and in the cases are those of `docs/evaluation.md`. Where it and the engine
 * disagree, one of them is wrong.
 */
import type { AccessRequest } from '../../src/engine/access-request.ts'
import type { DecisionOutcome } from '../../src/engine/decision.ts'
import type { PolicySetInput } from '../../src/engine/policy-set.ts'
import { type Caller, isServiceLinkedRole, readCaller } from './caller.ts'
import { contextOf } from './context.ts'
import { InvalidRequest, MalformedPolicy } from './malformed.ts'
import { type Attached, isTrustQuestion, readPolicies } from './policies.ts'
import { STRENGTHS, type Strength, strongest } from './principal-element.ts'
import { readSharing } from './s3.ts'
import { type Match, matchesOf, type Situation } from './statement.ts'

export interface OracleAnswer {
  readonly outcome: DecisionOutcome
  /** The step of reference 5.1 that settled it. */
  readonly because: string
  readonly error?: 'InvalidRequest' | 'PolicyNotEvaluated'
  /** The reference says "deny" without saying which (5.7): an explicit one is as right. */
  readonly anyDeny?: true
}

/** One question, answered by the procedure of reference 5.1. */
export function askOracle(request: AccessRequest, policies: PolicySetInput): OracleAnswer {
  try {
    return decide(request, policies)
  } catch (error) {
    if (error instanceof InvalidRequest) return denied(error.message, 'InvalidRequest')
    if (error instanceof MalformedPolicy) return denied(error.message, 'PolicyNotEvaluated')
    throw error
  }
}

const allowed = (because: string): OracleAnswer => ({ outcome: 'ALLOWED', because })
const denied = (because: string, error?: OracleAnswer['error']): OracleAnswer => ({
  outcome: 'IMPLICIT_DENY',
  because,
  ...(error && { error }),
})

function decide(request: AccessRequest, input: PolicySetInput): OracleAnswer {
  const { action, resource } = request
  if (!/^[^:*?\s]+:[^:*?\s]+$/.test(action)) throw new InvalidRequest(`not an action: ${action}`)
  if (resource !== '*' && !/^arn:[^:]*:[^:]*:[^:]*:[^:]*:./.test(resource)) {
    throw new InvalidRequest(`not a resource: ${resource}`)
  }
  const caller = readCaller(request.principal)
  const resourceAccount = request.resourceAccountId ?? accountOf(resource) ?? caller.account
  const context = contextOf(request, caller, resourceAccount)
  const policies = readPolicies(input, isTrustQuestion(action, resource))
  const hasBoundary = policies.boundary.length > 0
  const situation: Situation = { caller, hasBoundary, action, resource, context }

  // Step 0: what no policy controls.
  const carvedOut = carveOut(situation)
  if (carvedOut) return carvedOut

  const scpApplies = boundByScp(caller)
  const rcpApplies = boundByRcp(situation)
  const rcps = rcpApplies ? policies.rcpLevels : []
  const scps = scpApplies ? policies.scpLevels : []

  // Step 1: an explicit deny anywhere.
  const layers: readonly Attached[] = [
    rcps.flat(),
    scps.flat(),
    ownerRootUnlocks(situation, resourceAccount) ? [] : policies.resource,
    policies.identity,
    policies.boundary,
    policies.session,
  ]
  if (layers.some((layer) => denies(layer, situation))) return { outcome: 'EXPLICIT_DENY', because: 'step 1' }

  // Steps 2 and 3: every level must contain a matching Allow.
  if (!rcps.every((level) => allows(level, situation))) return denied('step 2: a level of RCPs does not allow')
  if (!scps.every((level) => allows(level, situation))) return denied('step 3: a level of SCPs does not allow')

  const sharing = readSharing(input, policies.resource, situation, resourceAccount)
  const granting = sharing.policyCounts ? policies.resource : []
  const strength = strongest(allowsOf(granting, situation).map((match) => match.strength))
  const resourceAllows = strength !== 'NONE' || sharing.aclGrants
  const mandatory = isTrustQuestion(action, resource) || isKmsKey(situation)

  // Step 5.
  if (caller.kind === 'anonymous' || caller.kind === 'service') {
    return resourceAllows ? allowed('step 5') : denied('step 5: the resource policy does not allow')
  }
  const sameAccount = caller.account === sharing.consenting
  // Step 6.
  if (caller.kind === 'root') {
    if (sameAccount && !mandatory) return allowed('step 6: root in its own account')
    return resourceAllows
      ? allowed('step 6: resource policy')
      : denied('step 6: the resource policy does not allow root')
  }

  const identityAllows = allows(policies.identity, situation)
  const boundaryCaps = hasBoundary && !allows(policies.boundary, situation)
  const sessionCaps = policies.session.length > 0 && !allows(policies.session, situation)
  const sessionlessFederation = caller.kind === 'federated-user' && policies.session.length === 0

  // Step 7.
  if (sameAccount) {
    if (strength === 'DIRECT') return allowed('step 7: the resource policy names the caller')
    const identityCounts = !mandatory || atLeast(strength, 'ACCOUNT')
    const grant = strength === 'ROLE' || strength === 'FED_PARENT' || (identityCounts && identityAllows)
    if (!grant) return denied('step 7: nothing grants')
  } else {
    // Step 8: both sides, and no bypass across accounts.
    if (!resourceAllows) return denied('step 8: the resource side does not allow')
    if (!identityAllows) return denied('step 8: the principal side does not allow')
  }
  if (boundaryCaps) return denied('the boundary does not allow')
  if (sessionCaps) return denied('the session policy does not allow')
  if (sessionlessFederation) return denied('a federated user without session policy')
  return allowed(sameAccount ? 'step 7' : 'step 8')
}

/** 2.1: the fifth field, where it is an account. */
function accountOf(resource: string): string | undefined {
  const account = resource.split(':')[4]
  return account !== undefined && /^\d{12}$/.test(account) ? account : undefined
}

function allowsOf(layer: Attached, situation: Situation): readonly Match[] {
  return layer
    .flatMap((document) => matchesOf(document, situation))
    .filter(({ statement }) => statement.effect === 'Allow')
}

const allows = (layer: Attached, situation: Situation): boolean => allowsOf(layer, situation).length > 0

const denies = (layer: Attached, situation: Situation): boolean =>
  layer.flatMap((document) => matchesOf(document, situation)).some(({ statement }) => statement.effect === 'Deny')

const atLeast = (strength: Strength, floor: Strength): boolean =>
  STRENGTHS.indexOf(strength) >= STRENGTHS.indexOf(floor)

const serviceOf = (action: string): string => action.toLowerCase().split(':')[0] ?? ''

/** 5.6: the key policy must allow. */
const isKmsKey = ({ action, resource }: Situation): boolean =>
  serviceOf(action) === 'kms' && /^arn:[^:]*:kms:[^:]*:[^:]*:key\//.test(resource)

/** 5.1 step 0 and 5.7. Temporary credentials are told by `aws:TokenIssueTime`, which only they carry (4.1). */
function carveOut({ caller, action, context }: Situation): OracleAnswer | undefined {
  const name = action.toLowerCase()
  const service = serviceOf(action)
  const temporary = context.values('aws:TokenIssueTime') !== null
  const mfa = context.values('aws:MultiFactorAuthPresent')?.[0]?.toLowerCase() === 'true'
  const limit: OracleAnswer = { ...denied('5.7: these credentials may not call this'), anyDeny: true }

  if (name === 'sts:getcalleridentity' && caller.kind !== 'anonymous') return allowed('GetCallerIdentity')
  switch (caller.kind) {
    case 'user':
    case 'root':
      if (name === 'sts:assumerole' && caller.kind === 'root') return limit
      if (!temporary) return name === 'sts:getsessiontoken' ? allowed('GetSessionToken with long-term keys') : undefined
      if (service === 'iam' && !mfa) return limit
      if (service === 'sts' && name !== 'sts:assumerole') return limit
      return undefined
    case 'role':
      return name === 'sts:getfederationtoken' || name === 'sts:getsessiontoken' ? limit : undefined
    case 'federated-user':
      return service === 'iam' || service === 'sts' ? limit : undefined
    case 'anonymous': {
      // 5.8: of STS only AssumeRoleWithX takes unsigned calls, with the tags and the source identity that go along.
      const unsigned = /^sts:(assumerolewith(saml|webidentity)|tagsession|setsourceidentity)$/
      return service === 'sts' && !unsigned.test(name) ? limit : undefined
    }
    default:
      // The callers of these two are users and root (5.7).
      return name === 'sts:getfederationtoken' || name === 'sts:getsessiontoken' ? limit : undefined
  }
}

/** 5.4: users, roles and root; not service-linked roles, services or anonymous callers. */
function boundByScp(caller: Caller): boolean {
  return caller.kind !== 'anonymous' && caller.kind !== 'service' && !isServiceLinkedRole(caller)
}

/** 5.4: the services that RCPs support. */
const RCP_SERVICES = ['s3', 'sts', 'kms', 'sqs', 'secretsmanager', 'ecr', 'aoss']

function boundByRcp({ caller, action, resource }: Situation): boolean {
  if (!RCP_SERVICES.includes(serviceOf(action))) return false
  if (action.toLowerCase() === 'kms:retiregrant') return false
  const assumesServiceLinkedRole = /^arn:[^:]*:iam::\d*:role\/aws-service-role\//.test(resource)
  return !isServiceLinkedRole(caller) && !assumesServiceLinkedRole
}

/** 5.8 and trap 48: the bucket policy cannot lock the owner's root user out of the bucket policy itself. */
function ownerRootUnlocks({ caller, action }: Situation, resourceAccount: string | undefined): boolean {
  const policyActions = ['s3:getbucketpolicy', 's3:putbucketpolicy', 's3:deletebucketpolicy']
  return caller.kind === 'root' && caller.account === resourceAccount && policyActions.includes(action.toLowerCase())
}
