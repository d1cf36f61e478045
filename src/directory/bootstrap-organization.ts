import { randomInt } from 'node:crypto'
import type { Store } from '../store/store.ts'
import { FULL_ACCESS } from './control-policy.ts'
import { insertEntity } from './entity.ts'
import {
  type Account,
  accountKind,
  listOrganizations,
  organizationalUnitKind,
  organizationKind,
} from './organization.ts'
import { organizationArn, rootUnitArn } from './organization-arns.ts'
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
  const ids = { organizationId, managementAccountId: accountId }
  const account: Account = {
    accountId,
    name: 'Management',
    createdAt: now.toISOString(),
    parentId: rootId,
    organizationId,
    ...FULL_ACCESS,
  }
  await insertEntity(store, organizationalUnitKind, {
    unitId: rootId,
    organizationId,
    name: 'Root',
    arn: rootUnitArn(ids, rootId),
    ...FULL_ACCESS,
  })
  await insertEntity(store, accountKind, account)
  await insertEntity(store, organizationKind, {
    ...ids,
    arn: organizationArn(ids),
    rootId,
  })
  return account
}
