import { createHash } from 'node:crypto'
import type { EntityKind } from './entity.ts'
import { nameKey } from './names.ts'

/** A customer managed policy: usable in its own account only. AWS managed policies are in `aws-managed-policies.ts`. */
export interface ManagedPolicy {
  readonly accountId: string
  /** `ANPA...` */
  readonly policyId: string
  readonly policyName: string
  readonly path: string
  readonly arn: string
  readonly description?: string
  readonly createdAt: string
  readonly updatedAt: string
  /** Oldest first, at most five. */
  readonly versions: readonly PolicyVersionEntry[]
  readonly defaultVersionId: string
}

export interface PolicyVersionEntry {
  /** `v1`, `v2`, ...; numbers are never used again. */
  readonly versionId: string
  readonly document: string
  readonly createdAt: string
}

export const managedPolicyKind: EntityKind<ManagedPolicy> = {
  collection: 'policy',
  noun: 'policy',
  id: (policy) => policy.policyId,
  label: (policy) => policy.policyName,
  keys: (policy) => [nameKey(policy.accountId, policy.policyName), arnKey(policy.arn)],
  lists: (policy) => [{ list: `account:${policy.accountId}`, sort: policy.policyName.toLowerCase() }],
}

/** The unique key by which a policy's ARN finds it: a digest, for paths make ARNs longer than keys may be. */
export function arnKey(arn: string): string {
  return `arn:${createHash('sha256').update(arn).digest('base64url')}`
}

/** The document in force. */
export function defaultDocument(policy: ManagedPolicy): string {
  const version = policy.versions.find(({ versionId }) => versionId === policy.defaultVersionId)
  if (!version) throw new Error(`policy ${policy.policyId} has no default version`)
  return version.document
}
