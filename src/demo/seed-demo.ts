import { readFileSync } from 'node:fs'
import { assumedRoleArn, iamArn } from '../directory/arns.ts'
import { bucketKind } from '../directory/bucket.ts'
import { controlPolicyKind } from '../directory/control-policy.ts'
import { type EntityKind, insertEntity } from '../directory/entity.ts'
import { groupKind } from '../directory/group.ts'
import { managedPolicyKind } from '../directory/managed-policy.ts'
import { accountKind, listOrganizations, organizationalUnitKind, organizationKind } from '../directory/organization.ts'
import { roleKind } from '../directory/role.ts'
import { s3ContentKind, s3ObjectKind } from '../directory/s3-object.ts'
import { userKind } from '../directory/user.ts'
import type { Store } from '../store/store.ts'
import { ServiceError } from '../util/service-error.ts'
import type { DemoAccount, DemoOrganization } from './demo-document.ts'
import { DemoEntities } from './demo-entities.ts'

/** Somebody to try the gateway as. */
export interface DemoCaller {
  readonly label: string
  readonly arn: string
}

const PRODUCTION = '222233334444'

export const DEMO_CALLERS: readonly DemoCaller[] = [
  { label: 'alice, administrator of production', arn: iamArn('user', PRODUCTION, '/', 'alice') },
  { label: 'bob, developer, in two groups', arn: iamArn('user', PRODUCTION, '/', 'bob') },
  { label: 'carol, nothing attached', arn: iamArn('user', PRODUCTION, '/', 'carol') },
  { label: 'dave, developer within a boundary', arn: iamArn('user', PRODUCTION, '/contractors/', 'dave') },
  { label: 'bob as Deployer, a role he may assume', arn: assumedRoleArn(PRODUCTION, 'Deployer', 'bob') },
  { label: 'the orders function, by its role', arn: assumedRoleArn(PRODUCTION, 'orders-function', 'orders-function') },
  { label: 'erin, of the sandbox account', arn: iamArn('user', '333344445555', '/', 'erin') },
]

/**
 * Fills an empty store with the demo organization of `seeds/demo`. A store that has it already is left as it is: changes made since
 * are the user's. A start that was cut short is completed by the next, for the organization itself is written last.
 * @throws ServiceError `EntityAlreadyExists` when the store belongs to another organization
 */
export async function seedDemo(store: Store, now: Date): Promise<readonly DemoCaller[]> {
  const demo = readSeed<DemoOrganization>('organization')
  const existing = await store.read(listOrganizations)
  if (existing.some(({ organizationId }) => organizationId === demo.organizationId)) return DEMO_CALLERS
  if (existing.length > 0) {
    const message = 'the data directory belongs to another organization; start the demo on an empty one with --data DIR'
    throw new ServiceError('EntityAlreadyExists', message)
  }
  const entities = new DemoEntities(now)
  const add = async <Body>(kind: EntityKind<Body>, bodies: readonly Body[]) => {
    for (const body of bodies) await insertUnlessThere(store, kind, body)
  }
  await add(controlPolicyKind, entities.controlPolicies(demo))
  await add(organizationalUnitKind, entities.units(demo))
  await add(accountKind, entities.accounts(demo))
  for (const name of ['production', 'sandbox']) {
    const account = readSeed<DemoAccount>(name)
    await add(
      managedPolicyKind,
      account.policies.map((policy) => entities.policy(account, policy)),
    )
    await add(
      groupKind,
      account.groups.map((group) => entities.group(account, group)),
    )
    await add(
      userKind,
      account.users.map((user) => entities.user(account, user)),
    )
    await add(
      roleKind,
      account.roles.map((role) => entities.role(account, role)),
    )
    await add(
      bucketKind,
      account.buckets.map((bucket) => entities.bucket(account, bucket)),
    )
    const objects = account.buckets.flatMap((bucket) => entities.objects(account, bucket))
    await add(
      s3ContentKind,
      objects.map(({ content }) => content),
    )
    await add(
      s3ObjectKind,
      objects.map(({ object }) => object),
    )
  }
  await add(organizationKind, [entities.organization(demo)])
  return DEMO_CALLERS
}

async function insertUnlessThere<Body>(store: Store, kind: EntityKind<Body>, body: Body): Promise<void> {
  try {
    await insertEntity(store, kind, body)
  } catch (error) {
    if (!(error instanceof ServiceError && error.code === 'EntityAlreadyExists')) throw error
  }
}

/** Next to `src/` and `dist/` alike. */
function readSeed<Document>(name: string): Document {
  return JSON.parse(readFileSync(new URL(`../../seeds/demo/${name}.json`, import.meta.url), 'utf8'))
}
