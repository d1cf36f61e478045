import { createHash } from 'node:crypto'
import type { EntityKind } from './entity.ts'

/** An object in a bucket. Its content is a record of its own, so that listing does not read it. */
export interface S3Object {
  readonly bucketId: string
  readonly bucketName: string
  readonly key: string
  readonly contentId: string
  readonly contentType: string
  /** Bytes. */
  readonly size: number
  /** MD5 of the content, hex: what S3 calls ETag for objects put in one part. */
  readonly eTag: string
  readonly lastModified: string
}

export const s3ObjectKind: EntityKind<S3Object> = {
  collection: 's3-object',
  noun: 'object',
  id: (object) => s3ObjectId(object.bucketId, object.key),
  label: (object) => object.key,
  keys: () => [],
  lists: (object) => [{ list: `bucket:${object.bucketId}`, sort: object.key }],
}

/** Ids are shorter than S3's keys may be, so a key stands in its id as a digest. */
export function s3ObjectId(bucketId: string, key: string): string {
  return `${bucketId}/${createHash('sha256').update(key, 'utf8').digest('base64url')}`
}

export interface S3Content {
  readonly contentId: string
  /** Base64. */
  readonly content: string
}

export const s3ContentKind: EntityKind<S3Content> = {
  collection: 's3-content',
  noun: 'content',
  id: (content) => content.contentId,
  label: (content) => content.contentId,
  keys: () => [],
  lists: () => [],
}

interface ObjectDescription {
  readonly bucketId: string
  readonly bucketName: string
  readonly key: string
  readonly contentType: string
  readonly lastModified: string
}

/** The two records of an object. */
export function describeObject(
  description: ObjectDescription,
  content: Buffer,
  contentId: string,
): { readonly object: S3Object; readonly content: S3Content } {
  const eTag = createHash('md5').update(content).digest('hex')
  return {
    object: { ...description, contentId, size: content.length, eTag },
    content: { contentId, content: content.toString('base64') },
  }
}
