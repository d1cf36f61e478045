import type { EntityKind } from '../directory/entity.ts'
import type { Tag } from '../directory/tag.ts'

/**
 * A signed-in caller. It names its principal by unique id, so that a deleted and recreated user or role of the same name inherits nothing.
 * Times are ISO 8601 in UTC.
 */
export interface Session {
  readonly sessionId: string
  /** SHA-256 of the token's secret, hex: the token itself is not kept. */
  readonly secretDigest: string
  readonly principal: SessionPrincipal
  readonly issuedAt: string
  readonly expiresAt: string
  /** When an MFA code was given; absent when none was. */
  readonly mfaAuthenticatedAt?: string
  /** Documents that limit the session, as they were passed. */
  readonly sessionPolicies: readonly string[]
  /** Override the principal's own tags of the same key. */
  readonly sessionTags: readonly Tag[]
  readonly sourceIdentity?: string
}

export type SessionPrincipal =
  | { readonly kind: 'root'; readonly accountId: string }
  | { readonly kind: 'user'; readonly accountId: string; readonly userId: string }
  | { readonly kind: 'role'; readonly accountId: string; readonly roleId: string; readonly sessionName: string }

export const sessionKind: EntityKind<Session> = {
  collection: 'session',
  noun: 'session',
  id: (session) => session.sessionId,
  label: (session) => session.sessionId,
  keys: () => [],
  lists: (session) => [{ list: 'expiry', sort: session.expiresAt }],
}
