import type { Group } from '../../directory/group.ts'
import { getGroup } from '../../operations/iam/groups.ts'
import { listAttachedGroupPolicies, listGroupPolicies } from '../../operations/iam/list-holder-policies.ts'
import { builder } from '../builder.ts'
import { guarded } from '../guarded.ts'
import { loadNode } from '../load-node.ts'

export const GroupType = builder.objectRef<Group>('Group')

builder.node(GroupType, {
  description: 'Users that share policies. A group is no principal: it cannot be named in one.',
  id: { resolve: ({ arn }) => arn },
  loadOne: (arn, context) => loadNode(arn, (groupName) => context.perform(getGroup, { groupName })),
  isTypeOf: (value) => 'groupName' in (value as object),
  fields: (t) => ({
    groupName: t.exposeString('groupName'),
    groupId: t.exposeString('groupId', { description: '`AGPA...`, never used again.' }),
    path: t.exposeString('path'),
    arn: t.exposeString('arn'),
    createDate: t.field({ type: 'DateTime', resolve: ({ createdAt }) => createdAt }),
    attachedPolicies: t.stringList({
      ...guarded(listAttachedGroupPolicies, 'ARNs of the managed policies on the group.'),
      resolve: (group, _args, { perform }) => perform(listAttachedGroupPolicies, group),
    }),
    inlinePolicies: t.stringList({
      ...guarded(listGroupPolicies, 'Names of the inline policies on the group.'),
      resolve: (group, _args, { perform }) => perform(listGroupPolicies, group),
    }),
  }),
})

export const GroupConnection = builder.connectionObject(
  { type: GroupType, name: 'GroupConnection' },
  { name: 'GroupEdge' },
)
