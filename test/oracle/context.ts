/**
 * The context of a request: what the question gives, and what its principal and resource say by themselves.
 * Reference 4.1 and 4.2.
 */
import type { AccessRequest, ContextValue } from '../../src/engine/access-request.ts'
import type { Caller } from './caller.ts'
import { InvalidRequest } from './malformed.ts'

/** The multivalued (M) keys of reference 4.1, 4.3 and 6.5. Whether a key is multivalued is a property of the key (3.4). */
const MULTIVALUED = [
  'aws:PrincipalOrgPaths',
  'aws:PrincipalServiceNamesList',
  'aws:VpceOrgPaths',
  'aws:ResourceOrgPaths',
  'aws:TagKeys',
  'aws:CalledVia',
  'aws:SourceOrgPaths',
  'sts:TransitiveTagKeys',
  's3:RequestObjectTagKeys',
].map((key) => key.toLowerCase())

export class Context {
  readonly #values = new Map<string, readonly string[]>()

  /** Key names are case-insensitive (3.1), so that two spellings of one key would be two values of it. */
  give(key: string, value: ContextValue): void {
    if (this.#values.has(key.toLowerCase())) throw new InvalidRequest(`context key ${key} is given twice`)
    this.#values.set(key.toLowerCase(), listOf(value).map(textOf))
  }

  /** For what the request itself says; a key that was given wins. */
  derive(key: string, value: string | undefined): void {
    if (value !== undefined && !this.#values.has(key.toLowerCase())) this.#values.set(key.toLowerCase(), [value])
  }

  /** Null when the key is absent. */
  values(key: string): readonly string[] | null {
    return this.#values.get(key.toLowerCase()) ?? null
  }

  /** A key nobody knows is multivalued when it arrives with several values. */
  isMultivalued(key: string): boolean {
    return MULTIVALUED.includes(key.toLowerCase()) || (this.values(key)?.length ?? 0) > 1
  }

  /** The value of a policy variable: single-valued keys only; an empty value counts as none, like a missing one (3.5). */
  variable(key: string): string | undefined {
    if (this.isMultivalued(key)) return undefined
    const [value] = this.values(key) ?? []
    return value === '' ? undefined : value
  }
}

function listOf(value: ContextValue): readonly (string | number | boolean | Date)[] {
  return Array.isArray(value) ? value : [value as string | number | boolean | Date]
}

function textOf(value: string | number | boolean | Date): string {
  return value instanceof Date ? value.toISOString() : String(value)
}

/** Reference 4.1 and 4.2: what each kind of caller brings with it. */
export function contextOf(request: AccessRequest, caller: Caller, resourceAccount: string | undefined): Context {
  const context = new Context()
  for (const [key, value] of Object.entries(request.context ?? {})) context.give(key, value)

  context.derive('aws:PrincipalAccount', caller.kind === 'anonymous' ? 'anonymous' : caller.account)
  context.derive('aws:ResourceAccount', resourceAccount)
  if (caller.kind !== 'anonymous') context.derive('aws:PrincipalIsAWSService', String(caller.kind === 'service'))

  switch (caller.kind) {
    case 'anonymous':
      context.derive('aws:PrincipalType', 'Anonymous')
      context.derive('aws:userid', 'anonymous')
      break
    case 'service':
      context.derive('aws:PrincipalServiceName', caller.service)
      break
    case 'root':
      context.derive('aws:PrincipalType', 'Account')
      context.derive('aws:PrincipalArn', caller.arn)
      context.derive('aws:userid', caller.account)
      break
    case 'user':
      context.derive('aws:PrincipalType', 'User')
      context.derive('aws:PrincipalArn', caller.arn)
      context.derive('aws:username', caller.name)
      context.derive('aws:userid', caller.uniqueId)
      break
    case 'role':
      context.derive('aws:PrincipalType', 'AssumedRole')
      // Never the ARN of the session (4.1).
      context.derive('aws:PrincipalArn', caller.roleArn)
      if (caller.uniqueId && caller.sessionName)
        context.derive('aws:userid', `${caller.uniqueId}:${caller.sessionName}`)
      break
    case 'federated-user':
      context.derive('aws:PrincipalType', 'FederatedUser')
      context.derive('aws:PrincipalArn', caller.arn)
      context.derive('aws:userid', `${caller.account}:${caller.name}`)
      break
  }

  if (request.now) {
    context.derive('aws:CurrentTime', request.now.toISOString())
    context.derive('aws:EpochTime', String(Math.floor(request.now.getTime() / 1000)))
    if (request.mfaAuthenticatedAt) {
      const seconds = Math.floor((request.now.getTime() - request.mfaAuthenticatedAt.getTime()) / 1000)
      context.derive('aws:MultiFactorAuthAge', String(seconds))
    }
  }
  return context
}
