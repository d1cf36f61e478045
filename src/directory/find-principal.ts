import type { Reader } from '../store/store.ts'
import { assumedRoleArn, rootArn } from './arns.ts'
import { findEntity, getEntity } from './entity.ts'
import { nameKey } from './names.ts'
import { type Account, accountKind } from './organization.ts'
import { type Role, roleKind } from './role.ts'
import { type User, userKind } from './user.ts'

/** A principal that is kept here. `sessionName` is absent where a role itself was named. */
export type StoredPrincipal =
  | { readonly kind: 'root'; readonly account: Account; readonly arn: string }
  | { readonly kind: 'user'; readonly user: User; readonly arn: string }
  | { readonly kind: 'role'; readonly role: Role; readonly sessionName?: string; readonly arn: string }

const PRINCIPAL_ARN =
  /^arn:aws:(?:iam::(\d{12}):(root|user\/.+|role\/.+)|sts::(\d{12}):assumed-role\/([^/]+)\/([\w+=,.@-]{2,64}))$/

/** Longer than any ARN can be: path and name have 576 characters together. */
const MAX_ARN_LENGTH = 1_024

/** Whether the text has the form of an ARN that `findPrincipal` may find. */
export function isPrincipalArn(arn: string): boolean {
  return arn.length <= MAX_ARN_LENGTH && PRINCIPAL_ARN.test(arn)
}

/** The user, role, role session or root user with this ARN, compared case-exactly; `undefined` where none exists. */
export async function findPrincipal(reader: Reader, arn: string): Promise<StoredPrincipal | undefined> {
  const match = isPrincipalArn(arn) ? PRINCIPAL_ARN.exec(arn) : null
  if (!match) return undefined
  const [, iamAccountId, resource, stsAccountId, roleName, sessionName] = match
  if (stsAccountId && roleName && sessionName) {
    const role = await findEntity(reader, roleKind, nameKey(stsAccountId, roleName))
    return role?.roleName === roleName
      ? { kind: 'role', role, sessionName, arn: assumedRoleArn(stsAccountId, roleName, sessionName) }
      : undefined
  }
  if (!iamAccountId || !resource) return undefined
  if (resource === 'root') {
    const account = await getEntity(reader, accountKind, iamAccountId)
    return account && { kind: 'root', account, arn: rootArn(iamAccountId) }
  }
  const key = nameKey(iamAccountId, resource.slice(resource.lastIndexOf('/') + 1))
  if (resource.startsWith('user/')) {
    const user = await findEntity(reader, userKind, key)
    return user?.arn === arn ? { kind: 'user', user, arn } : undefined
  }
  const role = await findEntity(reader, roleKind, key)
  return role?.arn === arn ? { kind: 'role', role, arn } : undefined
}
