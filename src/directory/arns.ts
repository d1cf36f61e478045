/**
 * ARNs of what the gateway keeps.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
 */
export type IamResourceType = 'user' | 'group' | 'role' | 'policy'

/** `iamArn('user', '222233334444', '/team/', 'alice')` is `arn:aws:iam::222233334444:user/team/alice`. */
export function iamArn(type: IamResourceType, accountId: string, path: string, name: string): string {
  return `arn:aws:iam::${accountId}:${type}${path}${name}`
}

export function rootArn(accountId: string): string {
  return `arn:aws:iam::${accountId}:root`
}

/** A session's ARN names the role without its path. */
export function assumedRoleArn(accountId: string, roleName: string, sessionName: string): string {
  return `arn:aws:sts::${accountId}:assumed-role/${roleName}/${sessionName}`
}

export function bucketArn(bucketName: string): string {
  return `arn:aws:s3:::${bucketName}`
}

export function objectArn(bucketName: string, key: string): string {
  return `arn:aws:s3:::${bucketName}/${key}`
}
