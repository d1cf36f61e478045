import type { AwsManagedPolicy } from '../../directory/aws-managed-policies.ts'
import { defaultDocument, type ManagedPolicy } from '../../directory/managed-policy.ts'

/** A managed policy as callers see it, whoever manages it, in its default version. */
export interface PolicyView {
  readonly arn: string
  readonly policyName: string
  readonly path: string
  /** `ANPA...`; AWS's own policies have none here. */
  readonly policyId?: string
  readonly description?: string
  readonly createDate: string
  readonly updateDate: string
  readonly defaultVersionId: string
  /** JSON text as it was written. */
  readonly document: string
  readonly isAwsManaged: boolean
}

export function customerPolicyView(policy: ManagedPolicy): PolicyView {
  const { arn, policyName, path, policyId, description, createdAt, updatedAt, defaultVersionId } = policy
  return {
    arn,
    policyName,
    path,
    policyId,
    ...(description !== undefined && { description }),
    createDate: createdAt,
    updateDate: updatedAt,
    defaultVersionId,
    document: defaultDocument(policy),
    isAwsManaged: false,
  }
}

export function awsPolicyView(policy: AwsManagedPolicy): PolicyView {
  const { arn, name, path, createDate, updateDate, defaultVersionId } = policy
  return {
    arn,
    policyName: name,
    path,
    createDate,
    updateDate,
    defaultVersionId,
    isAwsManaged: true,
    get document() {
      return policy.document
    },
  }
}
