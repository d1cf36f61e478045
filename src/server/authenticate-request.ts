import type { IncomingMessage } from 'node:http'
import { authenticate, type Caller } from '../credentials/caller.ts'
import type { Store } from '../store/store.ts'
import { ServiceError } from '../util/service-error.ts'

/**
 * The first door: who is calling?
 * @throws ServiceError `MissingAuthenticationToken`, `InvalidClientTokenId` or `ExpiredToken`
 */
export function authenticateRequest({ headers }: IncomingMessage, store: Store, now: Date): Promise<Caller> {
  return authenticate(store, bearerToken(headers.authorization), now)
}

const HOW = 'send `Authorization: Bearer SESSION-TOKEN`'

function bearerToken(authorization: string | undefined): string {
  if (authorization === undefined || authorization.trim() === '') {
    throw new ServiceError('MissingAuthenticationToken', `the request has no credentials; ${HOW}`)
  }
  const [, scheme = '', credentials = ''] = /^(\S+) *(.*)$/.exec(authorization.trim()) ?? []
  if (scheme.toLowerCase() === 'bearer') return credentials
  if (scheme.startsWith('AWS4-')) {
    throw new ServiceError('InvalidClientTokenId', `AWS Signature Version 4 is not accepted yet; ${HOW}`)
  }
  throw new ServiceError(
    'InvalidClientTokenId',
    `the authorization scheme \`${scheme.slice(0, 40)}\` is not known; ${HOW}`,
  )
}

const CODES: ReadonlySet<unknown> = new Set(['MissingAuthenticationToken', 'InvalidClientTokenId', 'ExpiredToken'])

/** Whether an error code says that the caller is not known, so that the answer is 401. */
export function isUnauthenticated(code: unknown): boolean {
  return CODES.has(code)
}

/** https://www.rfc-editor.org/rfc/rfc6750#section-3 */
export function challengeFor(code: unknown): string {
  const realm = 'Bearer realm="sallyport"'
  return code === 'MissingAuthenticationToken' ? realm : `${realm}, error="invalid_token"`
}
