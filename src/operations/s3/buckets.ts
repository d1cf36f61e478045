import { bucketArn } from '../../directory/arns.ts'
import { type Bucket, bucketKind, checkBucketName } from '../../directory/bucket.ts'
import { type Changed, getEntity, insertEntity, isListEmpty, removeEntity } from '../../directory/entity.ts'
import { s3ObjectKind } from '../../directory/s3-object.ts'
import { newUniqueId } from '../../directory/unique-id.ts'
import { ServiceError } from '../../util/service-error.ts'
import { defineListOperation } from '../list-operation.ts'
import { defineOperation } from '../operation.ts'
import { locateBucket } from './locate-bucket.ts'

/** Where the mock keeps its buckets. */
const REGION = 'us-east-1'

export interface BucketInput {
  readonly bucket: string
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html */
export const createBucket = defineOperation({
  action: 's3:CreateBucket',
  prepare: ({ bucket }: BucketInput, { caller, now }): Bucket => ({
    bucketId: newUniqueId('bucket'),
    bucketName: checkBucketName(bucket, 'input.bucket'),
    accountId: caller.accountId,
    arn: bucketArn(bucket),
    region: REGION,
    createdAt: now.toISOString(),
  }),
  permissions: ({ arn }, { caller }) => [{ resource: arn, newOwner: caller.accountId }],
  run: async (bucket, { store, caller }): Promise<Changed<Bucket>> => {
    const existing = await store.read((reader) => getEntity(reader, bucketKind, bucket.bucketName))
    if (existing?.accountId === caller.accountId) {
      const message = `you already have a bucket with the name \`${bucket.bucketName}\``
      throw new ServiceError('BucketAlreadyOwnedByYou', message, 'input.bucket')
    }
    try {
      return await insertEntity(store, bucketKind, bucket)
    } catch (error) {
      if (!(error instanceof ServiceError && error.code === 'EntityAlreadyExists')) throw error
      const message = `the name \`${bucket.bucketName}\` is taken; bucket names are unique over all accounts`
      throw new ServiceError('BucketAlreadyExists', message, 'input.bucket')
    }
  },
})

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html */
export const getBucket = defineOperation({
  action: 's3:ListBucket',
  prepare: ({ bucket }: BucketInput, scope) => locateBucket(bucket, scope),
  permissions: ({ name }) => [{ resource: bucketArn(name) }],
  run: (bucket, { store }): Promise<Bucket> => store.read((reader) => bucket.current(reader)),
})

/**
 * The account's own buckets. AWS documents grants of this action on `arn:aws:s3:::*`, so that is what is asked for.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html
 */
export const listBuckets = defineListOperation({
  action: 's3:ListAllMyBuckets',
  kind: bucketKind,
  resource: () => bucketArn('*'),
})

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html */
export const deleteBucket = defineOperation({
  action: 's3:DeleteBucket',
  prepare: ({ bucket }: BucketInput, scope) => locateBucket(bucket, scope),
  permissions: ({ name }) => [{ resource: bucketArn(name) }],
  run: async (bucket, { store }): Promise<Changed<Bucket>> => {
    await store.read((reader) => bucket.current(reader))
    return removeEntity(store, bucketKind, bucket.name, async (_bucket, reader) => {
      const { bucketId, bucketName } = await bucket.current(reader)
      if (await isListEmpty(reader, s3ObjectKind, `bucket:${bucketId}`)) return
      throw new ServiceError(
        'BucketNotEmpty',
        `the bucket \`${bucketName}\` has objects; delete them first`,
        'input.bucket',
      )
    })
  },
})
