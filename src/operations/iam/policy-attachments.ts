import { findAwsManagedPolicy } from '../../directory/aws-managed-policies.ts'
import { type Changed, findEntity, updateEntity } from '../../directory/entity.ts'
import { arnKey, managedPolicyKind } from '../../directory/managed-policy.ts'
import type { Reader } from '../../store/store.ts'
import { ServiceError } from '../../util/service-error.ts'
import { defineOperation, type Operation, type OperationScope } from '../operation.ts'
import { checkPolicyArn } from './policy-arn.ts'
import { GROUP, type HolderKind, type IamEntity, locate, ROLE, USER } from './policy-holder.ts'

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MAX_ATTACHED_POLICIES = 10

export interface PolicyAttachmentInput {
  /** Name of the user, group or role. */
  readonly name: string
  readonly policyArn: string
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachUserPolicy.html */
export const attachUserPolicy = attachPolicy(USER)
export const attachGroupPolicy = attachPolicy(GROUP)
export const attachRolePolicy = attachPolicy(ROLE)

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachUserPolicy.html */
export const detachUserPolicy = detachPolicy(USER)
export const detachGroupPolicy = detachPolicy(GROUP)
export const detachRolePolicy = detachPolicy(ROLE)

/** Attaching what is attached changes nothing. */
function attachPolicy<Body extends IamEntity>(kind: HolderKind<Body>): Operation<PolicyAttachmentInput, Changed<Body>> {
  return defineOperation({
    action: `iam:Attach${kind.noun}Policy`,
    prepare: (input: PolicyAttachmentInput, scope: OperationScope) => locateAttachment(kind, input, scope),
    permissions: ({ holder, policyArn }) => [holder.policyPermission({ 'iam:policyarn': policyArn })],
    run: ({ holder, policyArn }, { store, caller }) =>
      updateEntity(store, kind.entity, kind.entity.id(holder.entity()), async (current, reader) => {
        await requirePolicy(reader, policyArn, caller.accountId)
        const { attachedPolicyArns } = current
        if (attachedPolicyArns.includes(policyArn)) return current
        if (attachedPolicyArns.length >= MAX_ATTACHED_POLICIES) {
          const message = `the ${kind.type} has ${attachedPolicyArns.length} managed policies; at most ${MAX_ATTACHED_POLICIES} are allowed`
          throw new ServiceError('LimitExceeded', message, 'input.policyArn')
        }
        return { ...current, attachedPolicyArns: [...attachedPolicyArns, policyArn] }
      }),
  })
}

function detachPolicy<Body extends IamEntity>(kind: HolderKind<Body>): Operation<PolicyAttachmentInput, Changed<Body>> {
  return defineOperation({
    action: `iam:Detach${kind.noun}Policy`,
    prepare: (input: PolicyAttachmentInput, scope: OperationScope) => locateAttachment(kind, input, scope),
    permissions: ({ holder, policyArn }) => [holder.policyPermission({ 'iam:policyarn': policyArn })],
    run: ({ holder, policyArn }, { store }) =>
      updateEntity(store, kind.entity, kind.entity.id(holder.entity()), (current) => {
        if (!current.attachedPolicyArns.includes(policyArn)) {
          const message = `the policy \`${policyArn}\` is not attached to the ${kind.type}`
          throw new ServiceError('NoSuchEntity', message, 'input.policyArn')
        }
        return { ...current, attachedPolicyArns: current.attachedPolicyArns.filter((arn) => arn !== policyArn) }
      }),
  })
}

async function locateAttachment<Body extends IamEntity>(
  kind: HolderKind<Body>,
  { name, policyArn }: PolicyAttachmentInput,
  scope: OperationScope,
) {
  return { policyArn: checkPolicyArn(policyArn, 'input.policyArn'), holder: await locate(kind, name, scope) }
}

/** AWS's policies are everybody's; a customer's own is usable in its account only. */
async function requirePolicy(reader: Reader, policyArn: string, accountId: string): Promise<void> {
  if (findAwsManagedPolicy(policyArn)) return
  const policy = await findEntity(reader, managedPolicyKind, arnKey(policyArn))
  if (policy?.accountId === accountId) return
  throw new ServiceError(
    'NoSuchEntity',
    `the policy \`${policyArn}\` does not exist or is not attachable`,
    'input.policyArn',
  )
}
