import type { Principal } from './principal.ts'

/**
 * Context keys that follow from who asks (reference 4.2), by their lower-case name. Each is derived when a policy reads it and the
 * request does not give it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
 */
const PRINCIPAL_KEYS: Readonly<Record<string, (principal: Principal) => string | undefined>> = Object.freeze({
  'aws:principalarn': principalArn,
  'aws:principalaccount': principalAccount,
  'aws:principaltype': principalType,
  'aws:userid': userId,
  'aws:username': (principal) => (principal.kind === 'user' ? principal.name : undefined),
  'aws:principalisawsservice': (principal) =>
    principal.kind === 'anonymous' ? undefined : String(principal.kind === 'service'),
  'aws:principalservicename': serviceName,
  'aws:principalservicenameslist': serviceName,
})

/** The value that the principal gives to a key, or `undefined`. */
export function deriveFromPrincipal(key: string, principal: Principal): string | undefined {
  return Object.hasOwn(PRINCIPAL_KEYS, key) ? PRINCIPAL_KEYS[key]?.(principal) : undefined
}

/** A role session is known by its role, path included. */
function principalArn(principal: Principal): string | undefined {
  if (principal.kind === 'role') return principal.roleArn
  return 'arn' in principal ? principal.arn : undefined
}

function principalAccount(principal: Principal): string | undefined {
  if (principal.kind === 'anonymous') return 'anonymous'
  return 'accountId' in principal ? principal.accountId : undefined
}

function principalType({ kind }: Principal): string | undefined {
  switch (kind) {
    case 'root':
      return 'Account'
    case 'user':
      return 'User'
    case 'federated-user':
      return 'FederatedUser'
    case 'role':
      return 'AssumedRole'
    case 'anonymous':
      return 'Anonymous'
    case 'service':
      return undefined
  }
}

function userId(principal: Principal): string | undefined {
  switch (principal.kind) {
    case 'root':
      return principal.accountId
    case 'user':
      return principal.uniqueId
    case 'federated-user':
      return `${principal.accountId}:${principal.name}`
    case 'role':
      return principal.uniqueId && principal.sessionName && `${principal.uniqueId}:${principal.sessionName}`
    case 'anonymous':
      return 'anonymous'
    case 'service':
      return undefined
  }
}

function serviceName(principal: Principal): string | undefined {
  return principal.kind === 'service' ? principal.name : undefined
}
