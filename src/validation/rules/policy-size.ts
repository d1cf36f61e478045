import type { PolicyType } from '../../policy/policy-document.ts'
import { measurePolicy, POLICY_QUOTAS, type PolicyQuota } from '../../policy/policy-size.ts'
import type { IssueCode } from '../issues.ts'
import type { Rule } from '../rule.ts'

/** A document longer than its kind may be. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const policySize: Rule = function* ({ document }) {
  const { code, quota } = LIMITS[document.type]
  const size = measurePolicy(document.source, document.type)
  const limit = POLICY_QUOTAS[quota]
  if (size <= limit) return
  const message = `the policy has ${size} characters that count; a ${quota.replaceAll('-', ' ')} may have ${limit}`
  yield { code, place: { pointer: '', offset: 0 }, message }
}

interface Limit {
  readonly code: IssueCode
  readonly quota: PolicyQuota
}

const IDENTITY: Limit = { code: 'POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA', quota: 'managed-policy' }

const LIMITS: Readonly<Record<PolicyType, Limit>> = Object.freeze({
  identity: IDENTITY,
  boundary: IDENTITY,
  session: { code: 'POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA', quota: 'session-policy' },
  resource: { code: 'POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA', quota: 'resource-policy' },
  trust: { code: 'POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA', quota: 'role-trust-policy' },
  scp: { code: 'POLICY_SIZE_EXCEEDS_SCP_QUOTA', quota: 'service-control-policy' },
  rcp: { code: 'POLICY_SIZE_EXCEEDS_RCP_QUOTA', quota: 'resource-control-policy' },
})
