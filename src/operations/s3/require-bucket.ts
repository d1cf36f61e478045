import { type Bucket, bucketKind } from '../../directory/bucket.ts'
import { getEntity } from '../../directory/entity.ts'
import type { Reader } from '../../store/store.ts'
import { ServiceError } from '../../util/service-error.ts'

/** @throws ServiceError `NoSuchBucket` */
export async function requireBucket(reader: Reader, bucketName: string): Promise<Bucket> {
  const bucket = await getEntity(reader, bucketKind, bucketName)
  if (bucket) return bucket
  throw new ServiceError('NoSuchBucket', `the bucket \`${bucketName}\` does not exist`, 'input.bucket')
}
