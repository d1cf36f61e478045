import { addUserToGroup, createGroup, getGroup, listGroups, removeUserFromGroup } from '../../operations/iam/groups.ts'
import { builder } from '../builder.ts'
import { changePayload } from '../change-payload.ts'
import { ConnectionArgs, pageInput, toConnection } from '../connection.ts'
import { guarded } from '../guarded.ts'
import { GroupConnection, GroupType } from '../types/group.ts'
import { UserType } from '../types/user.ts'
import { withoutNulls } from '../without-nulls.ts'

const GetGroupInput = builder.inputType('GetGroupInput', {
  fields: (t) => ({ groupName: t.string({ required: true }) }),
})

const CreateGroupInput = builder.inputType('CreateGroupInput', {
  fields: (t) => ({
    groupName: t.string({
      required: true,
      description: '1 to 128 letters, digits or any of `+=,.@_-`; unique in the account ignoring case.',
    }),
    path: t.string({ description: 'Begins and ends with `/`; default `/`.' }),
  }),
})

const GroupMembershipInput = builder.inputType('GroupMembershipInput', {
  fields: (t) => ({ groupName: t.string({ required: true }), userName: t.string({ required: true }) }),
})

const CreateGroupPayload = changePayload('CreateGroupPayload', 'group', GroupType)
const AddUserToGroupPayload = changePayload('AddUserToGroupPayload', 'user', UserType)
const RemoveUserFromGroupPayload = changePayload('RemoveUserFromGroupPayload', 'user', UserType)

builder.queryFields((t) => ({
  getGroup: t.field({
    ...guarded(getGroup, 'One group of the account.'),
    type: GroupType,
    args: { input: t.arg({ type: GetGroupInput, required: true }) },
    resolve: (_root, { input }, { perform }) => perform(getGroup, input),
  }),
  listGroups: t.field({
    ...guarded(listGroups, 'The groups of the account, by name.'),
    type: GroupConnection,
    args: ConnectionArgs,
    resolve: async (_root, args, { perform }) => toConnection(await perform(listGroups, pageInput(args)), args),
  }),
}))

builder.mutationFields((t) => ({
  createGroup: t.field({
    ...guarded(createGroup, 'Adds a group.'),
    type: CreateGroupPayload,
    nullable: true,
    args: { input: t.arg({ type: CreateGroupInput, required: true }) },
    resolve: (_root, { input }, { perform }) => perform(createGroup, withoutNulls(input)),
  }),
  addUserToGroup: t.field({
    ...guarded(addUserToGroup, 'Puts a user into a group; a user is in at most 10.'),
    type: AddUserToGroupPayload,
    nullable: true,
    args: { input: t.arg({ type: GroupMembershipInput, required: true }) },
    resolve: (_root, { input }, { perform }) => perform(addUserToGroup, input),
  }),
  removeUserFromGroup: t.field({
    ...guarded(removeUserFromGroup, 'Takes a user out of a group.'),
    type: RemoveUserFromGroupPayload,
    nullable: true,
    args: { input: t.arg({ type: GroupMembershipInput, required: true }) },
    resolve: (_root, { input }, { perform }) => perform(removeUserFromGroup, input),
  }),
}))
