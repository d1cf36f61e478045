import { checkAccountId } from '../../directory/names.ts'
import {
  type AccessControlList,
  type AclGrant,
  type AclGrantee,
  type AclPermission,
  type CannedAcl,
  expandCannedAcl,
  type ObjectOwnership,
  type PublicAccessBlock,
} from '../../engine/access-control-list.ts'
import { parsePrincipal } from '../../engine/parse-principal.ts'
import type { PolicySetInput } from '../../engine/policy-set.ts'
import { invalid } from '../../util/invalid-input.ts'
import { ServiceError } from '../../util/service-error.ts'

/** As `AccessControlListInput` in the schema: a canned list, or grants. */
export interface SimulatedAcl {
  readonly on: AccessControlList['on']
  readonly ownerAccountId?: string
  readonly canned?: CannedAcl
  readonly grants?: readonly SimulatedGrant[]
}

/** As `AclGrantInput` in the schema: to an account, or to a group. */
export interface SimulatedGrant {
  readonly permission: AclPermission
  readonly accountId?: string
  readonly group?: Exclude<AclGrantee['kind'], 'account'>
}

export interface SimulatedSharing {
  readonly principal: string
  readonly resourceAccountId?: string
  readonly accessControlLists?: readonly SimulatedAcl[]
  readonly objectOwnership?: ObjectOwnership
  readonly publicAccessBlock?: PublicAccessBlock
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#acl-limits */
const MAX_GRANTS = 100

/**
 * What S3 knows of a bucket besides its policy, as the engine takes it.
 * @throws ServiceError `InvalidInput`, `LimitExceeded`
 */
export function readSharing(
  input: SimulatedSharing,
  field: string,
): Pick<PolicySetInput, 'accessControlLists' | 'objectOwnership' | 'publicAccessBlock'> {
  const { accessControlLists, objectOwnership, publicAccessBlock } = input
  return {
    ...(accessControlLists && { accessControlLists: readLists(accessControlLists, input, field) }),
    ...(objectOwnership !== undefined && { objectOwnership }),
    ...(publicAccessBlock !== undefined && { publicAccessBlock }),
  }
}

function readLists(
  lists: readonly SimulatedAcl[],
  { principal, resourceAccountId }: SimulatedSharing,
  field: string,
): readonly AccessControlList[] {
  const bucketOwner = resourceAccountId ?? accountOf(principal)
  return lists.map((list, index) => {
    const place = `${field}.accessControlLists[${index}]`
    if (lists.findIndex(({ on }) => on === list.on) !== index) {
      throw invalid(`${place}.on`, list.on.toUpperCase(), 'given once: a bucket and an object have one list each')
    }
    return readList(list, { place, bucketOwner })
  })
}

function accountOf(principal: string): string | undefined {
  const parsed = parsePrincipal(principal)
  return parsed !== undefined && 'accountId' in parsed ? parsed.accountId : undefined
}

interface ListPlace {
  readonly place: string
  readonly bucketOwner: string | undefined
}

function readList({ on, canned, grants, ...list }: SimulatedAcl, { place, bucketOwner }: ListPlace): AccessControlList {
  const ownerAccountId = list.ownerAccountId ?? bucketOwner
  if (ownerAccountId === undefined) {
    throw invalid(`${place}.ownerAccountId`, '', 'given where neither `resourceAccountId` nor the principal tells it')
  }
  checkAccountId(ownerAccountId, `${place}.ownerAccountId`)
  if ((canned === undefined) === (grants === undefined)) {
    const given = canned === undefined ? 'neither `canned` nor `grants`' : '`canned` and `grants`'
    throw invalid(place, given, 'one of the two')
  }
  if (canned !== undefined) {
    return expandCannedAcl(canned, { on, ownerAccountId, bucketOwnerAccountId: bucketOwner ?? ownerAccountId })
  }
  return { on, ownerAccountId, grants: readGrants(grants ?? [], `${place}.grants`) }
}

function readGrants(grants: readonly SimulatedGrant[], field: string): readonly AclGrant[] {
  if (grants.length > MAX_GRANTS) {
    const message = `${field} has ${grants.length} grants; a list has at most ${MAX_GRANTS}`
    throw new ServiceError('LimitExceeded', message, field)
  }
  return grants.map(({ permission, accountId, group }, index) => {
    const place = `${field}[${index}]`
    if (accountId !== undefined && group === undefined) {
      return { permission, grantee: { kind: 'account', accountId: checkAccountId(accountId, `${place}.accountId`) } }
    }
    if (group !== undefined && accountId === undefined) return { permission, grantee: { kind: group } }
    const given = group === undefined ? 'neither `accountId` nor `group`' : '`accountId` and `group`'
    throw invalid(place, given, 'one of the two: a grantee is an account or a group')
  })
}
