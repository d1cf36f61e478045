import type { CompiledStatement } from './compile-statement.ts'
import type { LayerName } from './decision.ts'
import { layerNameFor, type PlacedPolicy, type PolicyLayer } from './policy-layer.ts'
import type { RequestFacts } from './request-facts.ts'

/** A statement in its place. */
export interface PlacedStatement {
  readonly statement: CompiledStatement
  readonly placed: PlacedPolicy
  readonly layer: LayerName
}

/** The statements of layers, of which some may not be there. */
export function placedStatements(
  layers: readonly (PolicyLayer | undefined)[],
  facts: RequestFacts,
): readonly PlacedStatement[] {
  return layers.flatMap((attached) => {
    if (attached === undefined) return []
    const layer = layerNameFor(attached, facts)
    return attached.policies.flatMap((placed) =>
      placed.policy.statements.map((statement) => ({ statement, placed, layer })),
    )
  })
}
