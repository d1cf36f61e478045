import { randomInt } from 'node:crypto'
import type { Store } from '../store/store.ts'
import { FULL_AWS_ACCESS_ID, RCP_FULL_AWS_ACCESS_ID } from './control-policy.ts'
import { insertEntity } from './entity.ts'
import {
  type Account,
  accountKind,
  listOrganizations,
  organizationalUnitKind,
  organizationKind,
} from './organization.ts'
import { randomCharacters } from './unique-id.ts'

/**
 * Gives an empty store its first organization, with a root and a management account. The organization is written last: a start that was
 * cut short is followed by a whole one.
 * @returns the management account, or `undefined` when the store has an organization already
 */
export async function bootstrapOrganization(store: Store, now: Date): Promise<Account | undefined> {
  const existing = await store.read(listOrganizations)
  if (existing.length > 0) return undefined
  const accountId = String(randomInt(100_000_000_000, 999_999_999_999))
  const organizationId = `o-${randomCharacters(10).toLowerCase()}`
  const rootId = `r-${randomCharacters(4).toLowerCase()}`
  const prefix = `arn:aws:organizations::${accountId}`
  const fullAccess = {
    serviceControlPolicyIds: [FULL_AWS_ACCESS_ID],
    resourceControlPolicyIds: [RCP_FULL_AWS_ACCESS_ID],
  }
  const account: Account = {
    accountId,
    name: 'Management',
    createdAt: now.toISOString(),
    parentId: rootId,
    organizationId,
    ...fullAccess,
  }
  await insertEntity(store, organizationalUnitKind, {
    unitId: rootId,
    organizationId,
    name: 'Root',
    arn: `${prefix}:root/${organizationId}/${rootId}`,
    ...fullAccess,
  })
  await insertEntity(store, accountKind, account)
  await insertEntity(store, organizationKind, {
    organizationId,
    arn: `${prefix}:organization/${organizationId}`,
    managementAccountId: accountId,
    rootId,
  })
  return account
}
