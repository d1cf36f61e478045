/**
 * An expected failure with IAM's (or the service's) error code. Its message is for the caller: it names the field, what was given and
 * what would be right. `graphql/mask-error.ts` is the one place that turns it into a GraphQL error.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 */
export class ServiceError extends Error {
  override readonly name = 'ServiceError'
  readonly code: ServiceErrorCode
  /** Path of the input field at fault, e.g. `input.userName`. */
  readonly field: string | undefined

  /** Several things at fault in one document, each with its place. */
  readonly problems: readonly Problem[]

  constructor(code: ServiceErrorCode, message: string, field?: string, problems: readonly Problem[] = []) {
    super(message)
    this.code = code
    this.field = field
    this.problems = problems
  }
}

/** One thing wrong inside a document. Line and column count from 1. */
export interface Problem {
  readonly code: string
  readonly message: string
  readonly pointer: string
  readonly line: number
  readonly column: number
}

/** Every code that a caller may see in `extensions.code`. */
export type ServiceErrorCode =
  | 'AccessDenied'
  | 'BucketAlreadyExists'
  | 'BucketAlreadyOwnedByYou'
  | 'BucketNotEmpty'
  | 'ConcurrentModification'
  | 'EntityAlreadyExists'
  | 'EntityTooLarge'
  | 'ExpiredToken'
  | 'InvalidBucketName'
  | 'InvalidClientTokenId'
  | 'InvalidInput'
  | 'LimitExceeded'
  | 'MalformedPolicy'
  | 'MalformedPolicyDocument'
  | 'MissingAuthenticationToken'
  | 'NoSuchBucket'
  | 'NoSuchBucketPolicy'
  | 'NoSuchEntity'
  | 'NoSuchKey'
  | 'ServiceUnavailable'
