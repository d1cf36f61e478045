import { assumedRoleArn, rootArn } from '../directory/arns.ts'
import { getEntity } from '../directory/entity.ts'
import type { StoredPrincipal } from '../directory/find-principal.ts'
import { accountKind } from '../directory/organization.ts'
import { roleKind } from '../directory/role.ts'
import { userKind } from '../directory/user.ts'
import type { Reader } from '../store/store.ts'
import type { SessionPrincipal } from './session.ts'

/** By unique id: the session of a deleted and recreated user finds nobody. */
export async function findSessionPrincipal(
  reader: Reader,
  principal: SessionPrincipal,
): Promise<StoredPrincipal | undefined> {
  switch (principal.kind) {
    case 'root': {
      const account = await getEntity(reader, accountKind, principal.accountId)
      return account && { kind: 'root', account, arn: rootArn(principal.accountId) }
    }
    case 'user': {
      const user = await getEntity(reader, userKind, principal.userId)
      return user && { kind: 'user', user, arn: user.arn }
    }
    case 'role': {
      const role = await getEntity(reader, roleKind, principal.roleId)
      const { sessionName } = principal
      return (
        role && { kind: 'role', role, sessionName, arn: assumedRoleArn(role.accountId, role.roleName, sessionName) }
      )
    }
  }
}
