import type { RequestFacts } from './request-facts.ts'

/**
 * What is peculiar to single services, as data and small functions over the request.
 */

/**
 * Services whose resources resource control policies bind.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#rcp-supported-services
 */
const CONTROLLED_SERVICES: ReadonlySet<string> = new Set(['s3', 'sts', 'kms', 'sqs', 'secretsmanager', 'ecr', 'aoss'])

const ROLE_ARN = /^arn:[^:]+:iam::[^:]*:role\//
const SERVICE_LINKED_ROLE_ARN = /^arn:[^:]+:iam::[^:]*:role\/aws-service-role\//
const KEY_ARN = /^arn:[^:]+:kms:[^:]*:[^:]*:key\//

/** Whether the resource is a role and the question is about becoming it: its resource policy is then the trust policy. */
export const isRoleAssumption = ({ action, resource }: Pick<RequestFacts, 'action' | 'resource'>): boolean =>
  action.service === 'sts' && ROLE_ARN.test(resource)

/**
 * Whether the resource policy must have a say even inside the account: role trust policies and key policies.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
 */
export const needsResourcePolicy = (facts: RequestFacts): boolean =>
  isRoleAssumption(facts) || (facts.action.service === 'kms' && KEY_ARN.test(facts.resource))

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html */
export const isBoundByServiceControl = ({ caller }: RequestFacts): boolean =>
  caller.accountId !== undefined && !caller.isServiceLinkedRole

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html */
export function isBoundByResourceControl({ caller, action, resource }: RequestFacts): boolean {
  if (caller.isServiceLinkedRole || !CONTROLLED_SERVICES.has(action.service)) return false
  if (action.text === 'kms:retiregrant') return false
  return !(action.service === 'sts' && SERVICE_LINKED_ROLE_ARN.test(resource))
}

const POLICY_OF_BUCKET: ReadonlySet<string> = new Set([
  's3:getbucketpolicy',
  's3:putbucketpolicy',
  's3:deletebucketpolicy',
])

/**
 * The root user of a bucket's owner can always mend the bucket policy, even one that denies it.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
 */
export const isBucketPolicyRescue = (facts: RequestFacts): boolean =>
  facts.caller.kind === 'root' && facts.isSameAccount && POLICY_OF_BUCKET.has(facts.action.text)

/** Lower-case keys that tell what kind of credentials a user or root user calls with: read here, whatever the policies read. */
export const CREDENTIAL_KEYS = Object.freeze({
  /** Only temporary credentials carry it. */
  tokenIssueTime: 'aws:tokenissuetime',
  mfaPresent: 'aws:multifactorauthpresent',
})

/**
 * Questions that policies have no say in. `ALLOWED` stands even under an explicit deny; `IMPLICIT_DENY` is what such a caller, or such
 * credentials, can never do.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html
 */
export function carveOut(facts: RequestFacts): 'ALLOWED' | 'IMPLICIT_DENY' | undefined {
  const { action, caller } = facts
  if (action.service !== 'sts' && action.service !== 'iam') return undefined
  switch (caller.kind) {
    case 'anonymous':
      return action.service === 'sts' && !UNSIGNED_ACTIONS.has(action.text) ? 'IMPLICIT_DENY' : undefined
    case 'federated-user':
      return action.text === 'sts:getcalleridentity' ? 'ALLOWED' : 'IMPLICIT_DENY'
    case 'role':
    case 'service':
      return SESSION_CARVE_OUTS.get(action.text)
    case 'user':
    case 'root':
      return isTemporary(facts) ? carveOutOfSession(facts) : carveOutOfIdentity(facts)
  }
}

/** What is called with an assertion of an identity provider in place of a signature, and what goes along with it. */
const UNSIGNED_ACTIONS: ReadonlySet<string> = new Set([
  'sts:assumerolewithsaml',
  'sts:assumerolewithwebidentity',
  'sts:tagsession',
  'sts:setsourceidentity',
])

const SESSION_CARVE_OUTS: ReadonlyMap<string, 'ALLOWED' | 'IMPLICIT_DENY'> = new Map([
  ['sts:getcalleridentity', 'ALLOWED'],
  ['sts:getsessiontoken', 'IMPLICIT_DENY'],
  ['sts:getfederationtoken', 'IMPLICIT_DENY'],
])

const isTemporary = (facts: RequestFacts): boolean => facts.values(CREDENTIAL_KEYS.tokenIssueTime) !== undefined

/** A user or root user with long-term credentials. */
function carveOutOfIdentity({ action, caller }: RequestFacts): 'ALLOWED' | 'IMPLICIT_DENY' | undefined {
  if (action.text === 'sts:getcalleridentity' || action.text === 'sts:getsessiontoken') return 'ALLOWED'
  return action.text === 'sts:assumerole' && caller.kind === 'root' ? 'IMPLICIT_DENY' : undefined
}

/** A session of a user or root user, made by `GetSessionToken`: IAM only with MFA, and of STS only two operations. */
function carveOutOfSession(facts: RequestFacts): 'ALLOWED' | 'IMPLICIT_DENY' | undefined {
  const { action, caller } = facts
  if (action.text === 'sts:getcalleridentity') return 'ALLOWED'
  if (action.service === 'sts') {
    return action.text === 'sts:assumerole' && caller.kind === 'user' ? undefined : 'IMPLICIT_DENY'
  }
  const hasMfa = facts.values(CREDENTIAL_KEYS.mfaPresent)?.some(({ text }) => text.toLowerCase() === 'true') === true
  return hasMfa ? undefined : 'IMPLICIT_DENY'
}
