import { bucketArn } from '../../directory/arns.ts'
import { type Bucket, bucketKind } from '../../directory/bucket.ts'
import { type Changed, updateEntity } from '../../directory/entity.ts'
import type { PolicyDocument } from '../../policy/policy-document.ts'
import type { Store } from '../../store/store.ts'
import { ServiceError } from '../../util/service-error.ts'
import { defineOperation } from '../operation.ts'
import { checkPolicyDocument } from '../policy-document-input.ts'
import type { BucketInput } from './buckets.ts'
import { type LocatedBucket, locateBucket } from './locate-bucket.ts'

export interface PutBucketPolicyInput extends BucketInput {
  readonly policy: unknown
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html */
export const putBucketPolicy = defineOperation({
  action: 's3:PutBucketPolicy',
  prepare: async ({ bucket: name, policy }: PutBucketPolicyInput, scope) => {
    const bucket = await locateBucket(name, scope)
    return { bucket, policy: checkBucketPolicy(policy, name) }
  },
  permissions: ({ bucket }) => [{ resource: bucketArn(bucket.name) }],
  run: ({ bucket, policy }, { store }) => changeBucket(store, bucket, (current) => ({ ...current, policy })),
})

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicy.html */
export const getBucketPolicy = defineOperation({
  action: 's3:GetBucketPolicy',
  prepare: ({ bucket }: BucketInput, scope) => locateBucket(bucket, scope),
  permissions: ({ name }) => [{ resource: bucketArn(name) }],
  run: async (bucket, { store }): Promise<string> => {
    const { policy } = await store.read((reader) => bucket.current(reader))
    if (policy !== undefined) return policy
    throw new ServiceError('NoSuchBucketPolicy', `the bucket \`${bucket.name}\` has no policy`, 'input.bucket')
  },
})

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketPolicy.html */
export const deleteBucketPolicy = defineOperation({
  action: 's3:DeleteBucketPolicy',
  prepare: ({ bucket }: BucketInput, scope) => locateBucket(bucket, scope),
  permissions: ({ name }) => [{ resource: bucketArn(name) }],
  run: (bucket, { store }) => changeBucket(store, bucket, ({ policy: _policy, ...rest }) => rest),
})

async function changeBucket(
  store: Store,
  bucket: LocatedBucket,
  change: (bucket: Bucket) => Bucket,
): Promise<Changed<Bucket>> {
  await store.read((reader) => bucket.current(reader))
  return updateEntity(store, bucketKind, bucket.name, async (_bucket, reader) => change(await bucket.current(reader)))
}

/** A bucket policy speaks of its own bucket and the objects in it. @throws ServiceError `MalformedPolicy` */
function checkBucketPolicy(document: unknown, bucket: string): string {
  const field = 'input.policy'
  const parsed = checkPolicyDocument(document, {
    type: 'resource',
    field,
    quota: 'resource-policy',
    code: 'MalformedPolicy',
  })
  const foreign = foreignResource(parsed, bucket)
  if (foreign === undefined) return parsed.source
  const message = `${field} has the resource \`${foreign}\`; it must be \`${bucketArn(bucket)}\` or objects in it, such as \`${bucketArn(bucket)}/*\``
  throw new ServiceError('MalformedPolicy', message, field)
}

function foreignResource({ statements }: PolicyDocument, bucket: string): string | undefined {
  const own = bucketArn(bucket)
  const patterns = statements.flatMap(({ resource }) => resource?.patterns ?? [])
  return patterns.find(({ text }) => text !== own && !text.startsWith(`${own}/`))?.text
}
