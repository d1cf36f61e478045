import { getEntities } from '../../directory/entity.ts'
import { groupKind } from '../../directory/group.ts'
import type { User } from '../../directory/user.ts'
import { defineOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroupsForUser.html */
export const listGroupsForUser = defineOperation({
  action: 'iam:ListGroupsForUser',
  prepare: (user: User) => user,
  permissions: ({ arn }) => [{ resource: arn }],
  run: ({ groupIds }, { store }) => store.read((reader) => getEntities(reader, groupKind, groupIds)),
})
