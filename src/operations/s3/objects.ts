import type { RequestContext } from '../../decisions/question.ts'
import { bucketArn, objectArn } from '../../directory/arns.ts'
import { type Changed, getEntity, insertEntity, putEntity, removeEntity } from '../../directory/entity.ts'
import { describeObject, type S3Object, s3ContentKind, s3ObjectId, s3ObjectKind } from '../../directory/s3-object.ts'
import { newUniqueId } from '../../directory/unique-id.ts'
import type { Revision, Store } from '../../store/store.ts'
import { invalid } from '../../util/invalid-input.ts'
import { ServiceError } from '../../util/service-error.ts'
import { defineOperation, type OperationScope } from '../operation.ts'
import { type Page, type PageInput, pageOptions, toPage } from '../page.ts'
import { locateBucket } from './locate-bucket.ts'

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
  prepare: async (input: PutObjectInput, scope) => {
    const { body, encoding = 'UTF8', contentType = 'application/octet-stream' } = input
    return {
      ...(await locateObject(input, scope)),
      content: decodeBody(body, encoding),
      contentType: checkContentType(contentType),
    }
  },
  permissions: ({ bucket, key }) => [{ resource: objectArn(bucket.name, key) }],
  run: async ({ bucket, key, content, contentType }, { store, now }): Promise<Changed<S3Object>> => {
    const { bucketId, bucketName } = await store.read((reader) => bucket.current(reader))
    const description = { bucketId, bucketName, key, contentType, lastModified: now.toISOString() }
    const made = describeObject(description, content, newUniqueId('content'))
    // The content first: an object never stands without it. A crash in between leaves a content that nothing names.
    await insertEntity(store, s3ContentKind, made.content)
    try {
      const { revision, replaced } = await putEntity(store, s3ObjectKind, made.object)
      if (replaced) await removeContent(store, replaced)
      await store.read((reader) => bucket.current(reader))
      return { entity: made.object, revision }
    } catch (error) {
      // The bucket was deleted meanwhile, or others were faster too often: what was not acknowledged is taken back.
      await removeObject(store, made.object)
      throw error
    }
  },
})

/** An object with its content, base64. */
export interface ObjectWithContent extends S3Object {
  readonly content: string
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
export const getObject = defineOperation({
  action: 's3:GetObject',
  prepare: locateObject,
  permissions: ({ bucket, key }) => [{ resource: objectArn(bucket.name, key) }],
  run: async ({ bucket, key }, scope): Promise<ObjectWithContent> => {
    const found = await scope.store.read(async (reader) => {
      const { bucketId } = await bucket.current(reader)
      const object = await getEntity(reader, s3ObjectKind, s3ObjectId(bucketId, key))
      const content = object && (await getEntity(reader, s3ContentKind, object.contentId))
      return content && { ...object, content: content.content }
    })
    return found ?? refuseMissingKey(bucket.name, key, scope)
  },
})

/** Deleting what is not there succeeds, as on S3. https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html */
export const deleteObject = defineOperation({
  action: 's3:DeleteObject',
  prepare: locateObject,
  permissions: ({ bucket, key }) => [{ resource: objectArn(bucket.name, key) }],
  run: async ({ bucket, key }, { store }): Promise<{ readonly revision: Revision }> => {
    const { id, unchanged } = await store.read(async (reader) => {
      const { bucketId } = await bucket.current(reader)
      return { id: s3ObjectId(bucketId, key), unchanged: reader.revision }
    })
    try {
      const { entity, revision } = await removeEntity(store, s3ObjectKind, id, () => {})
      await removeContent(store, entity)
      return { revision }
    } catch (error) {
      if (!(error instanceof ServiceError && error.code === 'NoSuchEntity')) throw error
      return { revision: unchanged }
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
  prepare: async ({ bucket, prefix, ...page }: ListObjectsInput, scope) => ({
    bucket: await locateBucket(bucket, scope),
    prefix: prefix === undefined ? undefined : checkPrefix(prefix),
    options: pageOptions(page),
  }),
  permissions: ({ bucket, prefix, options }) => [
    {
      resource: bucketArn(bucket.name),
      context: {
        's3:max-keys': options.limit,
        ...(prefix !== undefined && { 's3:prefix': prefix }),
      } satisfies RequestContext,
    },
  ],
  run: ({ bucket, prefix, options }, { store }): Promise<Page<S3Object>> =>
    store.read(async (reader) => {
      const { bucketId } = await bucket.current(reader)
      const listed = { ...options, ...(prefix !== undefined && { prefix }) }
      return toPage(await reader.list<S3Object>(s3ObjectKind.collection, `bucket:${bucketId}`, listed))
    }),
})

/**
 * Only those who may list the bucket learn that a key does not exist.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html#API_GetObject_RequestSyntax
 */
async function refuseMissingKey(bucket: string, key: string, scope: OperationScope): Promise<never> {
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

async function locateObject({ bucket, key }: ObjectInput, scope: OperationScope) {
  const bytes = Buffer.byteLength(key)
  if (bytes < 1 || bytes > MAX_KEY_BYTES || !key.isWellFormed()) {
    throw invalid('input.key', key, `1 to ${MAX_KEY_BYTES} bytes of UTF-8`)
  }
  return { bucket: await locateBucket(bucket, scope), key }
}

function checkPrefix(prefix: string): string {
  if (Buffer.byteLength(prefix) <= MAX_KEY_BYTES && prefix.isWellFormed()) return prefix
  throw invalid('input.prefix', prefix, `at most ${MAX_KEY_BYTES} bytes of UTF-8`)
}

/** Only if the object is still the one with that content. */
async function removeObject(store: Store, object: S3Object): Promise<void> {
  const stored = await store.read((reader) => getEntity(reader, s3ObjectKind, s3ObjectKind.id(object)))
  if (stored?.contentId === object.contentId) {
    await unlessGone(removeEntity(store, s3ObjectKind, s3ObjectKind.id(object), () => {}))
  }
  await removeContent(store, object)
}

async function removeContent(store: Store, { contentId }: S3Object): Promise<void> {
  await unlessGone(removeEntity(store, s3ContentKind, contentId, () => {}))
}

/** What another request removed already is as good as removed. */
async function unlessGone(removal: Promise<unknown>): Promise<void> {
  try {
    await removal
  } catch (error) {
    if (!(error instanceof ServiceError && error.code === 'NoSuchEntity')) throw error
  }
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
