import type { PrincipalEntry, Statement } from '../../policy/policy-document.ts'
import type { Issue, Rule } from '../rule.ts'

/**
 * Who may assume a role, by which action, under which conditions.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp.html
 */
export const trustPrincipals: Rule = function* ({ document }) {
  if (document.type !== 'trust') return
  for (const statement of document.statements) {
    if (statement.effect !== 'Allow') continue
    yield* mismatchedActions(statement)
    yield* unconditionalProviders(statement)
    yield* redundantSessions(statement)
  }
}

type Kind = 'account' | 'saml' | 'oidc'

const PROVIDER = /^arn:[^:]+:iam::[^:]*:(saml|oidc)-provider\/(.+)$/

function kindOf({ type, text }: PrincipalEntry): Kind {
  if (type !== 'Federated') return 'account'
  return PROVIDER.exec(text)?.[1] === 'saml' ? 'saml' : 'oidc'
}

/** The kind of principal that can call each action. */
const CALLERS: ReadonlyMap<string, { readonly kind: Kind; readonly title: string }> = new Map([
  ['sts:assumerole', { kind: 'account', title: 'a principal of AWS' }],
  ['sts:assumerolewithsaml', { kind: 'saml', title: 'a SAML provider' }],
  ['sts:assumerolewithwebidentity', { kind: 'oidc', title: 'an OpenID provider' }],
])

function* mismatchedActions({ action, principal }: Statement): Generator<Issue> {
  const entries = principal?.entries ?? []
  if (entries.length === 0 || action.negated) return
  // A star is also everyone who comes by way of a provider.
  if (entries.some(({ type, text }) => type === 'AWS' && text === '*')) return
  const kinds = new Set(entries.map(kindOf))
  for (const pattern of action.patterns) {
    const caller = CALLERS.get(pattern.text.toLowerCase())
    if (caller === undefined || kinds.has(caller.kind)) continue
    const message = `\`${pattern.text}\` is called by ${caller.title}, and the statement names none`
    yield { code: 'MISMATCHED_ACTION_FOR_PRINCIPAL', place: pattern, message }
  }
}

function* unconditionalProviders({ principal, conditions }: Statement): Generator<Issue> {
  for (const entry of principal?.entries ?? []) {
    if (kindOf(entry) !== 'oidc') continue
    const provider = PROVIDER.exec(entry.text)?.[2] ?? entry.text
    const prefix = `${provider.toLowerCase()}:`
    if (conditions.some(({ key }) => key.toLowerCase().startsWith(prefix))) continue
    const message = `everyone whom \`${provider}\` knows may assume the role; add a condition such as \`${provider}:aud\` or \`${provider}:sub\``
    yield { code: 'MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL', place: entry, message }
  }
}

const SESSION = /^(arn:[^:]+):sts::([0-9]+):assumed-role\/([^/]+)\/[^/]+$/

function* redundantSessions({ principal }: Statement): Generator<Issue> {
  const entries = principal?.entries ?? []
  for (const entry of entries) {
    const session = SESSION.exec(entry.text)
    if (session === null) continue
    const [, prefix, account, role] = session
    const roleArn = new RegExp(`^${prefix}:iam::${account}:role/(?:.*/)?${role?.replace(/[.+]/g, '\\$&')}$`)
    if (!entries.some(({ text }) => roleArn.test(text))) continue
    const message = `session \`${entry.text}\` adds nothing, for its role is a principal of the same statement`
    yield { code: 'REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY', place: entry, message }
  }
}
