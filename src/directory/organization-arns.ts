interface OrganizationIds {
  readonly organizationId: string
  readonly managementAccountId: string
}

/**
 * ARNs of what Organizations keeps: all belong to the management account.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_arn-formats.html
 */
export function organizationArn({ organizationId, managementAccountId }: OrganizationIds): string {
  return `arn:aws:organizations::${managementAccountId}:organization/${organizationId}`
}

export function rootUnitArn({ organizationId, managementAccountId }: OrganizationIds, rootId: string): string {
  return `arn:aws:organizations::${managementAccountId}:root/${organizationId}/${rootId}`
}

export function unitArn({ organizationId, managementAccountId }: OrganizationIds, unitId: string): string {
  return `arn:aws:organizations::${managementAccountId}:ou/${organizationId}/${unitId}`
}

export function serviceControlPolicyArn(
  { organizationId, managementAccountId }: OrganizationIds,
  policyId: string,
): string {
  return `arn:aws:organizations::${managementAccountId}:policy/${organizationId}/service_control_policy/${policyId}`
}
