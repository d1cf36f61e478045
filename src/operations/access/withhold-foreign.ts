import type { Answer } from '../../decisions/decision-gateway.ts'
import type { Explanation, LayerExplanation, LayerName } from '../../engine/decision.ts'

/** Layers whose policies belong to the owner of the resource. */
const OF_THE_RESOURCE: ReadonlySet<LayerName> = new Set([
  'RESOURCE_POLICY',
  'ACCESS_CONTROL_LIST',
  'RESOURCE_CONTROL_POLICY',
])

/** Layers whose policies belong to the organization. */
const OF_THE_ORGANIZATION: ReadonlySet<LayerName> = new Set(['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'])

/**
 * The answer, less what the caller may not see: outcomes stay, but of another account's policies no statement is shown, and of the
 * organization's only those that met the request, as IAM's own messages name them.
 */
export function withholdForeign(answer: Answer, callerAccountId: string): Answer {
  const isForeign = answer.resourceAccountId !== undefined && answer.resourceAccountId !== callerAccountId
  return { ...answer, explain: (options) => visiblePart(answer.explain(options), isForeign) }
}

function visiblePart(explanation: Explanation, isForeign: boolean): Explanation {
  const isHidden = ({ layer }: { readonly layer: LayerName }) => isForeign && OF_THE_RESOURCE.has(layer)
  return {
    ...explanation,
    layers: explanation.layers.map((layer): LayerExplanation => {
      if (isHidden(layer)) return { ...layer, statements: [], mismatches: [] }
      return OF_THE_ORGANIZATION.has(layer.layer) ? { ...layer, mismatches: [] } : layer
    }),
    matchedStatements: explanation.matchedStatements.filter((match) => !isHidden(match)),
    // What a foreign policy asks for would show what it says.
    missingContextKeys: isForeign ? [] : explanation.missingContextKeys,
  }
}
