import { parsePolicy } from '../policy/parse-policy.ts'
import type { PolicyDocument, PolicyType } from '../policy/policy-document.ts'
import type { PolicyError } from '../policy/policy-error.ts'
import { type CompiledStatement, compileStatement } from './compile-statement.ts'
import type { PolicySource } from './policy-set.ts'

/** A policy ready to be evaluated. Immutable, and free of names: one compiled policy may hang in any number of places. */
export interface CompiledPolicy {
  readonly kind: 'CompiledPolicy'
  readonly type: PolicyType
  /** Absent when the source is no policy. */
  readonly document: PolicyDocument | undefined
  readonly statements: readonly CompiledStatement[]
  /** Why the source is no policy; a decision over it is a deny. */
  readonly errors: readonly PolicyError[]
  /** Lower-case context keys that its statements can read. */
  readonly contextKeys: ReadonlySet<string>
}

/**
 * Compiles a policy once, for use in any number of policy sets. Never throws: a source that is no policy yields one with `errors`,
 * and every decision over it is a deny.
 *
 * @param type Where the policy is used; a parsed document and a compiled policy already know.
 * @example
 * const policy = compilePolicy({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:Get*', Resource: '*' } }, 'identity')
 * const policySet = compilePolicySet({ identityPolicies: [{ name: 'ReadObjects', document: policy }] })
 */
export function compilePolicy(source: PolicySource, type: PolicyType): CompiledPolicy {
  if (isCompiledPolicy(source)) return source
  if (isPolicyDocument(source)) return compileDocument(source)
  const parsed = parsePolicy(source, { type })
  return parsed.ok ? compileDocument(parsed.value) : failedPolicy(type, parsed.errors)
}

function compileDocument(document: PolicyDocument): CompiledPolicy {
  const statements = document.statements.map((statement) => compileStatement(statement, document))
  return Object.freeze<CompiledPolicy>({
    kind: 'CompiledPolicy',
    type: document.type,
    document,
    statements: Object.freeze(statements),
    errors: [],
    contextKeys: new Set(statements.flatMap(({ contextKeys }) => contextKeys)),
  })
}

function failedPolicy(type: PolicyType, errors: readonly PolicyError[]): CompiledPolicy {
  return Object.freeze<CompiledPolicy>({
    kind: 'CompiledPolicy',
    type,
    document: undefined,
    statements: [],
    errors,
    contextKeys: new Set(),
  })
}

export const isCompiledPolicy = (source: unknown): source is CompiledPolicy => hasKind(source, 'CompiledPolicy')

export const isPolicyDocument = (source: unknown): source is PolicyDocument => hasKind(source, 'PolicyDocument')

const hasKind = (source: unknown, kind: string): boolean =>
  typeof source === 'object' && source !== null && 'kind' in source && source.kind === kind
