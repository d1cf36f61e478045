import { createRole, getRole, listRoles } from '../../operations/iam/roles.ts'
import { builder } from '../builder.ts'
import { changePayload } from '../change-payload.ts'
import { ConnectionArgs, pageInput, toConnection } from '../connection.ts'
import { guarded } from '../guarded.ts'
import { RoleConnection, RoleType } from '../types/role.ts'
import { TagInput } from '../types/tag.ts'
import { withoutNulls } from '../without-nulls.ts'

const GetRoleInput = builder.inputType('GetRoleInput', {
  fields: (t) => ({ roleName: t.string({ required: true }) }),
})

const CreateRoleInput = builder.inputType('CreateRoleInput', {
  fields: (t) => ({
    roleName: t.string({
      required: true,
      description: '1 to 64 letters, digits or any of `+=,.@_-`; unique in the account ignoring case.',
    }),
    path: t.string({ description: 'Begins and ends with `/`; default `/`.' }),
    description: t.string(),
    assumeRolePolicyDocument: t.field({
      type: 'JSON',
      required: true,
      description: 'The trust policy, as an object or as its text.',
    }),
    maxSessionDuration: t.int({ description: 'Seconds, 3,600 to 43,200; default 3,600.' }),
    tags: t.field({ type: [TagInput] }),
  }),
})

const CreateRolePayload = changePayload('CreateRolePayload', 'role', RoleType)

builder.queryFields((t) => ({
  getRole: t.field({
    ...guarded(getRole, 'One role of the account.'),
    type: RoleType,
    args: { input: t.arg({ type: GetRoleInput, required: true }) },
    resolve: (_root, { input }, { perform }) => perform(getRole, input),
  }),
  listRoles: t.field({
    ...guarded(listRoles, 'The roles of the account, by name.'),
    type: RoleConnection,
    args: ConnectionArgs,
    resolve: async (_root, args, { perform }) => toConnection(await perform(listRoles, pageInput(args)), args),
  }),
}))

builder.mutationField('createRole', (t) =>
  t.field({
    ...guarded(createRole, 'Adds a role, which may do nothing yet.'),
    type: CreateRolePayload,
    nullable: true,
    args: { input: t.arg({ type: CreateRoleInput, required: true }) },
    resolve: (_root, { input: { assumeRolePolicyDocument, ...input } }, { perform }) =>
      perform(createRole, { ...withoutNulls(input), assumeRolePolicyDocument }),
  }),
)
