import type { AccessControlList, ObjectOwnership, PublicAccessBlock } from './access-control-list.ts'
import type { CompiledPolicy } from './compile-policy.ts'
import type { PolicySetInput } from './policy-set.ts'
import { isPublicDocument } from './public-policy.ts'
import type { RequestFacts } from './request-facts.ts'

/** What S3 adds to policies: access control lists, Object Ownership and Block Public Access. */
export interface SharingRules {
  readonly accessControlLists: readonly AccessControlList[]
  readonly publicAccessBlock: PublicAccessBlock
  /** False while Object Ownership is `BucketOwnerEnforced`. */
  readonly aclsApply: boolean
  /** The owner of an object, where that may be another than the bucket's. */
  readonly objectOwner: string | undefined
  /** Whether the bucket policy is public while `RestrictPublicBuckets` is on, so that it lets in no one from outside. */
  readonly keepsOutsidersOut: boolean
}

const DEFAULT_OWNERSHIP: ObjectOwnership = 'BucketOwnerEnforced'

/** The sharing rules of an input; `undefined` where nothing of S3 is given. */
export function readSharingRules(
  input: PolicySetInput,
  resourcePolicy: CompiledPolicy | undefined,
): SharingRules | undefined {
  const { accessControlLists, objectOwnership = DEFAULT_OWNERSHIP, publicAccessBlock } = input
  if (accessControlLists === undefined && publicAccessBlock === undefined) return undefined
  const aclsApply = objectOwnership !== 'BucketOwnerEnforced'
  const document = resourcePolicy?.document
  return Object.freeze({
    accessControlLists: accessControlLists ?? [],
    publicAccessBlock: publicAccessBlock ?? {},
    aclsApply,
    objectOwner: aclsApply ? accessControlLists?.find(({ on }) => on === 'object')?.ownerAccountId : undefined,
    keepsOutsidersOut:
      publicAccessBlock?.restrictPublicBuckets === true && document !== undefined && isPublicDocument(document),
  })
}

/** Actions on an object's ARN that are the bucket owner's to grant, whoever owns the object. */
const BUCKET_OWNERS_ACTIONS: ReadonlySet<string> = new Set([
  's3:putobject',
  's3:deleteobject',
  's3:deleteobjectversion',
  's3:abortmultipartupload',
  's3:listmultipartuploadparts',
])

const OBJECT_ARN = /^arn:[^:]+:s3:::[^/]+\/./s

/**
 * The other account that an object belongs to, because it wrote it, so that its consent is needed in place of the bucket owner's;
 * `undefined` where the bucket's owner decides. While outsiders are kept out of the bucket, they do not get at their objects either.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-auth-workflow-object-operation.html
 */
export function foreignObjectOwner(sharing: SharingRules, facts: RequestFacts): string | undefined {
  const { objectOwner } = sharing
  if (objectOwner === undefined || objectOwner === facts.resourceAccountId || isKeptOut(sharing, facts))
    return undefined
  if (BUCKET_OWNERS_ACTIONS.has(facts.action.text) || !OBJECT_ARN.test(facts.resource)) return undefined
  return objectOwner
}

/**
 * Whether `RestrictPublicBuckets` shuts the caller out, however it was let in: by the public policy, another statement or a list.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export const isKeptOut = ({ keepsOutsidersOut }: SharingRules, facts: RequestFacts): boolean =>
  keepsOutsidersOut && facts.caller.kind !== 'service' && !facts.isSameAccount

/** Why the Allow statements of a bucket policy count for nothing, whatever they say. */
export type Silencer = 'ObjectOwnership' | 'RestrictPublicBuckets'

/** What silences a bucket policy for this request. Its denials count all the same. */
export function silencerOf(sharing: SharingRules, facts: RequestFacts): Silencer | undefined {
  if (isKeptOut(sharing, facts)) return 'RestrictPublicBuckets'
  return foreignObjectOwner(sharing, facts) === undefined ? undefined : 'ObjectOwnership'
}
