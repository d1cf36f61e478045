import { deleteBucketPolicy, putBucketPolicy } from '../../operations/s3/bucket-policy.ts'
import { createBucket, deleteBucket, getBucket, listBuckets } from '../../operations/s3/buckets.ts'
import { deleteObject, getObject, listObjects, putObject } from '../../operations/s3/objects.ts'
import { builder } from '../builder.ts'
import { changePayload } from '../change-payload.ts'
import { ConnectionArgs, pageInput, toConnection } from '../connection.ts'
import { guarded } from '../guarded.ts'
import {
  BodyEncoding,
  BucketConnection,
  BucketType,
  ObjectConnection,
  ObjectSummaryType,
  ObjectType,
} from '../types/bucket.ts'
import { withoutNulls } from '../without-nulls.ts'

const BucketInput = builder.inputType('BucketInput', {
  fields: (t) => ({ bucket: t.string({ required: true, description: 'Name of the bucket.' }) }),
})

const ObjectInput = builder.inputType('ObjectInput', {
  fields: (t) => ({ bucket: t.string({ required: true }), key: t.string({ required: true }) }),
})

const ListObjectsInput = builder.inputType('ListObjectsInput', {
  fields: (t) => ({
    bucket: t.string({ required: true }),
    prefix: t.string({ description: 'Only keys that begin with it; the condition key `s3:prefix`.' }),
  }),
})

const PutObjectInput = builder.inputType('PutObjectInput', {
  fields: (t) => ({
    bucket: t.string({ required: true }),
    key: t.string({ required: true, description: '1 to 1,024 bytes of UTF-8.' }),
    body: t.string({ required: true, description: 'At most 512 KiB.' }),
    encoding: t.field({ type: BodyEncoding, description: 'How `body` is written; default `UTF8`.' }),
    contentType: t.string({ description: 'Default `application/octet-stream`.' }),
  }),
})

const PutBucketPolicyInput = builder.inputType('PutBucketPolicyInput', {
  fields: (t) => ({
    bucket: t.string({ required: true }),
    policy: t.field({
      type: 'JSON',
      required: true,
      description: 'An object, or its text, which keeps line and column.',
    }),
  }),
})

const CreateBucketPayload = changePayload('CreateBucketPayload', 'bucket', BucketType)
const DeleteBucketPayload = changePayload('DeleteBucketPayload', 'bucket', BucketType)
const PutBucketPolicyPayload = changePayload('PutBucketPolicyPayload', 'bucket', BucketType)
const DeleteBucketPolicyPayload = changePayload('DeleteBucketPolicyPayload', 'bucket', BucketType)
const PutObjectPayload = changePayload('PutObjectPayload', 'object', ObjectSummaryType)
const DeleteObjectPayload = builder.objectRef<{ readonly revision: number }>('DeleteObjectPayload').implement({
  fields: (t) => ({ revision: t.string({ resolve: ({ revision }) => String(revision) }) }),
})

builder.queryFields((t) => ({
  bucket: t.field({
    ...guarded(getBucket, 'One bucket.'),
    type: BucketType,
    args: { input: t.arg({ type: BucketInput, required: true }) },
    resolve: (_root, { input }, { perform }) => perform(getBucket, input),
  }),
  buckets: t.field({
    ...guarded(listBuckets, 'The buckets of the account, by name.'),
    type: BucketConnection,
    args: ConnectionArgs,
    resolve: async (_root, args, { perform }) => toConnection(await perform(listBuckets, pageInput(args)), args),
  }),
  getObject: t.field({
    ...guarded(getObject, 'One object with its content.'),
    type: ObjectType,
    args: { input: t.arg({ type: ObjectInput, required: true }) },
    resolve: (_root, { input }, { perform }) => perform(getObject, input),
  }),
  listObjects: t.field({
    ...guarded(listObjects, 'The objects of a bucket, by key.'),
    type: ObjectConnection,
    args: { ...ConnectionArgs, input: t.arg({ type: ListObjectsInput, required: true }) },
    resolve: async (_root, { input, ...args }, { perform }) =>
      toConnection(await perform(listObjects, { ...withoutNulls(input), ...pageInput(args) }), args),
  }),
}))

builder.mutationFields((t) => ({
  createBucket: t.field({
    ...guarded(createBucket, 'Adds a bucket that the account owns.'),
    type: CreateBucketPayload,
    nullable: true,
    args: { input: t.arg({ type: BucketInput, required: true }) },
    resolve: (_root, { input }, { perform }) => perform(createBucket, input),
  }),
  deleteBucket: t.field({
    ...guarded(deleteBucket, 'Removes an empty bucket.'),
    type: DeleteBucketPayload,
    nullable: true,
    args: { input: t.arg({ type: BucketInput, required: true }) },
    resolve: (_root, { input }, { perform }) => perform(deleteBucket, input),
  }),
  putBucketPolicy: t.field({
    ...guarded(putBucketPolicy, 'Sets the bucket policy, in place of the one before.'),
    type: PutBucketPolicyPayload,
    nullable: true,
    args: { input: t.arg({ type: PutBucketPolicyInput, required: true }) },
    resolve: (_root, { input }, { perform }) => perform(putBucketPolicy, input),
  }),
  deleteBucketPolicy: t.field({
    ...guarded(deleteBucketPolicy, 'Removes the bucket policy.'),
    type: DeleteBucketPolicyPayload,
    nullable: true,
    args: { input: t.arg({ type: BucketInput, required: true }) },
    resolve: (_root, { input }, { perform }) => perform(deleteBucketPolicy, input),
  }),
  putObject: t.field({
    ...guarded(putObject, 'Stores an object, in place of the one before.'),
    type: PutObjectPayload,
    nullable: true,
    args: { input: t.arg({ type: PutObjectInput, required: true }) },
    resolve: (_root, { input }, { perform }) => perform(putObject, withoutNulls(input)),
  }),
  deleteObject: t.field({
    ...guarded(deleteObject, 'Removes an object; removing what is not there succeeds, as on S3.'),
    type: DeleteObjectPayload,
    nullable: true,
    args: { input: t.arg({ type: ObjectInput, required: true }) },
    resolve: (_root, { input }, { perform }) => perform(deleteObject, input),
  }),
}))
