import { iamArn } from '../../directory/arns.ts'
import { type Changed, insertEntity, updateEntity } from '../../directory/entity.ts'
import { type Group, groupKind } from '../../directory/group.ts'
import { checkName, checkPath } from '../../directory/names.ts'
import { newUniqueId } from '../../directory/unique-id.ts'
import { userKind } from '../../directory/user.ts'
import { ServiceError } from '../../util/service-error.ts'
import { defineListOperation } from '../list-operation.ts'
import { defineOperation, type OperationScope } from '../operation.ts'
import { GROUP, locate, USER } from './policy-holder.ts'

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MAX_GROUPS_PER_USER = 10

export interface CreateGroupInput {
  readonly groupName: string
  readonly path?: string
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateGroup.html */
export const createGroup = defineOperation({
  action: 'iam:CreateGroup',
  prepare: ({ groupName, path = '/' }: CreateGroupInput, { caller, now }): Group => ({
    accountId: caller.accountId,
    groupId: newUniqueId('group'),
    groupName: checkName('group', groupName, 'input.groupName'),
    path: checkPath(path, 'input.path'),
    arn: iamArn('group', caller.accountId, path, groupName),
    createdAt: now.toISOString(),
    attachedPolicyArns: [],
    inlinePolicies: [],
  }),
  permissions: ({ arn }) => [{ resource: arn }],
  run: (group, { store }): Promise<Changed<Group>> => insertEntity(store, groupKind, group),
})

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetGroup.html */
export const getGroup = defineOperation({
  action: 'iam:GetGroup',
  prepare: ({ groupName }: { readonly groupName: string }, scope) => locate(GROUP, groupName, scope),
  permissions: (group) => [group.permission()],
  run: async (group) => group.entity(),
})

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroups.html */
export const listGroups = defineListOperation({
  action: 'iam:ListGroups',
  kind: groupKind,
  resource: (accountId) => iamArn('group', accountId, '/', ''),
})

export interface MembershipInput {
  readonly groupName: string
  readonly userName: string
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddUserToGroup.html */
export const addUserToGroup = defineOperation({
  action: 'iam:AddUserToGroup',
  prepare: locateMembership,
  permissions: ({ group }) => [group.permission()],
  run: ({ group, user }, { store }) => {
    const { groupId } = group.entity()
    return updateEntity(store, userKind, user.entity().userId, (current) => {
      if (current.groupIds.includes(groupId)) return current
      if (current.groupIds.length >= MAX_GROUPS_PER_USER) {
        const message = `the user is in ${current.groupIds.length} groups; at most ${MAX_GROUPS_PER_USER} are allowed`
        throw new ServiceError('LimitExceeded', message, 'input.groupName')
      }
      return { ...current, groupIds: [...current.groupIds, groupId] }
    })
  },
})

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveUserFromGroup.html */
export const removeUserFromGroup = defineOperation({
  action: 'iam:RemoveUserFromGroup',
  prepare: locateMembership,
  permissions: ({ group }) => [group.permission()],
  run: ({ group, user }, { store }) => {
    const { groupId, groupName } = group.entity()
    return updateEntity(store, userKind, user.entity().userId, (current) => {
      if (!current.groupIds.includes(groupId)) {
        const message = `the user \`${current.userName}\` is not in the group \`${groupName}\``
        throw new ServiceError('NoSuchEntity', message, 'input.userName')
      }
      return { ...current, groupIds: current.groupIds.filter((id) => id !== groupId) }
    })
  },
})

async function locateMembership({ groupName, userName }: MembershipInput, scope: OperationScope) {
  const [group, user] = await Promise.all([locate(GROUP, groupName, scope), locate(USER, userName, scope)])
  return { group, user }
}
