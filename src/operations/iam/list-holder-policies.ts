import { defineOperation, type Operation } from '../operation.ts'
import { GROUP, type HolderKind, type IamEntity, ROLE, USER } from './policy-holder.ts'

/** ARNs of the managed policies on an entity. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedUserPolicies.html */
export const listAttachedUserPolicies = listAttached(USER)
export const listAttachedGroupPolicies = listAttached(GROUP)
export const listAttachedRolePolicies = listAttached(ROLE)

/** Names of the inline policies on an entity. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserPolicies.html */
export const listUserPolicies = listInline(USER)
export const listGroupPolicies = listInline(GROUP)
export const listRolePolicies = listInline(ROLE)

function listAttached<Body extends IamEntity>({ noun }: HolderKind<Body>): Operation<Body, readonly string[]> {
  return defineOperation({
    action: `iam:ListAttached${noun}Policies`,
    prepare: (entity: Body) => entity,
    permissions: ({ arn }) => [{ resource: arn }],
    run: async ({ attachedPolicyArns }) => attachedPolicyArns,
  })
}

function listInline<Body extends IamEntity>({ noun }: HolderKind<Body>): Operation<Body, readonly string[]> {
  return defineOperation({
    action: `iam:List${noun}Policies`,
    prepare: (entity: Body) => entity,
    permissions: ({ arn }) => [{ resource: arn }],
    run: async ({ inlinePolicies }) => inlinePolicies.map(({ policyName }) => policyName),
  })
}
