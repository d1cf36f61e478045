import type { PolicyType } from './policy-document.ts'
import { POLICY_TYPE_RULES } from './policy-type-rules.ts'

/** What a document, or the sum of several, is measured against. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export type PolicyQuota =
  | 'managed-policy'
  | 'user-inline-policies'
  | 'group-inline-policies'
  | 'role-inline-policies'
  | 'role-trust-policy'
  | 'session-policy'
  | 'service-control-policy'
  | 'resource-control-policy'
  | 'resource-policy'

/** Characters, as `measurePolicy` counts them. A trust policy may have 2,048 by default and 4,096 at most. */
export const POLICY_QUOTAS: Readonly<Record<PolicyQuota, number>> = Object.freeze({
  'managed-policy': 6_144,
  'user-inline-policies': 2_048,
  'group-inline-policies': 5_120,
  'role-inline-policies': 10_240,
  'role-trust-policy': 4_096,
  'session-policy': 2_048,
  'service-control-policy': 5_120,
  'resource-control-policy': 5_120,
  'resource-policy': 20_480,
})

/** The size that counts: for SCPs and RCPs every character as submitted, for all others the characters that are not white space. */
export function measurePolicy(source: string, type: PolicyType): number {
  if (type === 'scp' || type === 'rcp') return source.length
  return source.length - (source.match(/[\t\n\r ]/g)?.length ?? 0)
}

export interface SizeExcess {
  readonly code: 'LimitExceeded'
  readonly message: string
  readonly size: number
  readonly limit: number
}

/**
 * The excess of a document over its quota, or `undefined` when it fits. For inline policies pass the sizes of the owner's other
 * policies as `besides`, for the quota is on their sum.
 *
 * @example checkPolicySize({ source, type: 'identity', quota: 'user-inline-policies', besides: 1_500 })
 */
export function checkPolicySize({
  source,
  type,
  quota,
  besides = 0,
}: {
  readonly source: string
  readonly type: PolicyType
  readonly quota: PolicyQuota
  readonly besides?: number
}): SizeExcess | undefined {
  const size = measurePolicy(source, type) + besides
  const limit = POLICY_QUOTAS[quota]
  if (size <= limit) return undefined
  const counted = type === 'scp' || type === 'rcp' ? 'characters' : 'characters that are not white space'
  const what = besides > 0 ? `the inline policies together have` : `${POLICY_TYPE_RULES[type].title} has`
  return { code: 'LimitExceeded', message: `${what} ${size} ${counted}; allowed are ${limit}`, size, limit }
}
