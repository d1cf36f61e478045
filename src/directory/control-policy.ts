import type { EntityKind } from './entity.ts'

/** A service control policy or a resource control policy of an organization. */
export interface ControlPolicy {
  /** `p-...` */
  readonly policyId: string
  readonly organizationId: string
  readonly type: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY'
  readonly name: string
  readonly arn: string
  readonly description?: string
  readonly document: string
}

export const controlPolicyKind: EntityKind<ControlPolicy> = {
  collection: 'control-policy',
  noun: 'policy',
  id: (policy) => policy.policyId,
  label: (policy) => policy.name,
  keys: (policy) => [`name:${policy.organizationId}/${policy.type}/${policy.name}`],
  lists: (policy) => [{ list: `organization:${policy.organizationId}`, sort: policy.name }],
}

export const FULL_AWS_ACCESS_ID = 'p-FullAWSAccess'
export const RCP_FULL_AWS_ACCESS_ID = 'p-RCPFullAWSAccess'

/** What is attached to every root, unit and account to begin with. */
export const FULL_ACCESS = {
  serviceControlPolicyIds: [FULL_AWS_ACCESS_ID],
  resourceControlPolicyIds: [RCP_FULL_AWS_ACCESS_ID],
} as const

/**
 * The two policies that AWS attaches to every root, unit and account. They are not stored: nobody can change them.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 */
export const AWS_CONTROL_POLICIES: ReadonlyMap<string, ControlPolicy> = new Map([
  [
    FULL_AWS_ACCESS_ID,
    {
      policyId: FULL_AWS_ACCESS_ID,
      organizationId: 'aws',
      type: 'SERVICE_CONTROL_POLICY',
      name: 'FullAWSAccess',
      arn: 'arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess',
      document: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
    },
  ],
  [
    RCP_FULL_AWS_ACCESS_ID,
    {
      policyId: RCP_FULL_AWS_ACCESS_ID,
      organizationId: 'aws',
      type: 'RESOURCE_CONTROL_POLICY',
      name: 'RCPFullAWSAccess',
      arn: 'arn:aws:organizations::aws:policy/resource_control_policy/p-RCPFullAWSAccess',
      document: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}',
    },
  ],
])
