import type { CompiledStatement } from './compile-statement.ts'
import type { PolicyLayer } from './policy-layer.ts'
import type { RequestAction } from './request-action.ts'
import { indexStatements, type StatementIndex } from './statement-index.ts'

/** The statements of a layer that speak of one action, found by the resource. */
export interface Candidates {
  readonly layer: PolicyLayer
  readonly denies: StatementIndex
  readonly allows: StatementIndex
}

/** Sorts out of a layer what speaks of the action. */
export function candidatesFor(layer: PolicyLayer, action: RequestAction): Candidates {
  const denies: CompiledStatement[] = []
  const allows: CompiledStatement[] = []
  for (const { policy } of layer.policies) {
    for (const statement of policy.statements) {
      if (statement.matchesAction(action)) (statement.denies ? denies : allows).push(statement)
    }
  }
  return { layer, denies: indexStatements(denies), allows: indexStatements(allows) }
}
