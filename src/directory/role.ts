import type { EntityKind } from './entity.ts'
import type { PolicyHolder } from './identity-policies.ts'
import { nameKey } from './names.ts'
import type { Tag } from './tag.ts'

/** An identity that others assume for a while. */
export interface Role extends PolicyHolder {
  readonly accountId: string
  /** `AROA...` */
  readonly roleId: string
  readonly roleName: string
  readonly path: string
  readonly arn: string
  readonly createdAt: string
  readonly description?: string
  /** JSON text of the policy that says who may assume the role. */
  readonly trustPolicy: string
  /** Seconds, 3,600 to 43,200. */
  readonly maxSessionDuration: number
  readonly permissionsBoundaryArn?: string
  readonly tags: readonly Tag[]
}

export const roleKind: EntityKind<Role> = {
  collection: 'role',
  noun: 'role',
  id: (role) => role.roleId,
  label: (role) => role.roleName,
  keys: (role) => [nameKey(role.accountId, role.roleName)],
  lists: (role) => [
    { list: `account:${role.accountId}`, sort: role.roleName.toLowerCase() },
    ...role.attachedPolicyArns.map((arn) => ({ list: `attached:${arn}`, sort: role.roleName.toLowerCase() })),
  ],
}
