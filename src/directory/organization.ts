import type { Reader } from '../store/store.ts'
import type { EntityKind } from './entity.ts'

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_getting-started_concepts.html */
export interface Organization {
  /** `o-...` */
  readonly organizationId: string
  readonly arn: string
  readonly managementAccountId: string
  /** `r-...`, the unit at the top. */
  readonly rootId: string
}

export const organizationKind: EntityKind<Organization> = {
  collection: 'organization',
  noun: 'organization',
  id: (organization) => organization.organizationId,
  label: (organization) => organization.organizationId,
  keys: () => [],
  lists: (organization) => [{ list: 'all', sort: organization.organizationId }],
}

/** Every organization of the gateway; there is hardly ever more than one. */
export async function listOrganizations(reader: Reader): Promise<readonly Organization[]> {
  const page = await reader.list<Organization>(organizationKind.collection, 'all', { limit: 100 })
  return page.items.map(({ record }) => record.body)
}

/** What service and resource control policies are attached to: root, organizational units and accounts alike. */
export interface ControlPolicyTarget {
  readonly serviceControlPolicyIds: readonly string[]
  readonly resourceControlPolicyIds: readonly string[]
}

/** The root of an organization (`r-...`) or an organizational unit (`ou-...`), nested at most five deep below the root. */
export interface OrganizationalUnit extends ControlPolicyTarget {
  readonly unitId: string
  readonly organizationId: string
  readonly name: string
  readonly arn: string
  /** Absent for the root. */
  readonly parentId?: string
}

export const organizationalUnitKind: EntityKind<OrganizationalUnit> = {
  collection: 'organizational-unit',
  noun: 'organizational unit',
  id: (unit) => unit.unitId,
  label: (unit) => unit.name,
  keys: (unit) => (unit.parentId ? [`name:${unit.parentId}/${unit.name.toLowerCase()}`] : []),
  lists: (unit) => [
    ...(unit.parentId ? [{ list: `parent:${unit.parentId}`, sort: unit.name }] : []),
    ...controlPolicyLists(unit, unit.unitId),
  ],
}

/** An account: 12 digits, unique over the gateway, the boundary that identities and resources live in. */
export interface Account extends ControlPolicyTarget {
  readonly accountId: string
  readonly name: string
  readonly createdAt: string
  /** Root or organizational unit that holds it; absent for an account outside every organization. */
  readonly parentId?: string
  readonly organizationId?: string
}

export const accountKind: EntityKind<Account> = {
  collection: 'account',
  noun: 'account',
  id: (account) => account.accountId,
  label: (account) => account.accountId,
  keys: () => [],
  lists: (account) => [
    { list: 'all', sort: account.accountId },
    ...(account.parentId ? [{ list: `parent:${account.parentId}`, sort: account.accountId }] : []),
    ...controlPolicyLists(account, account.accountId),
  ],
}

function controlPolicyLists(target: ControlPolicyTarget, sort: string) {
  return [...target.serviceControlPolicyIds, ...target.resourceControlPolicyIds].map((policyId) => ({
    list: `attached:${policyId}`,
    sort,
  }))
}
