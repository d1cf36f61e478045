import type { RequestContext } from '../../decisions/question.ts'
import { type IamResourceType, iamArn } from '../../directory/arns.ts'
import { type EntityKind, findEntity } from '../../directory/entity.ts'
import { type Group, groupKind } from '../../directory/group.ts'
import type { PolicyHolder } from '../../directory/identity-policies.ts'
import { checkName, nameKey } from '../../directory/names.ts'
import { type Role, roleKind } from '../../directory/role.ts'
import { type User, userKind } from '../../directory/user.ts'
import type { PolicyQuota } from '../../policy/policy-size.ts'
import { ServiceError } from '../../util/service-error.ts'
import type { OperationScope, Permission } from '../operation.ts'

/** What the operations on users, groups and roles have in common, and where they differ. */
export interface HolderKind<Body extends PolicyHolder> {
  /** As in the names of IAM's actions: `iam:AttachUserPolicy`. */
  readonly noun: 'User' | 'Group' | 'Role'
  readonly type: Extract<IamResourceType, 'user' | 'group' | 'role'>
  readonly entity: EntityKind<Body>
  /** What its inline policies may measure together. */
  readonly inlineQuota: PolicyQuota
}

/** A policy holder with its name and place. */
export type IamEntity = PolicyHolder & {
  readonly arn: string
  readonly accountId: string
  readonly permissionsBoundaryArn?: string
}

export const USER: HolderKind<User> = {
  noun: 'User',
  type: 'user',
  entity: userKind,
  inlineQuota: 'user-inline-policies',
}
export const GROUP: HolderKind<Group> = {
  noun: 'Group',
  type: 'group',
  entity: groupKind,
  inlineQuota: 'group-inline-policies',
}
export const ROLE: HolderKind<Role> = {
  noun: 'Role',
  type: 'role',
  entity: roleKind,
  inlineQuota: 'role-inline-policies',
}

/** A user, group or role as a caller named it. */
export interface Located<Body> {
  /**
   * To be asked for on its ARN. A denied caller is shown the name as it was asked for, with the path `/`: neither whether the entity exists
   * nor its path or spelling.
   */
  permission(context?: RequestContext): Permission
  /** The same for changing the policies on it, which AWS lets depend on its permissions boundary. */
  policyPermission(context?: RequestContext): Permission
  /** @throws ServiceError `NoSuchEntity`; ask only once allowed */
  entity(): Body
}

/** Finds an entity of the caller's account by its name, ignoring case as IAM does. @throws ServiceError `InvalidInput` */
export async function locate<Body extends IamEntity>(
  kind: HolderKind<Body>,
  name: string,
  { caller, store }: OperationScope,
): Promise<Located<Body>> {
  const field = `input.${kind.type}Name`
  checkName(kind.type, name, field)
  const key = nameKey(caller.accountId, name)
  const found = await store.read((reader) => findEntity(reader, kind.entity, key))
  const shownAs = iamArn(kind.type, caller.accountId, '/', name)
  const permission = (context: RequestContext = {}): Permission => ({
    resource: found?.arn ?? shownAs,
    shownAs,
    context,
  })
  const boundary = found?.permissionsBoundaryArn
  return {
    permission,
    policyPermission: (context) => permission({ ...context, ...(boundary && { 'iam:permissionsboundary': boundary }) }),
    entity: () => {
      if (found) return found
      throw new ServiceError('NoSuchEntity', `the ${kind.type} with name \`${name}\` cannot be found`, field)
    },
  }
}
