import { locate } from '../policy/source-location.ts'
import type { CompiledStatement } from './compile-statement.ts'
import type { LayerName, StatementMatch } from './decision.ts'
import type { PlacedPolicy } from './policy-layer.ts'

/** How explanations point at a statement in its place. */
export function referToStatement(
  { source }: CompiledStatement,
  { name, policy }: PlacedPolicy,
  layer: LayerName,
): StatementMatch {
  return {
    layer,
    policy: name,
    policyType: policy.type,
    statementIndex: source.index,
    ...(source.sid !== undefined && { sid: source.sid }),
    effect: source.effect,
    ...locate(policy.document?.source ?? '', source.offset),
  }
}
