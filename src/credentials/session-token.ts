import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { getEntity, insertEntity } from '../directory/entity.ts'
import type { StoredPrincipal } from '../directory/find-principal.ts'
import { newUniqueId } from '../directory/unique-id.ts'
import type { Reader, Store } from '../store/store.ts'
import { invalid } from '../util/invalid-input.ts'
import { ServiceError } from '../util/service-error.ts'
import { type Session, type SessionPrincipal, sessionKind } from './session.ts'

/** `sallyport-<session id>-<43 characters of secret>` */
const TOKEN = /^sallyport-(ASIA[A-Z2-7]{17})-([\w-]{43})$/

const MIN_DURATION_SECONDS = 900
const MAX_DURATION_SECONDS = 129_600

export interface IssuedSession {
  /** Shown once: only its digest is kept. */
  readonly token: string
  readonly session: Session
}

/**
 * Signs a principal in, as the operator of the machine may.
 * @param durationSeconds 900 to 129,600, or what the role allows
 * @throws ServiceError `InvalidInput`
 */
export async function issueSession(
  store: Store,
  principal: StoredPrincipal,
  { durationSeconds, now }: { readonly durationSeconds: number; readonly now: Date },
): Promise<IssuedSession> {
  const longest = principal.kind === 'role' ? principal.role.maxSessionDuration : MAX_DURATION_SECONDS
  if (!Number.isInteger(durationSeconds) || durationSeconds < MIN_DURATION_SECONDS || durationSeconds > longest) {
    const right = `a whole number of seconds from ${MIN_DURATION_SECONDS} to ${longest}`
    throw invalid(
      'duration',
      String(durationSeconds),
      principal.kind === 'role' ? `${right}, as the role allows` : right,
    )
  }
  const secret = randomBytes(32).toString('base64url')
  const session: Session = {
    sessionId: newUniqueId('temporaryKey'),
    secretDigest: digest(secret).toString('hex'),
    principal: sessionPrincipal(principal),
    issuedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + durationSeconds * 1000).toISOString(),
    sessionPolicies: [],
    sessionTags: [],
  }
  await insertEntity(store, sessionKind, session)
  return { token: `sallyport-${session.sessionId}-${secret}`, session }
}

/**
 * The session that a token belongs to.
 * @throws ServiceError `InvalidClientTokenId` for a token that is malformed, unknown or revoked, `ExpiredToken` for one whose time is over
 */
export async function findSession(reader: Reader, token: string, now: Date): Promise<Session> {
  const [, sessionId, secret] = TOKEN.exec(token) ?? []
  const session = sessionId ? await getEntity(reader, sessionKind, sessionId) : undefined
  // Expiry is told only to whoever held the token: the secret is compared first, in constant time.
  if (!session || !secret || !timingSafeEqual(digest(secret), Buffer.from(session.secretDigest, 'hex'))) {
    throw new ServiceError('InvalidClientTokenId', 'the session token in the Authorization header is not valid')
  }
  if (Date.parse(session.expiresAt) <= now.getTime()) {
    throw new ServiceError('ExpiredToken', `the session token expired at ${session.expiresAt}; ask for a new one`)
  }
  return session
}

/** Forgets sessions whose time is over. @returns how many */
export async function removeExpiredSessions(store: Store, now: Date): Promise<number> {
  let removed = 0
  for (;;) {
    const page = await store.read((reader) => reader.list<Session>(sessionKind.collection, 'expiry', { limit: 500 }))
    const expired = page.items.filter(({ cursor }) => cursor.sort <= now.toISOString())
    for (const { record } of expired) {
      await store.write({ kind: 'remove', collection: sessionKind.collection, id: record.id, version: record.version })
    }
    removed += expired.length
    if (expired.length < page.items.length || !page.hasMore) return removed
  }
}

function sessionPrincipal(principal: StoredPrincipal): SessionPrincipal {
  switch (principal.kind) {
    case 'root':
      return { kind: 'root', accountId: principal.account.accountId }
    case 'user':
      return { kind: 'user', accountId: principal.user.accountId, userId: principal.user.userId }
    case 'role': {
      const { role, sessionName } = principal
      if (!sessionName) {
        throw invalid(
          'principal',
          principal.arn,
          `the ARN of a session of the role, such as \`arn:aws:sts::${role.accountId}:assumed-role/${role.roleName}/SESSION\``,
        )
      }
      return { kind: 'role', accountId: role.accountId, roleId: role.roleId, sessionName }
    }
  }
}

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
