import type { Session } from '../credentials/session.ts'
import type { ContextValue } from '../engine/access-request.ts'
import type { Revision } from '../store/store.ts'

/** Whom a question is about: a signed-in session with all that limits it, or a stored principal by its ARN. */
export type Subject =
  | { readonly kind: 'session'; readonly session: Session }
  | { readonly kind: 'principal'; readonly arn: string }

/** One question to the gateway, already checked for form. */
export interface Question {
  readonly subject: Subject
  readonly action: string
  readonly resource: string
  /** The account that a resource which does not exist yet will belong to; whatever is stored under its ARN is not asked. */
  readonly newOwner?: string
  /** Keys in lower case. Keys that describe the principal or a stored resource are added by the gateway and win. */
  readonly context: RequestContext
  readonly now: Date
  /** Answer from a state at least this new. */
  readonly atLeast?: Revision
}

/** Condition keys in lower case, with their values. */
export type RequestContext = Readonly<Record<string, ContextValue>>
