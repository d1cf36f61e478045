import { invalid } from '../util/invalid-input.ts'
import { ServiceError } from '../util/service-error.ts'
import type { EntityKind } from './entity.ts'

/** An S3 bucket: names are unique over the gateway, as on AWS over the partition. */
export interface Bucket {
  /** Never used again: what is left of a deleted bucket cannot turn up in a new one of its name. */
  readonly bucketId: string
  readonly bucketName: string
  readonly accountId: string
  readonly arn: string
  readonly region: string
  readonly createdAt: string
  /** JSON text of the bucket policy. */
  readonly policy?: string
}

export const bucketKind: EntityKind<Bucket> = {
  collection: 'bucket',
  noun: 'bucket',
  id: (bucket) => bucket.bucketName,
  label: (bucket) => bucket.bucketName,
  keys: () => [],
  lists: (bucket) => [{ list: `account:${bucket.accountId}`, sort: bucket.bucketName }],
}

/**
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 * @throws ServiceError `InvalidBucketName`
 */
export function checkBucketName(name: string, field: string): string {
  const wellFormed = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) && !/\.\.|^\d+\.\d+\.\d+\.\d+$|^xn--/.test(name)
  if (wellFormed) return name
  const { message } = invalid(
    field,
    name,
    '3 to 63 lower-case letters, digits, dots or hyphens that begin and end with a letter or digit',
  )
  throw new ServiceError('InvalidBucketName', message, field)
}
