import { iamArn } from '../../directory/arns.ts'
import { type Changed, insertEntity } from '../../directory/entity.ts'
import { checkName, checkPath } from '../../directory/names.ts'
import { type Role, roleKind } from '../../directory/role.ts'
import { checkTags, type Tag } from '../../directory/tag.ts'
import { newUniqueId } from '../../directory/unique-id.ts'
import { invalid } from '../../util/invalid-input.ts'
import { defineListOperation } from '../list-operation.ts'
import { defineOperation } from '../operation.ts'
import { checkPolicyDocument } from '../policy-document-input.ts'
import { requestTagContext } from '../request-tags.ts'
import { checkDescription } from './description.ts'
import { locate, ROLE } from './policy-holder.ts'

const TRUST_RULES = { type: 'trust', field: 'input.assumeRolePolicyDocument', quota: 'role-trust-policy' } as const

export interface CreateRoleInput {
  readonly roleName: string
  readonly path?: string
  readonly description?: string
  readonly assumeRolePolicyDocument: unknown
  /** Seconds, 3,600 to 43,200. */
  readonly maxSessionDuration?: number
  readonly tags?: readonly Tag[]
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export const createRole = defineOperation({
  action: 'iam:CreateRole',
  prepare: (input: CreateRoleInput, { caller, now }): Role => {
    const { roleName, path = '/', description, assumeRolePolicyDocument, maxSessionDuration = 3_600, tags = [] } = input
    if (!Number.isInteger(maxSessionDuration) || maxSessionDuration < 3_600 || maxSessionDuration > 43_200) {
      throw invalid(
        'input.maxSessionDuration',
        String(maxSessionDuration),
        'a whole number of seconds from 3,600 to 43,200',
      )
    }
    return {
      accountId: caller.accountId,
      roleId: newUniqueId('role'),
      roleName: checkName('role', roleName, 'input.roleName'),
      path: checkPath(path, 'input.path'),
      arn: iamArn('role', caller.accountId, path, roleName),
      createdAt: now.toISOString(),
      ...(description !== undefined && { description: checkDescription(description) }),
      trustPolicy: checkPolicyDocument(assumeRolePolicyDocument, TRUST_RULES).source,
      maxSessionDuration,
      attachedPolicyArns: [],
      inlinePolicies: [],
      tags: checkTags(tags, 'input.tags'),
    }
  },
  permissions: ({ arn, tags }) => {
    const context = requestTagContext(tags)
    return [{ resource: arn, context }, ...(tags.length > 0 ? [{ action: 'iam:TagRole', resource: arn, context }] : [])]
  },
  run: (role, { store }): Promise<Changed<Role>> => insertEntity(store, roleKind, role),
})

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html */
export const getRole = defineOperation({
  action: 'iam:GetRole',
  prepare: ({ roleName }: { readonly roleName: string }, scope) => locate(ROLE, roleName, scope),
  permissions: (role) => [role.permission()],
  run: async (role) => role.entity(),
})

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html */
export const listRoles = defineListOperation({
  action: 'iam:ListRoles',
  kind: roleKind,
  resource: (accountId) => iamArn('role', accountId, '/', ''),
})
