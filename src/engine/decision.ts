import type { Effect, PolicyType } from '../policy/policy-document.ts'
import type { Remedy } from './remedy.ts'

export type DecisionOutcome = 'ALLOWED' | 'EXPLICIT_DENY' | 'IMPLICIT_DENY'

/** The layers of a decision, in the order in which they are evaluated and explained. */
export const LAYERS = [
  'RESOURCE_CONTROL_POLICY',
  'SERVICE_CONTROL_POLICY',
  'RESOURCE_POLICY',
  'ACCESS_CONTROL_LIST',
  'USER_POLICY',
  'GROUP_POLICY',
  'ROLE_POLICY',
  'PERMISSIONS_BOUNDARY',
  'SESSION_POLICY',
] as const
export type LayerName = (typeof LAYERS)[number]

/** Two-valued in effect; everything else is diagnosis. */
export interface Decision {
  readonly outcome: DecisionOutcome
  readonly allowed: boolean
  /** The layer that settled it; undefined for carve-outs such as root in its own account. */
  readonly decidedBy: LayerName | undefined
  /** INVARIANT: not empty implies a deny. */
  readonly errors: readonly DecisionError[]
  /** When a condition on the clock may change it (epoch milliseconds); undefined: never by the clock. */
  readonly validUntil: number | undefined
}

export interface DecisionError {
  /** `InvalidRequest`, `PolicyNotEvaluated`, `StoreUnavailable`, ... */
  readonly code: string
  readonly message: string
}

/** A decision with its diagnosis; `explain` reaches the same outcome as `decide` (a property test says so). */
export interface Explanation extends Decision {
  readonly layers: readonly LayerExplanation[]
  /** The statements that settled the outcome: the denying ones, or the allowing ones. */
  readonly matchedStatements: readonly StatementMatch[]
  /** Keys that statements in play (action, resource and principal met) asked for and the request did not have. */
  readonly missingContextKeys: readonly string[]
  /** What would have to change for the request to be allowed; empty when it is allowed or could not be decided. At most ten. */
  readonly remedies: readonly Remedy[]
  /** One sentence in IAM's words: `User: ... is not authorized to perform: ... because ...`. */
  readonly reason: string
}

/**
 * `ALLOWED` and `EXPLICIT_DENY`: a statement said so. `IMPLICIT_DENY`: policies are there, none allows.
 * `NOT_APPLICABLE`: nothing is attached there, or the layer does not bind this principal.
 */
export type LayerOutcome = DecisionOutcome | 'NOT_APPLICABLE'

export interface LayerExplanation {
  readonly layer: LayerName
  /** What this layer hangs on: a group's ARN, an OU id, ...; one entry per level or group. */
  readonly target?: string
  readonly outcome: LayerOutcome
  /** Why statements that met the request have no effect here, where that is so. */
  readonly note?: string
  /** The statements of this layer that met the request and have an effect. */
  readonly statements: readonly StatementMatch[]
  /** On request (`explain(..., { mismatches: true })`): statements that did not meet it, with the one element that failed. */
  readonly mismatches: readonly StatementMismatch[]
  /** Keys that any statement of this layer can read and the request does not have, as policies spell them. */
  readonly missingContextKeys: readonly string[]
  /** Those of them that statements in play asked for. */
  readonly missingKeysInPlay: readonly string[]
}

export interface StatementMatch {
  readonly layer: LayerName
  /** ARN or name of the policy. */
  readonly policy: string
  readonly policyType: PolicyType
  readonly statementIndex: number
  readonly sid?: string
  readonly effect: Effect
  /** From 1, in the policy's source text. */
  readonly line: number
  readonly column: number
}

export interface StatementMismatch extends StatementMatch {
  /** The last two are no elements: S3 lets an Allow that met the request count for nothing. */
  readonly element: 'Principal' | 'Action' | 'Resource' | 'Condition' | 'PublicAccessBlock' | 'ObjectOwnership'
  /** For conditions `StringEquals aws:username`, for S3 the setting, else the element's name as written. */
  readonly detail: string
  readonly expected: readonly string[]
  readonly actual: readonly string[]
}
