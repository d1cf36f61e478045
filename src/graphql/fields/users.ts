import { createUser, getUser, listUsers } from '../../operations/iam/users.ts'
import { builder } from '../builder.ts'
import { changePayload } from '../change-payload.ts'
import { ConnectionArgs, pageInput, toConnection } from '../connection.ts'
import { guarded } from '../guarded.ts'
import { TagInput } from '../types/tag.ts'
import { UserConnection, UserType } from '../types/user.ts'
import { withoutNulls } from '../without-nulls.ts'

const GetUserInput = builder.inputType('GetUserInput', {
  fields: (t) => ({ userName: t.string({ required: true }) }),
})

const CreateUserInput = builder.inputType('CreateUserInput', {
  fields: (t) => ({
    userName: t.string({
      required: true,
      description: '1 to 64 letters, digits or any of `+=,.@_-`; unique in the account ignoring case.',
    }),
    path: t.string({ description: 'Begins and ends with `/`; default `/`.' }),
    tags: t.field({ type: [TagInput] }),
  }),
})

const CreateUserPayload = changePayload('CreateUserPayload', 'user', UserType)

builder.queryFields((t) => ({
  getUser: t.field({
    ...guarded(getUser, 'One user of the account.'),
    type: UserType,
    args: { input: t.arg({ type: GetUserInput, required: true }) },
    resolve: (_root, { input }, { perform }) => perform(getUser, input),
  }),
  listUsers: t.field({
    ...guarded(listUsers, 'The users of the account, by name.'),
    type: UserConnection,
    args: ConnectionArgs,
    resolve: async (_root, args, { perform }) => toConnection(await perform(listUsers, pageInput(args)), args),
  }),
}))

builder.mutationField('createUser', (t) =>
  t.field({
    ...guarded(createUser, 'Adds a user, who may do nothing yet.'),
    type: CreateUserPayload,
    nullable: true,
    args: { input: t.arg({ type: CreateUserInput, required: true }) },
    resolve: (_root, { input }, { perform }) => perform(createUser, withoutNulls(input)),
  }),
)
