import type { Principal } from './principal.ts'

/** What a message calls the caller: its ARN (of the session, for a role), the name of the service, or `anonymous`. */
export function callerName(principal: Principal): string {
  if (principal.kind === 'anonymous') return 'anonymous'
  return principal.kind === 'service' ? principal.name : principal.arn
}
