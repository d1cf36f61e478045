import type { Changed } from '../../directory/entity.ts'
import type { InlinePolicy } from '../../directory/identity-policies.ts'
import * as inline from '../../operations/iam/inline-policies.ts'
import * as attachments from '../../operations/iam/policy-attachments.ts'
import type { Operation } from '../../operations/operation.ts'
import { invariant } from '../../util/invariant.ts'
import { builder } from '../builder.ts'
import { changePayload } from '../change-payload.ts'
import { guarded } from '../guarded.ts'
import { GroupType } from '../types/group.ts'
import { RoleType } from '../types/role.ts'
import { UserType } from '../types/user.ts'

const InlinePolicyType = builder.objectRef<InlinePolicy>('InlinePolicy').implement({
  description: 'A policy that belongs to one user, group or role and goes with it.',
  fields: (t) => ({
    policyName: t.exposeString('policyName'),
    document: t.field({ type: 'JSON', resolve: ({ document }): unknown => JSON.parse(document) }),
    documentText: t.exposeString('document', {
      description:
        'As it was written, or as two-space JSON where it was given as an object; explanations count its lines.',
    }),
  }),
})

definePolicyFields({
  noun: 'User',
  member: 'user',
  payload: (name) => changePayload(name, 'user', UserType),
  put: inline.putUserPolicy,
  remove: inline.deleteUserPolicy,
  get: inline.getUserPolicy,
  attach: attachments.attachUserPolicy,
  detach: attachments.detachUserPolicy,
})

definePolicyFields({
  noun: 'Group',
  member: 'group',
  payload: (name) => changePayload(name, 'group', GroupType),
  put: inline.putGroupPolicy,
  remove: inline.deleteGroupPolicy,
  get: inline.getGroupPolicy,
  attach: attachments.attachGroupPolicy,
  detach: attachments.detachGroupPolicy,
})

definePolicyFields({
  noun: 'Role',
  member: 'role',
  payload: (name) => changePayload(name, 'role', RoleType),
  put: inline.putRolePolicy,
  remove: inline.deleteRolePolicy,
  get: inline.getRolePolicy,
  attach: attachments.attachRolePolicy,
  detach: attachments.detachRolePolicy,
})

interface PolicyFields<Entity> {
  readonly noun: 'User' | 'Group' | 'Role'
  readonly member: string
  readonly payload: (name: string) => ReturnType<typeof changePayload<Entity>>
  readonly put: Operation<inline.PutInlinePolicyInput, Changed<Entity>>
  readonly remove: Operation<inline.InlinePolicyInput, Changed<Entity>>
  readonly get: Operation<inline.InlinePolicyInput, InlinePolicy>
  readonly attach: Operation<attachments.PolicyAttachmentInput, Changed<Entity>>
  readonly detach: Operation<attachments.PolicyAttachmentInput, Changed<Entity>>
}

/** The five fields that users, groups and roles have alike: `getUserPolicy`, `putGroupPolicy`, `attachRolePolicy`, ... */
function definePolicyFields<Entity>({
  noun,
  member,
  payload,
  put,
  remove,
  get,
  attach,
  detach,
}: PolicyFields<Entity>): void {
  const holder = `${member}Name`
  const inlineInput = builder.inputType(`${noun}InlinePolicyInput`, {
    fields: (t) => ({ [holder]: t.string({ required: true }), policyName: t.string({ required: true }) }),
  })
  const putInput = builder.inputType(`Put${noun}PolicyInput`, {
    fields: (t) => ({
      [holder]: t.string({ required: true }),
      policyName: t.string({ required: true }),
      policyDocument: t.field({
        type: 'JSON',
        required: true,
        description: 'An object, or its text, which keeps line and column.',
      }),
    }),
  })
  const attachmentInput = builder.inputType(`${noun}PolicyAttachmentInput`, {
    fields: (t) => ({ [holder]: t.string({ required: true }), policyArn: t.string({ required: true }) }),
  })

  builder.queryField(`get${noun}Policy`, (t) =>
    t.field({
      ...guarded(get, `One inline policy of a ${member}.`),
      type: InlinePolicyType,
      args: { input: t.arg({ type: inlineInput, required: true }) },
      resolve: (_root, { input }, { perform }) =>
        perform(get, { name: text(input, holder), policyName: text(input, 'policyName') }),
    }),
  )
  builder.mutationField(`put${noun}Policy`, (t) =>
    t.field({
      ...guarded(put, `Sets an inline policy of a ${member}, in place of the one of the same name.`),
      type: payload(`Put${noun}PolicyPayload`),
      nullable: true,
      args: { input: t.arg({ type: putInput, required: true }) },
      resolve: (_root, { input }, { perform }) =>
        perform(put, {
          name: text(input, holder),
          policyName: text(input, 'policyName'),
          document: input.policyDocument,
        }),
    }),
  )
  builder.mutationField(`delete${noun}Policy`, (t) =>
    t.field({
      ...guarded(remove, `Removes an inline policy of a ${member}.`),
      type: payload(`Delete${noun}PolicyPayload`),
      nullable: true,
      args: { input: t.arg({ type: inlineInput, required: true }) },
      resolve: (_root, { input }, { perform }) =>
        perform(remove, { name: text(input, holder), policyName: text(input, 'policyName') }),
    }),
  )
  for (const [verb, operation, sentence] of [
    ['attach', attach, `Attaches a managed policy to a ${member}; at most 10 may be attached.`],
    ['detach', detach, `Detaches a managed policy from a ${member}.`],
  ] as const) {
    const title = verb === 'attach' ? 'Attach' : 'Detach'
    builder.mutationField(`${verb}${noun}Policy`, (t) =>
      t.field({
        ...guarded(operation, sentence),
        type: payload(`${title}${noun}PolicyPayload`),
        nullable: true,
        args: { input: t.arg({ type: attachmentInput, required: true }) },
        resolve: (_root, { input }, { perform }) =>
          perform(operation, { name: text(input, holder), policyArn: text(input, 'policyArn') }),
      }),
    )
  }
}

/** A member that the input type requires to be a string. */
function text(input: Readonly<Record<string, unknown>>, member: string): string {
  const value = input[member]
  invariant(typeof value === 'string', `input member ${member} is not a string`)
  return value
}
