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

interface Viewer {
  readonly callerAccountId: string
  /** Whether the caller may read what policies say that did not apply: `iam:SimulatePrincipalPolicy` on the principal asked about. */
  readonly mayInspect: boolean
}

/**
 * The answer, less what the caller may not see. Outcomes stay. Of another account's policies no statement is shown; of the organization's
 * only those that met the request, as IAM's own messages name them; and what the others expected is for those who may inspect.
 */
export function withholdForeign(answer: Answer, viewer: Viewer): Answer {
  const isForeign = answer.resourceAccountId !== undefined && answer.resourceAccountId !== viewer.callerAccountId
  return { ...answer, explain: (options) => visiblePart(answer.explain(options), { isForeign, ...viewer }) }
}

function visiblePart(
  explanation: Explanation,
  { isForeign, mayInspect }: { readonly isForeign: boolean; readonly mayInspect: boolean },
): Explanation {
  const isHidden = ({ layer }: { readonly layer: LayerName }) => isForeign && OF_THE_RESOURCE.has(layer)
  return {
    ...explanation,
    layers: explanation.layers.map((layer): LayerExplanation => {
      if (isHidden(layer)) return { ...layer, statements: [], mismatches: [] }
      return mayInspect && !OF_THE_ORGANIZATION.has(layer.layer) ? layer : { ...layer, mismatches: [] }
    }),
    matchedStatements: explanation.matchedStatements.filter((match) => !isHidden(match)),
    // What a foreign policy asks for would show what it says.
    missingContextKeys: isForeign ? [] : explanation.missingContextKeys,
  }
}
