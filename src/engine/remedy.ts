import type { LayerName } from './decision.ts'

/**
 * What could change so that a request is no longer denied. The first four change the request or who makes it, the others what is
 * attached. A closed set, from the most direct to the least.
 */
export const REMEDY_KINDS = [
  /** Make the same request with credentials that were got with a second factor. */
  'SIGN_IN_WITH_MFA',
  /** Give a condition key that the request does not have. */
  'PROVIDE_CONTEXT_KEY',
  /** Make the request when, where or as somebody for whom a condition key has another value. */
  'CHANGE_CONTEXT_VALUE',
  /** Ask for a resource that a statement names. */
  'CHANGE_RESOURCE',
  /** No policy or list can allow it to this kind of caller or credentials. */
  'USE_OTHER_CREDENTIALS',
  /** Limit what makes a bucket public, or switch off what S3 does about it. */
  'LIFT_PUBLIC_ACCESS_BLOCK',
  /** Remove or narrow the statement that denies. */
  'REMOVE_DENY',
  /** Add a statement (or, in an access control list, a grant) that allows this action on this resource. */
  'ALLOW_IN_LAYER',
] as const
export type RemedyKind = (typeof REMEDY_KINDS)[number]

/**
 * One change. What stands between a request and its being allowed are obstacles: statements that deny, and layers that must allow and do
 * not. Remedies of one obstacle are alternatives; one for each obstacle is needed.
 */
export interface Remedy {
  readonly kind: RemedyKind
  /** From 0: which obstacle it removes. */
  readonly obstacle: number
  /** Whether this change alone is known to make the request allowed. */
  readonly suffices: boolean
  /** The layer that denies or does not allow; undefined where no policy has a say. */
  readonly layer?: LayerName
  /** What the layer hangs on, where there are several: an organizational unit, a group, ... */
  readonly target?: string
  /** The statement whose condition or resource was not met, or that denies. */
  readonly policy?: string
  readonly statementIndex?: number
  readonly sid?: string
  /** For changes of the context: values with which the statement allows, or no longer denies. Tried out, not guessed. */
  readonly context: readonly ContextChange[]
  /** For people, as a sentence without its full stop. */
  readonly message: string
}

export interface ContextChange {
  /** As the policy spells it. */
  readonly key: string
  /** One value that would do, out of perhaps many; undefined: the request must not have the key. */
  readonly value: string | undefined
}
