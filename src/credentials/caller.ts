import type { Store } from '../store/store.ts'
import { ServiceError } from '../util/service-error.ts'
import type { Session } from './session.ts'
import { findSessionPrincipal } from './session-principal.ts'
import { findSession } from './session-token.ts'

/** Who makes a request, after it was proven. */
export interface Caller {
  readonly session: Session
  readonly arn: string
  readonly accountId: string
}

/**
 * The caller that a session token stands for.
 * @throws ServiceError `InvalidClientTokenId` (malformed, forged, revoked, or its principal is gone) or `ExpiredToken`
 */
export function authenticate(store: Store, token: string, now: Date): Promise<Caller> {
  return store.read(async (reader) => {
    const session = await findSession(reader, token, now)
    const principal = await findSessionPrincipal(reader, session.principal)
    if (!principal)
      throw new ServiceError('InvalidClientTokenId', 'the principal of the session token does not exist any more')
    return { session, arn: principal.arn, accountId: session.principal.accountId }
  })
}
