/** A concrete ARN, split on its first five colons. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export interface Arn {
  readonly partition: string
  readonly service: string
  /** Empty for services without regions, such as IAM and S3. */
  readonly region: string
  /** Empty for S3 buckets and objects; `aws` for AWS managed policies. */
  readonly account: string
  /** Everything after the fifth colon, further colons included. */
  readonly resource: string
}

/**
 * Takes a concrete ARN apart, or returns `undefined` for a text that is none: fewer than six fields, another first field than `arn`,
 * or an empty partition, service or resource. Characters such as `*` are ordinary here, for object keys may contain them.
 *
 * @example parseArn('arn:aws:lambda:eu-west-1:111122223333:function:f:prod')?.resource // 'function:f:prod'
 */
export function parseArn(text: string): Arn | undefined {
  const match = ARN.exec(text)
  if (match === null) return undefined
  const [, partition = '', service = '', region = '', account = '', resource = ''] = match
  return { partition, service, region, account, resource }
}

const ARN = /^arn:([^:]+):([^:]+):([^:]*):([^:]*):(.+)$/s

/** Puts an ARN together again. */
export const formatArn = ({ partition, service, region, account, resource }: Arn): string =>
  `arn:${partition}:${service}:${region}:${account}:${resource}`
