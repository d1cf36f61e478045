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

/**
 * Questions that policies have no say in. `ALLOWED` stands even under an explicit deny; `IMPLICIT_DENY` is what such a caller can never do.
 * Limits that depend on the kind of credentials rather than on the caller are the gateway's.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html
 */
export function carveOut({ action, caller }: RequestFacts): 'ALLOWED' | 'IMPLICIT_DENY' | undefined {
  if (caller.kind === 'anonymous' || (action.service !== 'sts' && action.service !== 'iam')) return undefined
  if (action.text === 'sts:getcalleridentity') return 'ALLOWED'
  if (caller.kind === 'federated-user') return 'IMPLICIT_DENY'
  const hasLongTermKeys = caller.kind === 'user' || caller.kind === 'root'
  if (action.text === 'sts:getsessiontoken') return hasLongTermKeys ? 'ALLOWED' : 'IMPLICIT_DENY'
  if (action.text === 'sts:getfederationtoken' && !hasLongTermKeys) return 'IMPLICIT_DENY'
  return action.text === 'sts:assumerole' && caller.kind === 'root' ? 'IMPLICIT_DENY' : undefined
}
