import type { PolicyType } from './policy-document.ts'

/**
 * Which element may appear in which type of policy, as data.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
 */
export interface PolicyTypeRules {
  /** What a message calls it. */
  readonly title: string
  readonly versionRequired: boolean
  readonly id: boolean
  /** IAM's own policies take letters and digits only, and no Sid twice. */
  readonly strictSids: boolean
  readonly principal: 'none' | 'any' | 'everyone'
  /** What a principal, or a NotPrincipal, that must not be there is called. */
  readonly principalCode: string
  readonly notPrincipal: boolean
  readonly notAction: boolean
  readonly resource: boolean
}

const IDENTITY: PolicyTypeRules = Object.freeze<PolicyTypeRules>({
  title: 'an identity-based policy',
  versionRequired: false,
  id: false,
  strictSids: true,
  principal: 'none',
  principalCode: 'UNSUPPORTED_PRINCIPAL',
  notPrincipal: false,
  notAction: true,
  resource: true,
})

export const POLICY_TYPE_RULES: Readonly<Record<PolicyType, PolicyTypeRules>> = Object.freeze<
  Record<PolicyType, PolicyTypeRules>
>({
  identity: IDENTITY,
  boundary: Object.freeze<PolicyTypeRules>({ ...IDENTITY, title: 'a permissions boundary' }),
  session: Object.freeze<PolicyTypeRules>({ ...IDENTITY, title: 'a session policy' }),
  resource: Object.freeze<PolicyTypeRules>({
    ...IDENTITY,
    title: 'a resource-based policy',
    id: true,
    strictSids: false,
    principal: 'any',
    notPrincipal: true,
  }),
  trust: Object.freeze<PolicyTypeRules>({
    ...IDENTITY,
    title: 'a role trust policy',
    id: true,
    principal: 'any',
    principalCode: 'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL',
    resource: false,
  }),
  scp: Object.freeze<PolicyTypeRules>({
    ...IDENTITY,
    title: 'a service control policy',
    versionRequired: true,
    principalCode: 'SCP_SYNTAX_ERROR_PRINCIPAL',
  }),
  rcp: Object.freeze<PolicyTypeRules>({
    ...IDENTITY,
    title: 'a resource control policy',
    versionRequired: true,
    principal: 'everyone',
    principalCode: 'RCP_SYNTAX_ERROR_PRINCIPAL',
    notAction: false,
  }),
})
