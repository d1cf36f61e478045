import { invalid } from '../../util/invalid-input.ts'

const POLICY_ARN = /^arn:aws:iam::(?:\d{12}|aws):policy\/.+$/

/** @throws ServiceError `InvalidInput` */
export function checkPolicyArn(arn: string, field: string): string {
  if (arn.length > 2_048 || !POLICY_ARN.test(arn)) {
    throw invalid(field, arn, 'the ARN of a managed policy, such as `arn:aws:iam::aws:policy/ReadOnlyAccess`')
  }
  return arn
}
