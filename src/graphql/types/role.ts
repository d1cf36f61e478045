import type { Role } from '../../directory/role.ts'
import { listAttachedRolePolicies, listRolePolicies } from '../../operations/iam/list-holder-policies.ts'
import { getRole } from '../../operations/iam/roles.ts'
import { builder } from '../builder.ts'
import { guarded } from '../guarded.ts'
import { loadNode } from '../load-node.ts'
import { TagType } from './tag.ts'

export const RoleType = builder.objectRef<Role>('Role')

builder.node(RoleType, {
  description: 'An identity that others assume for a while.',
  id: { resolve: ({ arn }) => arn },
  loadOne: (arn, context) => loadNode(arn, (roleName) => context.perform(getRole, { roleName })),
  isTypeOf: (value) => 'trustPolicy' in (value as object),
  fields: (t) => ({
    roleName: t.exposeString('roleName'),
    roleId: t.exposeString('roleId', { description: '`AROA...`, never used again.' }),
    path: t.exposeString('path'),
    arn: t.exposeString('arn'),
    createDate: t.field({ type: 'DateTime', resolve: ({ createdAt }) => createdAt }),
    description: t.exposeString('description', { nullable: true }),
    assumeRolePolicyDocument: t.field({
      type: 'JSON',
      description: 'The trust policy: who may assume the role.',
      resolve: ({ trustPolicy }): unknown => JSON.parse(trustPolicy),
    }),
    maxSessionDuration: t.exposeInt('maxSessionDuration', { description: 'Seconds, 3,600 to 43,200.' }),
    permissionsBoundary: t.exposeString('permissionsBoundaryArn', { nullable: true }),
    tags: t.field({ type: [TagType], resolve: ({ tags }) => tags }),
    attachedPolicies: t.stringList({
      ...guarded(listAttachedRolePolicies, 'ARNs of the managed policies on the role.'),
      resolve: (role, _args, { perform }) => perform(listAttachedRolePolicies, role),
    }),
    inlinePolicies: t.stringList({
      ...guarded(listRolePolicies, 'Names of the inline policies on the role.'),
      resolve: (role, _args, { perform }) => perform(listRolePolicies, role),
    }),
  }),
})

export const RoleConnection = builder.connectionObject({ type: RoleType, name: 'RoleConnection' }, { name: 'RoleEdge' })
