/** The Principal and NotPrincipal elements against the caller. Reference 1.5, 5.2 and 5.5. */
import type { Caller } from './caller.ts'
import type { PrincipalElement, PrincipalEntry } from './document.ts'

/**
 * How strongly a matching Allow binds the caller's own account (5.2), weakest first. NONE: no match. ACCOUNT: delegates only.
 * FED_PARENT and ROLE: a grant that boundary and session policy may still cap. DIRECT: a grant that needs nothing else.
 */
export const STRENGTHS = ['NONE', 'ACCOUNT', 'FED_PARENT', 'ROLE', 'DIRECT'] as const
export type Strength = (typeof STRENGTHS)[number]

export function strongest(strengths: readonly Strength[]): Strength {
  return STRENGTHS[Math.max(0, ...strengths.map((strength) => STRENGTHS.indexOf(strength)))] ?? 'NONE'
}

/** The table of 5.2, read row by row. */
export function strengthOf(entry: PrincipalEntry, caller: Caller): Strength {
  switch (entry.type) {
    case 'Service':
      return caller.kind === 'service' && entry.text === caller.service ? 'DIRECT' : 'NONE'
    case 'Federated':
    case 'CanonicalUser':
      // Callers of the WithSAML and WithWebIdentity actions and canonical ids are outside this evaluator's questions.
      return 'NONE'
    case 'AWS':
      return strengthOfAwsEntry(entry.text, caller)
  }
}

function strengthOfAwsEntry(text: string, caller: Caller): Strength {
  if (text === '*') return 'DIRECT'
  if (namesAccount(text, caller)) return caller.kind === 'root' ? 'DIRECT' : 'ACCOUNT'
  if (caller.kind === 'user' && (text === caller.arn || text === caller.uniqueId)) return 'DIRECT'
  if (caller.kind === 'role' && caller.sessionName !== undefined && text === caller.arn) return 'DIRECT'
  if (caller.kind === 'role' && (text === caller.roleArn || text === caller.uniqueId)) return 'ROLE'
  if (caller.kind === 'federated-user' && text === caller.arn) return 'DIRECT'
  if (caller.kind === 'federated-user' && text === caller.parentArn) return 'FED_PARENT'
  return 'NONE'
}

/** 1.5: the account id and its root ARN behave the same, and mean the account. */
function namesAccount(text: string, caller: Caller): boolean {
  if (caller.account === undefined) return false
  return text === caller.account || new RegExp(`^arn:[a-z-]+:iam::${caller.account}:root$`).test(text)
}

/** Whether the statement concerns this caller, and how strongly. NotPrincipal occurs with Deny only (1.3). */
export function matchPrincipal(element: PrincipalElement, caller: Caller, hasBoundary: boolean): Strength {
  if (element.negated) return isSpared(element, caller, hasBoundary) ? 'NONE' : 'DIRECT'
  return strongest(element.entries.map((entry) => strengthOf(entry, caller)))
}

/**
 * 5.5: NotPrincipal spares only a caller whose every layer (account, entity, session) is listed, and never a user or role that
 * has a permissions boundary.
 */
function isSpared(element: PrincipalElement, caller: Caller, hasBoundary: boolean): boolean {
  if (hasBoundary && (caller.kind === 'user' || caller.kind === 'role')) return false
  const texts = element.entries.filter((entry) => entry.type === 'AWS').map((entry) => entry.text)
  if (texts.includes('*')) return true
  const accountListed = texts.some((text) => namesAccount(text, caller))
  const listed = (...names: (string | undefined)[]) => names.some((name) => name !== undefined && texts.includes(name))
  switch (caller.kind) {
    case 'anonymous':
      return false
    case 'service':
      return element.entries.some((entry) => entry.type === 'Service' && entry.text === caller.service)
    case 'root':
      return accountListed
    case 'user':
      return accountListed && listed(caller.arn, caller.uniqueId)
    case 'role': {
      const sessionListed = caller.sessionName === undefined || listed(caller.arn)
      return accountListed && listed(caller.roleArn, caller.uniqueId) && sessionListed
    }
    case 'federated-user': {
      const parentListed = caller.parentArn === undefined || listed(caller.parentArn)
      return accountListed && parentListed && listed(caller.arn)
    }
  }
}
