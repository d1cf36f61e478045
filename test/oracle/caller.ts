/** Who asks, read from an ARN, a service name, `anonymous`, or the parsed form. Reference 1.5, 2.1 and 4.2. */
import type { Principal } from '../../src/engine/principal.ts'
import { InvalidRequest } from './malformed.ts'

export interface Caller {
  readonly kind: 'anonymous' | 'service' | 'root' | 'user' | 'role' | 'federated-user'
  /** Undefined for anonymous callers and services, which belong to no account. */
  readonly account?: string | undefined
  /** The caller's own ARN: of a role session, that of the session. */
  readonly arn?: string | undefined
  readonly name?: string | undefined
  readonly service?: string | undefined
  /** `AIDA...` of a user, `AROA...` of a session's role. */
  readonly uniqueId?: string | undefined
  readonly roleArn?: string | undefined
  readonly sessionName?: string | undefined
  /** The user whose GetFederationToken call made the session. */
  readonly parentArn?: string | undefined
}

export function readCaller(principal: string | Principal): Caller {
  if (typeof principal === 'string') return readCallerText(principal)
  switch (principal.kind) {
    case 'anonymous':
      return { kind: 'anonymous' }
    case 'service':
      return { kind: 'service', service: principal.name }
    default:
      return { ...principal, account: principal.accountId }
  }
}

function readCallerText(text: string): Caller {
  if (text === 'anonymous') return { kind: 'anonymous' }
  if (/^[a-z0-9-.]+\.amazonaws\.com(\.cn)?$/.test(text)) return { kind: 'service', service: text }

  const root = /^arn:[a-z-]+:iam::(\d{12}):root$/.exec(text)
  if (root) return { kind: 'root', arn: text, account: root[1] }

  const user = /^arn:[a-z-]+:iam::(\d{12}):user\/(?:.*\/)?([^/]+)$/.exec(text)
  if (user) return { kind: 'user', arn: text, account: user[1], name: user[2] }

  const role = /^arn:[a-z-]+:iam::(\d{12}):role\/(?:.*\/)?[^/]+$/.exec(text)
  if (role) return { kind: 'role', arn: text, account: role[1], roleArn: text }

  // The session ARN has lost the role's path (2.1), so the role is taken to have none.
  const session = /^arn:([a-z-]+):sts::(\d{12}):assumed-role\/([^/]+)\/([^/]+)$/.exec(text)
  if (session) {
    const [, partition, account, roleName, sessionName] = session
    const roleArn = `arn:${partition}:iam::${account}:role/${roleName}`
    return { kind: 'role', arn: text, account, roleArn, sessionName }
  }

  const federated = /^arn:[a-z-]+:sts::(\d{12}):federated-user\/([^/]+)$/.exec(text)
  if (federated) return { kind: 'federated-user', arn: text, account: federated[1], name: federated[2] }

  throw new InvalidRequest(`not a principal: ${text}`)
}

/** 5.8: a role under `/aws-service-role/`. */
export function isServiceLinkedRole(caller: Caller): boolean {
  return /:role\/aws-service-role\//.test(caller.roleArn ?? '')
}
