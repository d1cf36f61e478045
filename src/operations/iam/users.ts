import { iamArn } from '../../directory/arns.ts'
import { type Changed, insertEntity } from '../../directory/entity.ts'
import { checkName, checkPath } from '../../directory/names.ts'
import { checkTags, type Tag } from '../../directory/tag.ts'
import { newUniqueId } from '../../directory/unique-id.ts'
import { type User, userKind } from '../../directory/user.ts'
import { defineListOperation } from '../list-operation.ts'
import { defineOperation } from '../operation.ts'
import { requestTagContext } from '../request-tags.ts'
import { locate, USER } from './policy-holder.ts'

export interface CreateUserInput {
  readonly userName: string
  readonly path?: string
  readonly tags?: readonly Tag[]
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html */
export const createUser = defineOperation({
  action: 'iam:CreateUser',
  prepare: ({ userName, path = '/', tags = [] }: CreateUserInput, { caller, now }): User => ({
    accountId: caller.accountId,
    userId: newUniqueId('user'),
    userName: checkName('user', userName, 'input.userName'),
    path: checkPath(path, 'input.path'),
    arn: iamArn('user', caller.accountId, path, userName),
    createdAt: now.toISOString(),
    groupIds: [],
    attachedPolicyArns: [],
    inlinePolicies: [],
    tags: checkTags(tags, 'input.tags'),
  }),
  permissions: ({ arn, tags }) => {
    const context = requestTagContext(tags)
    return [{ resource: arn, context }, ...(tags.length > 0 ? [{ action: 'iam:TagUser', resource: arn, context }] : [])]
  },
  run: (user, { store }): Promise<Changed<User>> => insertEntity(store, userKind, user),
})

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html */
export const getUser = defineOperation({
  action: 'iam:GetUser',
  prepare: ({ userName }: { readonly userName: string }, scope) => locate(USER, userName, scope),
  permissions: (user) => [user.permission()],
  run: async (user) => user.entity(),
})

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html */
export const listUsers = defineListOperation({
  action: 'iam:ListUsers',
  kind: userKind,
  resource: (accountId) => iamArn('user', accountId, '/', ''),
})
