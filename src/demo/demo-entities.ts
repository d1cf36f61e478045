import { createHash } from 'node:crypto'
import { bucketArn, iamArn } from '../directory/arns.ts'
import type { Bucket } from '../directory/bucket.ts'
import { type ControlPolicy, FULL_ACCESS, FULL_AWS_ACCESS_ID } from '../directory/control-policy.ts'
import type { Group } from '../directory/group.ts'
import type { PolicyHolder } from '../directory/identity-policies.ts'
import type { ManagedPolicy } from '../directory/managed-policy.ts'
import type { Account, Organization, OrganizationalUnit } from '../directory/organization.ts'
import { organizationArn, rootUnitArn, serviceControlPolicyArn, unitArn } from '../directory/organization-arns.ts'
import type { Role } from '../directory/role.ts'
import { describeObject } from '../directory/s3-object.ts'
import type { User } from '../directory/user.ts'
import type { DemoAccount, DemoOrganization } from './demo-document.ts'

type Named<List extends readonly unknown[]> = List[number]

/** Turns the demo's documents into entities. Unique ids are derived from names, so that every demo is the same demo. */
export class DemoEntities {
  readonly #createdAt: string

  constructor(now: Date) {
    this.#createdAt = now.toISOString()
  }

  organization({ organizationId, managementAccountId, rootId }: DemoOrganization): Organization {
    const ids = { organizationId, managementAccountId }
    return { ...ids, arn: organizationArn(ids), rootId }
  }

  units(demo: DemoOrganization): readonly OrganizationalUnit[] {
    const { organizationId, rootId } = demo
    const root = { unitId: rootId, organizationId, name: 'Root', arn: rootUnitArn(demo, rootId), ...FULL_ACCESS }
    const below = demo.units.map(({ unitId, name, parentId, serviceControlPolicies }) => ({
      unitId,
      organizationId,
      name,
      arn: unitArn(demo, unitId),
      parentId,
      ...FULL_ACCESS,
      serviceControlPolicyIds: serviceControlPolicies.map(controlPolicyId),
    }))
    return [root, ...below]
  }

  controlPolicies(demo: DemoOrganization): readonly ControlPolicy[] {
    return demo.serviceControlPolicies.map(({ name, description, document }) => ({
      policyId: controlPolicyId(name),
      organizationId: demo.organizationId,
      type: 'SERVICE_CONTROL_POLICY',
      name,
      arn: serviceControlPolicyArn(demo, controlPolicyId(name)),
      description,
      document: documentText(document),
    }))
  }

  accounts({ organizationId, accounts }: DemoOrganization): readonly Account[] {
    return accounts.map((account) => ({ ...account, organizationId, createdAt: this.#createdAt, ...FULL_ACCESS }))
  }

  policy(
    { accountId }: DemoAccount,
    { policyName, description, document }: Named<DemoAccount['policies']>,
  ): ManagedPolicy {
    return {
      accountId,
      policyId: demoId('ANPA', accountId, policyName),
      policyName,
      path: '/',
      arn: iamArn('policy', accountId, '/', policyName),
      description,
      createdAt: this.#createdAt,
      updatedAt: this.#createdAt,
      versions: [{ versionId: 'v1', document: documentText(document), createdAt: this.#createdAt }],
      defaultVersionId: 'v1',
    }
  }

  group({ accountId }: DemoAccount, group: Named<DemoAccount['groups']>): Group {
    const { groupName } = group
    return {
      accountId,
      groupId: demoId('AGPA', accountId, groupName),
      groupName,
      path: '/',
      arn: iamArn('group', accountId, '/', groupName),
      createdAt: this.#createdAt,
      ...policyHolder(accountId, group),
    }
  }

  user({ accountId }: DemoAccount, user: Named<DemoAccount['users']>): User {
    const { userName, path = '/', groups = [], tags = [], permissionsBoundary } = user
    return {
      accountId,
      userId: demoId('AIDA', accountId, userName),
      userName,
      path,
      arn: iamArn('user', accountId, path, userName),
      createdAt: this.#createdAt,
      groupIds: groups.map((name) => demoId('AGPA', accountId, name)),
      tags,
      ...(permissionsBoundary && { permissionsBoundaryArn: policyArn(accountId, permissionsBoundary) }),
      ...policyHolder(accountId, user),
    }
  }

  role({ accountId }: DemoAccount, role: Named<DemoAccount['roles']>): Role {
    const { roleName, path = '/', description, trustPolicy } = role
    return {
      accountId,
      roleId: demoId('AROA', accountId, roleName),
      roleName,
      path,
      arn: iamArn('role', accountId, path, roleName),
      createdAt: this.#createdAt,
      description,
      trustPolicy: documentText(trustPolicy),
      // As long as the tokens that the demo prints.
      maxSessionDuration: 43_200,
      tags: [],
      ...policyHolder(accountId, role),
    }
  }

  bucket({ accountId }: DemoAccount, { bucketName, policy }: Named<DemoAccount['buckets']>): Bucket {
    return {
      bucketId: demoId('BCKT', accountId, bucketName),
      bucketName,
      accountId,
      arn: bucketArn(bucketName),
      region: 'us-east-1',
      createdAt: this.#createdAt,
      ...(policy && { policy: documentText(policy) }),
    }
  }

  objects({ accountId }: DemoAccount, { bucketName, objects }: Named<DemoAccount['buckets']>) {
    const bucketId = demoId('BCKT', accountId, bucketName)
    return objects.map(({ key, contentType, text }) => {
      const description = { bucketId, bucketName, key, contentType, lastModified: this.#createdAt }
      return describeObject(description, Buffer.from(text), demoId('CNTT', accountId, `${bucketName}/${key}`))
    })
  }
}

function policyHolder(
  accountId: string,
  {
    attachedPolicies = [],
    inlinePolicies = [],
  }: Pick<Named<DemoAccount['groups']>, 'attachedPolicies' | 'inlinePolicies'>,
): PolicyHolder {
  return {
    attachedPolicyArns: attachedPolicies.map((policy) => policyArn(accountId, policy)),
    inlinePolicies: inlinePolicies.map(({ policyName, document }) => ({
      policyName,
      document: documentText(document),
    })),
  }
}

function policyArn(accountId: string, policy: string): string {
  return policy.startsWith('arn:') ? policy : iamArn('policy', accountId, '/', policy)
}

function controlPolicyId(name: string): string {
  return name === 'FullAWSAccess' ? FULL_AWS_ACCESS_ID : `p-${demoId('', '', name).slice(0, 10).toLowerCase()}`
}

function demoId(prefix: string, accountId: string, name: string): string {
  const letters = createHash('sha256')
    .update(`${accountId}/${name}`)
    .digest('hex')
    .toUpperCase()
    .replace(/[0189]/g, 'X')
  return prefix + letters.slice(0, 17)
}

function documentText(document: object): string {
  return JSON.stringify(document, null, 2)
}
