/**
 * S3 access control lists: the older way to share buckets and objects, with whole accounts and with everybody.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html
 */

export type AclPermission = 'READ' | 'WRITE' | 'READ_ACP' | 'WRITE_ACP' | 'FULL_CONTROL'

/** Never a user or a role. */
export type AclGrantee =
  | { readonly kind: 'account'; readonly accountId: string }
  | { readonly kind: 'all-users' }
  /** Any account of AWS. */
  | { readonly kind: 'authenticated-users' }
  | { readonly kind: 'log-delivery' }
  /** Amazon EC2, which reads the images of machines that it starts. */
  | { readonly kind: 'ec2' }

export interface AclGrant {
  readonly grantee: AclGrantee
  readonly permission: AclPermission
}

export interface AccessControlList {
  /** An object has its own list; that of its bucket speaks of the bucket, and of who may put objects into it. */
  readonly on: 'bucket' | 'object'
  readonly ownerAccountId: string
  readonly grants: readonly AclGrant[]
}

/**
 * Who owns the objects of a bucket. `BucketOwnerEnforced`, the default, switches ACLs off; stored ones revive when it is lifted.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
 */
export type ObjectOwnership = 'BucketOwnerEnforced' | 'BucketOwnerPreferred' | 'ObjectWriter'

/** The switches of Block Public Access that act when a request is decided; account and bucket combined to the stricter. */
export interface PublicAccessBlock {
  readonly ignorePublicAcls?: boolean
  readonly restrictPublicBuckets?: boolean
}

export const CANNED_ACLS = [
  'private',
  'public-read',
  'public-read-write',
  'authenticated-read',
  'aws-exec-read',
  'bucket-owner-read',
  'bucket-owner-full-control',
  'log-delivery-write',
] as const
export type CannedAcl = (typeof CANNED_ACLS)[number]

const ALL_USERS: AclGrantee = Object.freeze({ kind: 'all-users' })
const AUTHENTICATED_USERS: AclGrantee = Object.freeze({ kind: 'authenticated-users' })
const LOG_DELIVERY: AclGrantee = Object.freeze({ kind: 'log-delivery' })
const EC2: AclGrantee = Object.freeze({ kind: 'ec2' })

interface Owners {
  readonly on: AccessControlList['on']
  readonly ownerAccountId: string
  /** Owner of the bucket that an object is put into. */
  readonly bucketOwnerAccountId: string
}

/**
 * The list that a canned ACL stands for. Grants to the bucket's owner are for objects and are left out on a bucket.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl
 *
 * @example expandCannedAcl('public-read', { on: 'bucket', ownerAccountId, bucketOwnerAccountId: ownerAccountId })
 */
export function expandCannedAcl(
  canned: CannedAcl,
  { on, ownerAccountId, bucketOwnerAccountId }: Owners,
): AccessControlList {
  const owner: AclGrant = { grantee: { kind: 'account', accountId: ownerAccountId }, permission: 'FULL_CONTROL' }
  const toBucketOwner = (permission: AclPermission): readonly AclGrant[] =>
    on === 'object' ? [{ grantee: { kind: 'account', accountId: bucketOwnerAccountId }, permission }] : []
  const more: Readonly<Record<CannedAcl, readonly AclGrant[]>> = {
    private: [],
    'public-read': [{ grantee: ALL_USERS, permission: 'READ' }],
    'public-read-write': [
      { grantee: ALL_USERS, permission: 'READ' },
      { grantee: ALL_USERS, permission: 'WRITE' },
    ],
    'authenticated-read': [{ grantee: AUTHENTICATED_USERS, permission: 'READ' }],
    'aws-exec-read': [{ grantee: EC2, permission: 'READ' }],
    'bucket-owner-read': toBucketOwner('READ'),
    'bucket-owner-full-control': toBucketOwner('FULL_CONTROL'),
    'log-delivery-write': [
      { grantee: LOG_DELIVERY, permission: 'WRITE' },
      { grantee: LOG_DELIVERY, permission: 'READ_ACP' },
    ],
  }
  return Object.freeze({ on, ownerAccountId, grants: Object.freeze([owner, ...more[canned]]) })
}

/** Whether a grant is to everybody or to every account. */
export const isPublicGrant = ({ grantee }: AclGrant): boolean =>
  grantee.kind === 'all-users' || grantee.kind === 'authenticated-users'

/** Whether a list makes anything public; Block Public Access refuses to store such a one (`BlockPublicAcls`). */
export const isPublicAcl = ({ grants }: AccessControlList): boolean => grants.some(isPublicGrant)

type Actions = Readonly<Record<Exclude<AclPermission, 'FULL_CONTROL'>, readonly string[]>>

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#acl-access-policy-permission-mapping */
const ACTIONS: Readonly<Record<AccessControlList['on'], Actions>> = Object.freeze({
  bucket: {
    READ: ['s3:listbucket', 's3:listbucketversions', 's3:listbucketmultipartuploads'],
    WRITE: ['s3:putobject'],
    READ_ACP: ['s3:getbucketacl'],
    WRITE_ACP: ['s3:putbucketacl'],
  },
  object: {
    READ: ['s3:getobject', 's3:getobjectversion'],
    WRITE: [],
    READ_ACP: ['s3:getobjectacl', 's3:getobjectversionacl'],
    WRITE_ACP: ['s3:putobjectacl', 's3:putobjectversionacl'],
  },
})

/** Whether a permission of a list covers an action (lower case). */
export function permissionCovers(on: AccessControlList['on'], permission: AclPermission, action: string): boolean {
  const actions = ACTIONS[on]
  return permission === 'FULL_CONTROL'
    ? Object.values(actions).flat().includes(action)
    : actions[permission].includes(action)
}
