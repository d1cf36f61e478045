import { parsePrincipal } from './parse-principal.ts'
import type { Principal } from './principal.ts'

/**
 * Who asks, taken apart for matching: by which names a policy may call this caller, and how far each carries.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export interface PrincipalFacts {
  readonly principal: Principal
  readonly kind: Principal['kind']
  /** Undefined for services and anonymous callers, who belong to no account. */
  readonly accountId: string | undefined
  readonly rootArn: string | undefined
  /** Names of the caller alone: ARN of the user, session or root user, unique id of the user, name of the service. */
  readonly ownNames: readonly string[]
  /** Names of the role behind a session, or of the user who federated. */
  readonly parentNames: readonly string[]
  /** A role that only its service may assume, which no control policy binds. */
  readonly isServiceLinkedRole: boolean
}

const MAX_REMEMBERED = 1024
const byText = new Map<string, PrincipalFacts>()
const byPrincipal = new WeakMap<Principal, PrincipalFacts>()

/** The facts of a principal, or `undefined` for a text that names none. Remembered, for most questions are asked by few callers. */
export function principalFacts(principal: string | Principal): PrincipalFacts | undefined {
  if (typeof principal !== 'string') return remembered(principal)
  const known = byText.get(principal)
  if (known !== undefined) return known
  const parsed = parsePrincipal(principal)
  if (parsed === undefined) return undefined
  const facts = readFacts(parsed)
  if (byText.size >= MAX_REMEMBERED) byText.clear()
  byText.set(principal, facts)
  return facts
}

function remembered(principal: Principal): PrincipalFacts | undefined {
  if (!isComplete(principal)) return undefined
  const known = byPrincipal.get(principal)
  if (known !== undefined) return known
  const facts = readFacts(principal)
  byPrincipal.set(principal, facts)
  return facts
}

/** Whether an object given as a principal has what its kind must have. */
function isComplete(principal: Principal): boolean {
  switch (principal?.kind) {
    case 'anonymous':
      return true
    case 'service':
      return typeof principal.name === 'string'
    case 'role':
      return hasIdentity(principal) && typeof principal.roleArn === 'string'
    case 'root':
      return hasIdentity(principal)
    case 'user':
    case 'federated-user':
      return hasIdentity(principal) && typeof principal.name === 'string'
    default:
      return false
  }
}

const hasIdentity = ({ arn, accountId }: { readonly arn: string; readonly accountId: string }): boolean =>
  typeof arn === 'string' && typeof accountId === 'string'

function readFacts(principal: Principal): PrincipalFacts {
  const accountId = 'accountId' in principal ? principal.accountId : undefined
  const partition = 'arn' in principal ? (principal.arn.split(':')[1] ?? 'aws') : 'aws'
  return Object.freeze({
    principal,
    kind: principal.kind,
    accountId,
    rootArn: accountId === undefined ? undefined : `arn:${partition}:iam::${accountId}:root`,
    ownNames: ownNames(principal),
    parentNames: parentNames(principal),
    isServiceLinkedRole: principal.kind === 'role' && principal.roleArn.includes(':role/aws-service-role/'),
  })
}

const given = (...names: readonly (string | undefined)[]): readonly string[] =>
  names.filter((name) => name !== undefined)

function ownNames(principal: Principal): readonly string[] {
  switch (principal.kind) {
    case 'anonymous':
      return []
    case 'service':
      return [principal.name]
    case 'user':
      return given(principal.arn, principal.uniqueId)
    case 'role':
      return principal.sessionName === undefined ? [] : [principal.arn]
    case 'root':
    case 'federated-user':
      return [principal.arn]
  }
}

function parentNames(principal: Principal): readonly string[] {
  if (principal.kind === 'role') return given(principal.roleArn, principal.uniqueId)
  return principal.kind === 'federated-user' ? given(principal.parentArn) : []
}
