import type { Bucket } from '../../directory/bucket.ts'
import type { S3Object } from '../../directory/s3-object.ts'
import { getBucketPolicy } from '../../operations/s3/bucket-policy.ts'
import { getBucket } from '../../operations/s3/buckets.ts'
import type { ObjectWithContent } from '../../operations/s3/objects.ts'
import { builder } from '../builder.ts'
import { guarded } from '../guarded.ts'
import { orNull } from '../or-null.ts'

export const BucketType = builder.objectRef<Bucket>('Bucket')

builder.node(BucketType, {
  description: 'An S3 bucket. Names are unique over all accounts.',
  id: { resolve: ({ arn }) => arn },
  loadOne: (arn, { perform }) => {
    const [, bucket] = /^arn:aws:s3:::([^/]+)$/.exec(arn) ?? []
    return bucket === undefined ? null : orNull('NoSuchBucket', perform(getBucket, { bucket }))
  },
  isTypeOf: (value) => 'region' in (value as object),
  fields: (t) => ({
    name: t.exposeString('bucketName'),
    arn: t.exposeString('arn'),
    accountId: t.exposeID('accountId', { description: 'The account that owns the bucket.' }),
    region: t.exposeString('region'),
    creationDate: t.field({ type: 'DateTime', resolve: ({ createdAt }) => createdAt }),
    policy: t.field({
      ...guarded(getBucketPolicy, 'The bucket policy; null when there is none.'),
      type: 'JSON',
      nullable: true,
      resolve: async ({ bucketName }, _args, { perform }): Promise<unknown> => {
        const text = await orNull('NoSuchBucketPolicy', perform(getBucketPolicy, { bucket: bucketName }))
        return text === null ? null : JSON.parse(text)
      },
    }),
  }),
})

export const BucketConnection = builder.connectionObject(
  { type: BucketType, name: 'BucketConnection' },
  { name: 'BucketEdge' },
)

/** What listing a bucket shows of an object: everything but its content. */
export const ObjectSummaryType = builder.objectRef<S3Object>('S3ObjectSummary').implement({
  description: 'An object in a list: everything but its content.',
  fields: (t) => ({
    key: t.exposeString('key'),
    size: t.exposeInt('size', { description: 'Bytes.' }),
    eTag: t.exposeString('eTag'),
    lastModified: t.field({ type: 'DateTime', resolve: ({ lastModified }) => lastModified }),
  }),
})

export const ObjectConnection = builder.connectionObject(
  { type: ObjectSummaryType, name: 'S3ObjectConnection' },
  { name: 'S3ObjectEdge' },
)

export const BodyEncoding = builder.enumType('BodyEncoding', { values: ['UTF8', 'BASE64'] as const })

export const ObjectType = builder.objectRef<ObjectWithContent>('S3Object').implement({
  description: 'An object with its content.',
  fields: (t) => ({
    bucket: t.exposeString('bucketName'),
    key: t.exposeString('key'),
    size: t.exposeInt('size', { description: 'Bytes.' }),
    eTag: t.exposeString('eTag'),
    contentType: t.exposeString('contentType'),
    lastModified: t.field({ type: 'DateTime', resolve: ({ lastModified }) => lastModified }),
    body: t.string({
      description: 'The content. As `UTF8`, bytes that are no text are shown as U+FFFD; ask for `BASE64` then.',
      args: { encoding: t.arg({ type: BodyEncoding, required: true, defaultValue: 'UTF8' }) },
      resolve: ({ content }, { encoding }) =>
        encoding === 'BASE64' ? content : Buffer.from(content, 'base64').toString('utf8'),
    }),
  }),
})
