import { type AclGrant, type AclGrantee, isPublicGrant, permissionCovers } from './access-control-list.ts'
import type { RequestFacts } from './request-facts.ts'
import { isKeptOut, type SharingRules } from './sharing-rules.ts'
import { DELEGATES, NO_MATCH, type Strength } from './strength.ts'

/** The service that writes server access logs. */
const LOG_DELIVERY = 'logging.s3.amazonaws.com'
const EC2 = 'ec2.amazonaws.com'

/**
 * What the ACLs of a bucket and an object grant. At most what naming the account grants: a signed caller needs its own account's consent
 * as well. Nothing while Object Ownership has them switched off.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/how-s3-evaluates-access-control.html
 */
export function evaluateAccessControl(sharing: SharingRules, facts: RequestFacts): Strength {
  if (facts.action.service !== 's3' || !sharing.aclsApply || isKeptOut(sharing, facts)) return NO_MATCH
  const { ignorePublicAcls = false } = sharing.publicAccessBlock
  const grants = ({ grantee, permission }: AclGrant, on: 'bucket' | 'object') =>
    permissionCovers(on, permission, facts.action.text) && includes(grantee, facts)
  const granted = sharing.accessControlLists.some(({ on, grants: list }) =>
    list.some((grant) => !(ignorePublicAcls && isPublicGrant(grant)) && grants(grant, on)),
  )
  return granted ? DELEGATES : NO_MATCH
}

function includes(grantee: AclGrantee, { caller }: RequestFacts): boolean {
  switch (grantee.kind) {
    case 'all-users':
      return true
    case 'authenticated-users':
      return caller.accountId !== undefined
    case 'account':
      return caller.accountId === grantee.accountId
    case 'log-delivery':
      return caller.ownNames.includes(LOG_DELIVERY)
    case 'ec2':
      return caller.ownNames.includes(EC2)
  }
}
