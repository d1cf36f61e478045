import { type Bucket, bucketKind, checkBucketName } from '../../directory/bucket.ts'
import { getEntity } from '../../directory/entity.ts'
import type { Reader } from '../../store/store.ts'
import { ServiceError } from '../../util/service-error.ts'
import type { OperationScope } from '../operation.ts'

/** A bucket as a caller named it, before anything was decided. */
export interface LocatedBucket {
  readonly name: string
  /**
   * The bucket as it is now, provided that it is the one that was found before the decision: a bucket that was made in between, perhaps
   * by another account, was not what the decision was about.
   * @throws ServiceError `NoSuchBucket`
   */
  current(reader: Reader): Promise<Bucket>
}

/** @throws ServiceError `InvalidBucketName` */
export async function locateBucket(name: string, { store }: OperationScope): Promise<LocatedBucket> {
  checkBucketName(name, 'input.bucket')
  const found = await store.read((reader) => getEntity(reader, bucketKind, name))
  return {
    name,
    current: async (reader) => {
      const bucket = found && (await getEntity(reader, bucketKind, name))
      if (bucket && bucket.bucketId === found.bucketId) return bucket
      throw new ServiceError('NoSuchBucket', `the bucket \`${name}\` does not exist`, 'input.bucket')
    },
  }
}
