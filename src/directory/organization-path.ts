import type { Reader } from '../store/store.ts'
import { getEntity } from './entity.ts'
import {
  type Account,
  accountKind,
  type Organization,
  type OrganizationalUnit,
  organizationalUnitKind,
  organizationKind,
} from './organization.ts'

/** Where an account stands in its organization. */
export interface OrganizationPath {
  readonly account: Account
  readonly organization: Organization
  /** From the root down to the unit that holds the account. */
  readonly units: readonly OrganizationalUnit[]
}

/** Hears of what an account or a unit refers to and what is not there. */
export interface MissingListener {
  missing(what: string): void
}

/** `undefined` for an account that is unknown or in no organization. What is missing on the way up is reported: it might have bound. */
export async function findOrganizationPath(
  reader: Reader,
  accountId: string,
  listener: MissingListener,
): Promise<OrganizationPath | undefined> {
  const account = await getEntity(reader, accountKind, accountId)
  if (!account?.organizationId) return undefined
  const organization = await getEntity(reader, organizationKind, account.organizationId)
  if (!organization) {
    listener.missing(`organization \`${account.organizationId}\``)
    return undefined
  }
  const units: OrganizationalUnit[] = []
  for (let unitId = account.parentId; unitId; ) {
    const unit: OrganizationalUnit | undefined = await getEntity(reader, organizationalUnitKind, unitId)
    if (unit) units.unshift(unit)
    else listener.missing(`organizational unit \`${unitId}\``)
    unitId = unit?.parentId
  }
  return { account, organization, units }
}

/** `aws:PrincipalOrgPaths` and its siblings: `o-x/r-x/ou-a/ou-b/`. */
export function orgPathKey({ organization, units }: OrganizationPath): string {
  return `${[organization.organizationId, ...units.map((unit) => unit.unitId)].join('/')}/`
}

/** Control policies bind member accounts only. */
export function isManagementAccount({ organization, account }: OrganizationPath): boolean {
  return organization.managementAccountId === account.accountId
}
