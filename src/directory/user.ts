import type { EntityKind } from './entity.ts'
import type { PolicyHolder } from './identity-policies.ts'
import { nameKey } from './names.ts'
import type { Tag } from './tag.ts'

/** A person or an application of one account. New users may do nothing. */
export interface User extends PolicyHolder {
  readonly accountId: string
  /** `AIDA...`, never used again. */
  readonly userId: string
  readonly userName: string
  readonly path: string
  readonly arn: string
  readonly createdAt: string
  readonly groupIds: readonly string[]
  readonly permissionsBoundaryArn?: string
  readonly tags: readonly Tag[]
}

export const userKind: EntityKind<User> = {
  collection: 'user',
  noun: 'user',
  id: (user) => user.userId,
  label: (user) => user.userName,
  keys: (user) => [nameKey(user.accountId, user.userName)],
  lists: (user) => [
    { list: `account:${user.accountId}`, sort: user.userName.toLowerCase() },
    ...user.groupIds.map((groupId) => ({ list: `group:${groupId}`, sort: user.userName.toLowerCase() })),
    ...user.attachedPolicyArns.map((arn) => ({ list: `attached:${arn}`, sort: user.userName.toLowerCase() })),
  ],
}
