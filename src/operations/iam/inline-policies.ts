import { type Changed, updateEntity } from '../../directory/entity.ts'
import type { InlinePolicy, PolicyHolder } from '../../directory/identity-policies.ts'
import { checkInlinePolicyName } from '../../directory/names.ts'
import { measurePolicy } from '../../policy/policy-size.ts'
import { ServiceError } from '../../util/service-error.ts'
import { defineOperation, type Operation, type OperationScope } from '../operation.ts'
import { checkPolicyDocument, checkQuota } from '../policy-document-input.ts'
import { GROUP, type HolderKind, type IamEntity, locate, ROLE, USER } from './policy-holder.ts'

const DOCUMENT = 'input.policyDocument'

export interface PutInlinePolicyInput {
  /** Name of the user, group or role. */
  readonly name: string
  readonly policyName: string
  readonly document: unknown
}

export interface InlinePolicyInput {
  readonly name: string
  readonly policyName: string
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html */
export const putUserPolicy = putInlinePolicy(USER)
export const putGroupPolicy = putInlinePolicy(GROUP)
export const putRolePolicy = putInlinePolicy(ROLE)

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPolicy.html */
export const deleteUserPolicy = deleteInlinePolicy(USER)
export const deleteGroupPolicy = deleteInlinePolicy(GROUP)
export const deleteRolePolicy = deleteInlinePolicy(ROLE)

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUserPolicy.html */
export const getUserPolicy = getInlinePolicy(USER)
export const getGroupPolicy = getInlinePolicy(GROUP)
export const getRolePolicy = getInlinePolicy(ROLE)

/** Adds the policy or replaces the one of the same name. */
function putInlinePolicy<Body extends IamEntity>(
  kind: HolderKind<Body>,
): Operation<PutInlinePolicyInput, Changed<Body>> {
  return defineOperation({
    action: `iam:Put${kind.noun}Policy`,
    prepare: async ({ name, policyName, document }: PutInlinePolicyInput, scope: OperationScope) => ({
      policyName: checkInlinePolicyName(policyName, 'input.policyName'),
      document: checkPolicyDocument(document, { type: 'identity', field: DOCUMENT }).source,
      holder: await locate(kind, name, scope),
    }),
    permissions: ({ holder }) => [holder.policyPermission()],
    run: ({ holder, policyName, document }, { store }) =>
      updateEntity(store, kind.entity, kind.entity.id(holder.entity()), (current) => {
        const kept = current.inlinePolicies.filter((policy) => policy.policyName !== policyName)
        const besides = kept.reduce((sum, policy) => sum + measurePolicy(policy.document, 'identity'), 0)
        checkQuota({ source: document, type: 'identity', quota: kind.inlineQuota, besides }, DOCUMENT)
        return { ...current, inlinePolicies: [...kept, { policyName, document }] }
      }),
  })
}

function deleteInlinePolicy<Body extends IamEntity>(
  kind: HolderKind<Body>,
): Operation<InlinePolicyInput, Changed<Body>> {
  return defineOperation({
    action: `iam:Delete${kind.noun}Policy`,
    prepare: async ({ name, policyName }: InlinePolicyInput, scope: OperationScope) => ({
      policyName,
      holder: await locate(kind, name, scope),
    }),
    permissions: ({ holder }) => [holder.policyPermission()],
    run: ({ holder, policyName }, { store }) =>
      updateEntity(store, kind.entity, kind.entity.id(holder.entity()), (current) => {
        requireInlinePolicy(current, policyName)
        return {
          ...current,
          inlinePolicies: current.inlinePolicies.filter((policy) => policy.policyName !== policyName),
        }
      }),
  })
}

function getInlinePolicy<Body extends IamEntity>(kind: HolderKind<Body>): Operation<InlinePolicyInput, InlinePolicy> {
  return defineOperation({
    action: `iam:Get${kind.noun}Policy`,
    prepare: async ({ name, policyName }: InlinePolicyInput, scope: OperationScope) => ({
      policyName,
      holder: await locate(kind, name, scope),
    }),
    permissions: ({ holder }) => [holder.permission()],
    run: async ({ holder, policyName }) => requireInlinePolicy(holder.entity(), policyName),
  })
}

function requireInlinePolicy(holder: PolicyHolder, policyName: string): InlinePolicy {
  const policy = holder.inlinePolicies.find((candidate) => candidate.policyName === policyName)
  if (policy) return policy
  throw new ServiceError(
    'NoSuchEntity',
    `the inline policy with name \`${policyName}\` cannot be found`,
    'input.policyName',
  )
}
