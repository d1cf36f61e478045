import type { PrincipalElement, PrincipalEntry } from '../policy/policy-document.ts'
import type { PrincipalFacts } from './principal-facts.ts'
import type { RequestFacts } from './request-facts.ts'
import { DELEGATES, DIRECT, LIMITED, NO_MATCH, type Strength } from './strength.ts'

/** How strongly a `Principal` or `NotPrincipal` element takes hold of the caller. */
export type PrincipalTest = (facts: RequestFacts) => Strength

/** The context key that names the identity provider of a caller who presents its assertion instead of a signature. */
export const PROVIDER_KEY = 'aws:federatedprovider'

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export function compilePrincipal({ negated, entries }: PrincipalElement): PrincipalTest {
  return negated ? compileNotPrincipal(entries) : (facts) => strongest(entries, facts)
}

function strongest(entries: readonly PrincipalEntry[], facts: RequestFacts): Strength {
  let best: Strength = NO_MATCH
  for (const entry of entries) {
    const strength = entryStrength(entry, facts)
    if (strength > best) best = strength
  }
  return best
}

function entryStrength({ type, text }: PrincipalEntry, facts: RequestFacts): Strength {
  const { caller } = facts
  switch (type) {
    case 'AWS':
      return text === '*' ? DIRECT : awsStrength(text, caller)
    case 'Service':
      return caller.kind === 'service' && caller.ownNames.includes(text) ? DIRECT : NO_MATCH
    case 'Federated':
      return isFederatedBy(text, facts) ? DIRECT : NO_MATCH
    case 'CanonicalUser':
      // Only S3 knows whose id it is, and rewrites it to the account when the policy is stored.
      return NO_MATCH
  }
}

function awsStrength(text: string, { kind, accountId, rootArn, ownNames, parentNames }: PrincipalFacts): Strength {
  if (kind === 'service') return NO_MATCH
  if (ownNames.includes(text)) return DIRECT
  if (parentNames.includes(text)) return LIMITED
  if (accountId === undefined || (text !== accountId && text !== rootArn)) return NO_MATCH
  return kind === 'root' ? DIRECT : DELEGATES
}

/** Federation has meaning only where an assertion is exchanged for a session: the call carries no signature of AWS. */
function isFederatedBy(provider: string, facts: RequestFacts): boolean {
  return facts.caller.kind === 'anonymous' && facts.values(PROVIDER_KEY)?.some(({ text }) => text === provider) === true
}

/**
 * `NotPrincipal` takes hold of everyone whose chain is not listed in full: account, identity and session. A user or role with a
 * permissions boundary is never spared.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
function compileNotPrincipal(entries: readonly PrincipalEntry[]): PrincipalTest {
  const listed = new Set(entries.filter(({ type }) => type === 'AWS').map(({ text }) => text))
  const services = new Set(entries.filter(({ type }) => type === 'Service').map(({ text }) => text))
  const isListed = (names: readonly string[]): boolean => names.length === 0 || names.some((name) => listed.has(name))
  return ({ caller, hasBoundary }) => {
    if (hasBoundary && (caller.kind === 'user' || caller.kind === 'role')) return DIRECT
    if (listed.has('*')) return NO_MATCH
    if (caller.kind === 'service') return caller.ownNames.some((name) => services.has(name)) ? NO_MATCH : DIRECT
    const { accountId, rootArn } = caller
    if (accountId === undefined || rootArn === undefined || !isListed([accountId, rootArn])) return DIRECT
    if (caller.kind === 'root') return NO_MATCH
    return isListed(caller.ownNames) && isListed(caller.parentNames) ? NO_MATCH : DIRECT
  }
}
