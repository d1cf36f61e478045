import { iamArn } from '../../directory/arns.ts'
import { findAwsManagedPolicy } from '../../directory/aws-managed-policies.ts'
import { type Changed, findEntity, insertEntity } from '../../directory/entity.ts'
import { arnKey, type ManagedPolicy, managedPolicyKind } from '../../directory/managed-policy.ts'
import { checkName, checkPath } from '../../directory/names.ts'
import { newUniqueId } from '../../directory/unique-id.ts'
import { ServiceError } from '../../util/service-error.ts'
import { defineOperation } from '../operation.ts'
import { checkPolicyDocument } from '../policy-document-input.ts'
import { checkDescription } from './description.ts'
import { checkPolicyArn } from './policy-arn.ts'
import { awsPolicyView, customerPolicyView, type PolicyView } from './policy-view.ts'

const DOCUMENT_RULES = { type: 'identity', field: 'input.policyDocument', quota: 'managed-policy' } as const

export interface CreatePolicyInput {
  readonly policyName: string
  readonly path?: string
  readonly description?: string
  readonly policyDocument: unknown
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html */
export const createPolicy = defineOperation({
  action: 'iam:CreatePolicy',
  prepare: (
    { policyName, path = '/', description, policyDocument }: CreatePolicyInput,
    { caller, now },
  ): ManagedPolicy => {
    const createdAt = now.toISOString()
    return {
      accountId: caller.accountId,
      policyId: newUniqueId('policy'),
      policyName: checkName('policy', policyName, 'input.policyName'),
      path: checkPath(path, 'input.path'),
      arn: iamArn('policy', caller.accountId, path, policyName),
      ...(description !== undefined && { description: checkDescription(description) }),
      createdAt,
      updatedAt: createdAt,
      versions: [{ versionId: 'v1', document: checkPolicyDocument(policyDocument, DOCUMENT_RULES).source, createdAt }],
      defaultVersionId: 'v1',
    }
  },
  permissions: ({ arn }) => [{ resource: arn }],
  run: async (policy, { store }): Promise<Changed<PolicyView>> => {
    const { entity, revision } = await insertEntity(store, managedPolicyKind, policy)
    return { entity: customerPolicyView(entity), revision }
  },
})

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html */
export const getPolicy = defineOperation({
  action: 'iam:GetPolicy',
  prepare: ({ policyArn }: { readonly policyArn: string }) => checkPolicyArn(policyArn, 'input.policyArn'),
  permissions: (policyArn) => [{ resource: policyArn }],
  run: async (policyArn, { store }): Promise<PolicyView> => {
    const offered = findAwsManagedPolicy(policyArn)
    if (offered) return awsPolicyView(offered)
    const policy = await store.read((reader) => findEntity(reader, managedPolicyKind, arnKey(policyArn)))
    if (policy) return customerPolicyView(policy)
    throw new ServiceError('NoSuchEntity', `the policy \`${policyArn}\` does not exist`, 'input.policyArn')
  },
})
