import { createHash } from 'node:crypto'
import type { EntityKind } from './entity.ts'

/** An object in a bucket. */
export interface S3Object {
  readonly bucketName: string
  readonly key: string
  /** The content, base64. */
  readonly content: string
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
  id: (object) => s3ObjectId(object.bucketName, object.key),
  keys: () => [],
  lists: (object) => [{ list: `bucket:${object.bucketName}`, sort: object.key }],
}

/** Ids are shorter than S3's keys may be, so a key stands in its id as a digest. */
export function s3ObjectId(bucketName: string, key: string): string {
  return `${bucketName}/${createHash('sha256').update(key, 'utf8').digest('base64url')}`
}
