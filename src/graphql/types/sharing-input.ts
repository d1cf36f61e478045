import type { AccessControlList, CannedAcl, ObjectOwnership } from '../../engine/access-control-list.ts'
import type { SimulatedGrant } from '../../operations/access/simulated-sharing.ts'
import { builder } from '../builder.ts'
import { withoutNulls } from '../without-nulls.ts'

/** What S3 knows of a bucket besides its policy, as `SimulationInput` takes it. */

type Named<T> = Readonly<Record<string, { readonly value: T; readonly description?: string }>>

const AclSubjectEnum = builder.enumType('AclSubject', {
  description: 'What an access control list is on.',
  values: { BUCKET: { value: 'bucket' }, OBJECT: { value: 'object' } } as const satisfies Named<
    AccessControlList['on']
  >,
})

const CannedAclEnum = builder.enumType('CannedAcl', {
  description: 'Access control lists that S3 knows by name. The owner always has full control.',
  values: {
    PRIVATE: { value: 'private' },
    PUBLIC_READ: { value: 'public-read' },
    PUBLIC_READ_WRITE: { value: 'public-read-write' },
    AUTHENTICATED_READ: { value: 'authenticated-read', description: 'Any account may read.' },
    AWS_EXEC_READ: { value: 'aws-exec-read', description: 'Amazon EC2 may read.' },
    BUCKET_OWNER_READ: { value: 'bucket-owner-read' },
    BUCKET_OWNER_FULL_CONTROL: { value: 'bucket-owner-full-control' },
    LOG_DELIVERY_WRITE: { value: 'log-delivery-write' },
  } as const satisfies Named<CannedAcl>,
})

const AclPermissionEnum = builder.enumType('AclPermission', {
  values: ['READ', 'WRITE', 'READ_ACP', 'WRITE_ACP', 'FULL_CONTROL'] as const,
})

const AclGroupEnum = builder.enumType('AclGroup', {
  values: {
    ALL_USERS: { value: 'all-users', description: 'Everybody, signed in or not.' },
    AUTHENTICATED_USERS: { value: 'authenticated-users', description: 'Everybody who has an account.' },
    LOG_DELIVERY: { value: 'log-delivery', description: 'The service that writes server access logs.' },
    EC2: { value: 'ec2', description: 'Amazon EC2.' },
  } as const satisfies Named<SimulatedGrant['group']>,
})

const AclGrantInput = builder.inputType('AclGrantInput', {
  description: 'A permission for an account or for a group, never for a user or a role.',
  fields: (t) => ({
    permission: t.field({ type: AclPermissionEnum, required: true }),
    accountId: t.id(),
    group: t.field({ type: AclGroupEnum }),
  }),
})

export const AccessControlListInput = builder.inputType('AccessControlListInput', {
  description: 'Of the bucket, or of the object asked about: canned, or by its grants.',
  fields: (t) => ({
    on: t.field({ type: AclSubjectEnum, required: true }),
    ownerAccountId: t.id({ description: 'Default: the owner of the bucket.' }),
    canned: t.field({ type: CannedAclEnum }),
    grants: t.field({ type: [AclGrantInput], description: 'At most 100.' }),
  }),
})

export const ObjectOwnershipEnum = builder.enumType('ObjectOwnership', {
  values: {
    BUCKET_OWNER_ENFORCED: { value: 'BucketOwnerEnforced', description: 'Access control lists are ignored.' },
    BUCKET_OWNER_PREFERRED: { value: 'BucketOwnerPreferred' },
    OBJECT_WRITER: { value: 'ObjectWriter' },
  } as const satisfies Named<ObjectOwnership>,
})

export const PublicAccessBlockInput = builder.inputType('PublicAccessBlockInput', {
  description:
    'The switches of Block Public Access that bear on decisions, of account and bucket combined to the stricter; the other two bear on what may be stored.',
  fields: (t) => ({
    ignorePublicAcls: t.boolean({ description: 'Grants to everybody and to every account are ignored.' }),
    restrictPublicBuckets: t.boolean({
      description: "While the bucket policy is public, only services and the owner's own account are let in.",
    }),
  }),
})

interface SharingInputs {
  readonly accessControlLists?: readonly (typeof AccessControlListInput.$inferInput)[] | null | undefined
  readonly publicAccessBlock?: typeof PublicAccessBlockInput.$inferInput | null | undefined
}

/** The members that have members, without nulls in them. */
export function sharingInputs({ accessControlLists, publicAccessBlock }: SharingInputs) {
  return {
    ...(accessControlLists && {
      accessControlLists: accessControlLists.map(({ grants, ...list }) => ({
        ...withoutNulls(list),
        ...(grants && { grants: grants.map((grant) => withoutNulls(grant)) }),
      })),
    }),
    ...(publicAccessBlock && { publicAccessBlock: withoutNulls(publicAccessBlock) }),
  }
}
