import type { EntityKind } from './entity.ts'
import type { PolicyHolder } from './identity-policies.ts'
import { nameKey } from './names.ts'

/** A set of users that share policies. Membership is kept on the users. */
export interface Group extends PolicyHolder {
  readonly accountId: string
  /** `AGPA...` */
  readonly groupId: string
  readonly groupName: string
  readonly path: string
  readonly arn: string
  readonly createdAt: string
}

export const groupKind: EntityKind<Group> = {
  collection: 'group',
  noun: 'group',
  id: (group) => group.groupId,
  label: (group) => group.groupName,
  keys: (group) => [nameKey(group.accountId, group.groupName)],
  lists: (group) => [
    { list: `account:${group.accountId}`, sort: group.groupName.toLowerCase() },
    ...group.attachedPolicyArns.map((arn) => ({ list: `attached:${arn}`, sort: group.groupName.toLowerCase() })),
  ],
}
