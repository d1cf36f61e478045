import type { Tag } from '../directory/tag.ts'

/** The shape of `seeds/demo/organization.json`. Control policies are named; `FullAWSAccess` is AWS's own. */
export interface DemoOrganization {
  readonly organizationId: string
  readonly managementAccountId: string
  readonly rootId: string
  readonly units: readonly {
    readonly unitId: string
    readonly name: string
    readonly parentId: string
    readonly serviceControlPolicies: readonly string[]
  }[]
  readonly serviceControlPolicies: readonly {
    readonly name: string
    readonly description: string
    readonly document: object
  }[]
  readonly accounts: readonly { readonly accountId: string; readonly name: string; readonly parentId: string }[]
}

/** The shape of `seeds/demo/production.json` and its siblings. Policies are named by ARN, or by name where they are the account's own. */
export interface DemoAccount {
  readonly accountId: string
  readonly policies: readonly { readonly policyName: string; readonly description: string; readonly document: object }[]
  readonly groups: readonly (DemoPolicyHolder & { readonly groupName: string })[]
  readonly users: readonly (DemoPolicyHolder & {
    readonly userName: string
    readonly path?: string
    readonly groups?: readonly string[]
    readonly tags?: readonly Tag[]
    readonly permissionsBoundary?: string
  })[]
  readonly roles: readonly (DemoPolicyHolder & {
    readonly roleName: string
    readonly path?: string
    readonly description: string
    readonly trustPolicy: object
  })[]
  readonly buckets: readonly {
    readonly bucketName: string
    readonly policy?: object
    readonly objects: readonly { readonly key: string; readonly contentType: string; readonly text: string }[]
  }[]
}

interface DemoPolicyHolder {
  readonly attachedPolicies?: readonly string[]
  readonly inlinePolicies?: readonly { readonly policyName: string; readonly document: object }[]
}
