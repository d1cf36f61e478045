import type { PolicyDocument, Statement } from '../policy/policy-document.ts'
import { type CompiledCondition, compileCondition } from './compile-condition.ts'
import { type CompiledResources, compileActions, compileResources } from './compile-patterns.ts'
import { compilePrincipal, PROVIDER_KEY, type PrincipalTest } from './compile-principal.ts'
import type { RequestAction } from './request-action.ts'

/** A statement, each of its elements ready to be asked. */
export interface CompiledStatement {
  readonly source: Statement
  readonly denies: boolean
  /** Absent where the policy type has no principal: the policy then speaks of whom it is attached to. */
  readonly principal: PrincipalTest | undefined
  readonly matchesAction: (action: RequestAction) => boolean
  readonly resources: CompiledResources
  readonly conditions: readonly CompiledCondition[]
  /** Lower-case context keys that it can read. */
  readonly contextKeys: readonly string[]
}

export function compileStatement(source: Statement, { version }: PolicyDocument): CompiledStatement {
  const language = { variables: version === '2012-10-17' }
  const resources = compileResources(source.resource, language)
  const conditions = source.conditions.map((condition) => compileCondition(condition, language))
  return Object.freeze({
    source,
    denies: source.effect === 'Deny',
    principal: source.principal && compilePrincipal(source.principal),
    matchesAction: compileActions(source.action),
    resources,
    conditions: Object.freeze(conditions),
    contextKeys: Object.freeze([
      ...resources.keys,
      ...conditions.flatMap(({ key, variables }) => [key, ...variables]),
      ...(source.principal?.entries.some(({ type }) => type === 'Federated') ? [PROVIDER_KEY] : []),
    ]),
  })
}
