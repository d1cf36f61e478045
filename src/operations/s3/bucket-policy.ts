import { bucketArn } from '../../directory/arns.ts'
import { type Bucket, bucketKind, checkBucketName } from '../../directory/bucket.ts'
import { type Changed, updateEntity } from '../../directory/entity.ts'
import type { PolicyDocument } from '../../policy/policy-document.ts'
import { ServiceError } from '../../util/service-error.ts'
import { defineOperation } from '../operation.ts'
import { checkPolicyDocument } from '../policy-document-input.ts'
import type { BucketInput } from './buckets.ts'
import { requireBucket } from './require-bucket.ts'

export interface PutBucketPolicyInput extends BucketInput {
  readonly policy: unknown
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html */
export const putBucketPolicy = defineOperation({
  action: 's3:PutBucketPolicy',
  prepare: ({ bucket, policy }: PutBucketPolicyInput) => {
    checkBucketName(bucket, 'input.bucket')
    return { bucket, policy: checkBucketPolicy(policy, bucket) }
  },
  permissions: ({ bucket }) => [{ resource: bucketArn(bucket) }],
  run: ({ bucket, policy }, { store }) => changeBucket(store, bucket, (current) => ({ ...current, policy })),
})

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicy.html */
export const getBucketPolicy = defineOperation({
  action: 's3:GetBucketPolicy',
  prepare: ({ bucket }: BucketInput) => checkBucketName(bucket, 'input.bucket'),
  permissions: (bucket) => [{ resource: bucketArn(bucket) }],
  run: async (bucket, { store }): Promise<string> => {
    const { policy } = await store.read((reader) => requireBucket(reader, bucket))
    if (policy !== undefined) return policy
    throw new ServiceError('NoSuchBucketPolicy', `the bucket \`${bucket}\` has no policy`, 'input.bucket')
  },
})

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketPolicy.html */
export const deleteBucketPolicy = defineOperation({
  action: 's3:DeleteBucketPolicy',
  prepare: ({ bucket }: BucketInput) => checkBucketName(bucket, 'input.bucket'),
  permissions: (bucket) => [{ resource: bucketArn(bucket) }],
  run: (bucket, { store }) => changeBucket(store, bucket, ({ policy: _policy, ...rest }) => rest),
})

async function changeBucket(
  store: Parameters<typeof updateEntity>[0],
  bucket: string,
  change: (bucket: Bucket) => Bucket,
): Promise<Changed<Bucket>> {
  await store.read((reader) => requireBucket(reader, bucket))
  return updateEntity(store, bucketKind, bucket, change)
}

/** A bucket policy speaks of its own bucket and the objects in it. @throws ServiceError `MalformedPolicy` */
function checkBucketPolicy(document: unknown, bucket: string): string {
  const field = 'input.policy'
  const parsed = checkPolicyDocument(document, { type: 'resource', field, quota: 'resource-policy' })
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
