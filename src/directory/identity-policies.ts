/** What users, groups and roles have in common: the policies on them. */
export interface PolicyHolder {
  /** ARNs of managed policies, AWS's and the account's own. */
  readonly attachedPolicyArns: readonly string[]
  readonly inlinePolicies: readonly InlinePolicy[]
}

export interface InlinePolicy {
  readonly policyName: string
  /** The JSON text as it was given. */
  readonly document: string
}
