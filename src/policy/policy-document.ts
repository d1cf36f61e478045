/**
 * The tree of a parsed policy. Frozen, complete, and aware of where each node stands in the source text.
 * Elements keep the author's spelling and order, so that a document prints back as it was written.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */

/** Where a policy is used decides which elements it may carry (reference 1.3). */
export type PolicyType = 'identity' | 'boundary' | 'session' | 'resource' | 'trust' | 'scp' | 'rcp'

export type PolicyVersion = '2008-10-17' | '2012-10-17'

export type Effect = 'Allow' | 'Deny'

export type PrincipalType = 'AWS' | 'Service' | 'Federated' | 'CanonicalUser'

/** A place in the source: a JSON pointer, and the offset (UTF-16 code units) that line and column are computed from. */
export interface Place {
  readonly pointer: string
  readonly offset: number
}

/** A string of the document and its place. Numbers and booleans in conditions are kept as their text. */
export interface TextNode extends Place {
  readonly text: string
}

export interface PolicyDocument {
  readonly kind: 'PolicyDocument'
  readonly type: PolicyType
  /** The language spoken; `2008-10-17` when the document does not say. */
  readonly version: PolicyVersion
  /** False when the document has no `Version` member. */
  readonly versionGiven: boolean
  readonly id?: string
  readonly statements: readonly Statement[]
  /** The text that was parsed; for a document given as an object, its two-space JSON. */
  readonly source: string
}

export interface Statement extends Place {
  readonly kind: 'Statement'
  /** Position in the document, from 0. */
  readonly index: number
  readonly sid?: string
  readonly effect: Effect
  readonly principal?: PrincipalElement
  readonly action: PatternElement
  /** Absent only where the policy type has none (trust policies). */
  readonly resource?: PatternElement
  readonly conditions: readonly Condition[]
}

/** `Principal` or `NotPrincipal`. `"*"` alone is one entry of type `AWS` with text `*`. */
export interface PrincipalElement extends Place {
  readonly negated: boolean
  readonly entries: readonly PrincipalEntry[]
}

export interface PrincipalEntry extends TextNode {
  readonly type: PrincipalType
}

/** `Action`/`NotAction` or `Resource`/`NotResource`. */
export interface PatternElement extends Place {
  readonly negated: boolean
  readonly patterns: readonly TextNode[]
}

/** One operator and key of a Condition block: `{ "StringEquals": { "aws:username": ["alice"] } }`. */
export interface Condition extends Place {
  /** As written, e.g. `ForAnyValue:StringLikeIfExists`; known to be a valid operator. */
  readonly operator: string
  readonly key: string
  readonly values: readonly TextNode[]
}
