import { createHash } from 'node:crypto'
import type { RequestContext } from '../../decisions/question.ts'
import { bucketArn, objectArn } from '../../directory/arns.ts'
import { checkBucketName } from '../../directory/bucket.ts'
import { type Changed, getEntity, insertEntity, removeEntity, updateEntity } from '../../directory/entity.ts'
import { type S3Object, s3ObjectId, s3ObjectKind } from '../../directory/s3-object.ts'
import { invalid } from '../../util/invalid-input.ts'
import { ServiceError } from '../../util/service-error.ts'
import { defineOperation, type OperationScope } from '../operation.ts'
import { type Page, type PageInput, pageOptions, toPage } from '../page.ts'
import { requireBucket } from './require-bucket.ts'

/** Bytes. https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
const MAX_KEY_BYTES = 1_024

/** Bytes of content that the mock takes over GraphQL. */
const MAX_OBJECT_BYTES = 512 * 1024

export interface ObjectInput {
  readonly bucket: string
  readonly key: string
}

export interface PutObjectInput extends ObjectInput {
  readonly body: string
  /** How `body` is written; default `UTF8`. */
  readonly encoding?: 'UTF8' | 'BASE64'
  readonly contentType?: string
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
export const putObject = defineOperation({
  action: 's3:PutObject',
  prepare: (
    { bucket, key, body, encoding = 'UTF8', contentType = 'application/octet-stream' }: PutObjectInput,
    { now },
  ): S3Object => {
    checkObject({ bucket, key })
    const content = decodeBody(body, encoding)
    return {
      bucketName: bucket,
      key,
      content: content.toString('base64'),
      contentType: checkContentType(contentType),
      size: content.length,
      eTag: createHash('md5').update(content).digest('hex'),
      lastModified: now.toISOString(),
    }
  },
  permissions: ({ bucketName, key }) => [{ resource: objectArn(bucketName, key) }],
  run: async (object, { store }): Promise<Changed<S3Object>> => {
    await store.read((reader) => requireBucket(reader, object.bucketName))
    try {
      return await insertEntity(store, s3ObjectKind, object)
    } catch (error) {
      if (!(error instanceof ServiceError && error.code === 'EntityAlreadyExists')) throw error
      return updateEntity(store, s3ObjectKind, s3ObjectKind.id(object), () => object)
    }
  },
})

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
export const getObject = defineOperation({
  action: 's3:GetObject',
  prepare: checkObject,
  permissions: ({ bucket, key }) => [{ resource: objectArn(bucket, key) }],
  run: async ({ bucket, key }, scope): Promise<S3Object> => {
    const object = await scope.store.read(async (reader) => {
      await requireBucket(reader, bucket)
      return getEntity(reader, s3ObjectKind, s3ObjectId(bucket, key))
    })
    return object ?? refuseMissingKey({ bucket, key }, scope)
  },
})

/** Deleting what is not there succeeds, as on S3. https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html */
export const deleteObject = defineOperation({
  action: 's3:DeleteObject',
  prepare: checkObject,
  permissions: ({ bucket, key }) => [{ resource: objectArn(bucket, key) }],
  run: async ({ bucket, key }, { store }) => {
    const { revision } = await store.read(async (reader) => {
      await requireBucket(reader, bucket)
      return { revision: reader.revision }
    })
    try {
      const removed = await removeEntity(store, s3ObjectKind, s3ObjectId(bucket, key), () => {})
      return { revision: removed.revision }
    } catch (error) {
      if (!(error instanceof ServiceError && error.code === 'NoSuchEntity')) throw error
      return { revision }
    }
  },
})

export interface ListObjectsInput extends PageInput {
  readonly bucket: string
  readonly prefix?: string
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
export const listObjects = defineOperation({
  action: 's3:ListBucket',
  prepare: ({ bucket, prefix, ...page }: ListObjectsInput) => ({
    bucket: checkBucketName(bucket, 'input.bucket'),
    prefix,
    options: pageOptions(page),
  }),
  permissions: ({ bucket, prefix, options }) => [
    {
      resource: bucketArn(bucket),
      context: {
        's3:max-keys': options.limit,
        ...(prefix !== undefined && { 's3:prefix': prefix }),
      } satisfies RequestContext,
    },
  ],
  run: ({ bucket, prefix, options }, { store }): Promise<Page<S3Object>> =>
    store.read(async (reader) => {
      await requireBucket(reader, bucket)
      const listed = { ...options, ...(prefix !== undefined && { prefix }) }
      return toPage(await reader.list<S3Object>(s3ObjectKind.collection, `bucket:${bucket}`, listed))
    }),
})

/**
 * Only those who may list the bucket learn that a key does not exist.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html#API_GetObject_RequestSyntax
 */
async function refuseMissingKey({ bucket, key }: ObjectInput, scope: OperationScope): Promise<never> {
  const { decision, reason } = await scope.decisions.load({
    subject: { kind: 'session', session: scope.caller.session },
    action: 's3:ListBucket',
    resource: bucketArn(bucket),
    context: scope.requestContext,
    now: scope.now,
  })
  if (!decision.allowed) throw new ServiceError('AccessDenied', reason())
  throw new ServiceError('NoSuchKey', `the bucket \`${bucket}\` has no object with the key \`${key}\``, 'input.key')
}

function checkObject({ bucket, key }: ObjectInput): ObjectInput {
  checkBucketName(bucket, 'input.bucket')
  const bytes = Buffer.byteLength(key)
  if (bytes < 1 || bytes > MAX_KEY_BYTES || !key.isWellFormed())
    throw invalid('input.key', key, `1 to ${MAX_KEY_BYTES} bytes of UTF-8`)
  return { bucket, key }
}

function checkContentType(contentType: string): string {
  if (contentType.length <= 256 && /^[\x20-\x7e]+$/.test(contentType)) return contentType
  throw invalid('input.contentType', contentType, 'a media type such as `text/plain`')
}

function decodeBody(body: string, encoding: 'UTF8' | 'BASE64'): Buffer {
  if (encoding === 'BASE64' && !/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(body)) {
    throw invalid('input.body', body, 'base64, as `encoding: BASE64` says')
  }
  const content = Buffer.from(body, encoding === 'BASE64' ? 'base64' : 'utf8')
  if (content.length <= MAX_OBJECT_BYTES) return content
  const message = `input.body has ${content.length} bytes; at most ${MAX_OBJECT_BYTES} are taken over GraphQL`
  throw new ServiceError('EntityTooLarge', message, 'input.body')
}
