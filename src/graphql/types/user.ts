import type { User } from '../../directory/user.ts'
import { listGroupsForUser } from '../../operations/iam/list-groups-for-user.ts'
import { listAttachedUserPolicies, listUserPolicies } from '../../operations/iam/list-holder-policies.ts'
import { getUser } from '../../operations/iam/users.ts'
import { builder } from '../builder.ts'
import { guarded } from '../guarded.ts'
import { loadNode } from '../load-node.ts'
import { GroupType } from './group.ts'
import { TagType } from './tag.ts'

export const UserType = builder.objectRef<User>('User')

builder.node(UserType, {
  description: 'A person or an application. New users may do nothing.',
  id: { resolve: ({ arn }) => arn },
  loadOne: (arn, context) => loadNode(arn, (userName) => context.perform(getUser, { userName })),
  isTypeOf: (value) => 'userId' in (value as object),
  fields: (t) => ({
    userName: t.exposeString('userName'),
    userId: t.exposeString('userId', { description: '`AIDA...`, never used again.' }),
    path: t.exposeString('path'),
    arn: t.exposeString('arn'),
    createDate: t.field({ type: 'DateTime', resolve: ({ createdAt }) => createdAt }),
    permissionsBoundary: t.exposeString('permissionsBoundaryArn', {
      nullable: true,
      description: 'ARN of the managed policy that limits what the user may be given.',
    }),
    tags: t.field({ type: [TagType], resolve: ({ tags }) => tags }),
    groups: t.field({
      ...guarded(listGroupsForUser, 'The groups that the user is in, at most 10.'),
      type: [GroupType],
      resolve: (user, _args, { perform }) => perform(listGroupsForUser, user),
    }),
    attachedPolicies: t.stringList({
      ...guarded(listAttachedUserPolicies, 'ARNs of the managed policies on the user itself.'),
      resolve: (user, _args, { perform }) => perform(listAttachedUserPolicies, user),
    }),
    inlinePolicies: t.stringList({
      ...guarded(listUserPolicies, 'Names of the inline policies on the user itself.'),
      resolve: (user, _args, { perform }) => perform(listUserPolicies, user),
    }),
  }),
})

export const UserConnection = builder.connectionObject({ type: UserType, name: 'UserConnection' }, { name: 'UserEdge' })
