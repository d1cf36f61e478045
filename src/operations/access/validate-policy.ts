import type { PolicyType } from '../../policy/policy-document.ts'
import { invalid } from '../../util/invalid-input.ts'
import type { Finding } from '../../validation/finding.ts'
import { validatePolicy as findingsOf } from '../../validation/validate-policy.ts'
import { defineOperation } from '../operation.ts'
import { policyText } from '../policy-document-input.ts'

export interface ValidatePolicyInput {
  readonly policyDocument: unknown
  readonly policyType?: PolicyType
  /** For resource-based policies: what they are for, such as `AWS::S3::Bucket`. */
  readonly resourceType?: string
}

/** https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_ValidatePolicy.html */
export const validatePolicy = defineOperation({
  action: 'access-analyzer:ValidatePolicy',
  prepare: ({ policyDocument, resourceType, policyType }: ValidatePolicyInput) => ({
    text: policyText(policyDocument, 'input.policyDocument'),
    options: {
      ...(policyType !== undefined && { policyType }),
      ...(resourceType !== undefined && { resourceType: checkResourceType(resourceType) }),
    },
  }),
  permissions: () => [{ resource: '*' }],
  run: async ({ text, options }): Promise<readonly Finding[]> => findingsOf(text, options),
})

function checkResourceType(resourceType: string): string {
  if (/^AWS::\w{1,64}::\w{1,64}$/.test(resourceType)) return resourceType
  throw invalid('input.resourceType', resourceType, 'a resource type such as `AWS::S3::Bucket`')
}
