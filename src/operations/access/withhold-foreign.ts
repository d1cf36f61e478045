import type { Answer } from '../../decisions/decision-gateway.ts'
import type { Explanation, LayerExplanation, LayerName } from '../../engine/decision.ts'
import { missingKeysOf } from '../../engine/missing-context-keys.ts'
import { type Visibility, visibleRemedies } from './visible-remedies.ts'

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
 * only those that met the request, as IAM's own messages name them; and what the others expected is for those who may inspect. Missing
 * keys and remedies say no more than that: what a policy asks for would show what it says.
 */
export function withholdForeign(answer: Answer, { callerAccountId, mayInspect }: Viewer): Answer {
  const isForeign = answer.resourceAccountId !== undefined && answer.resourceAccountId !== callerAccountId
  const visibility: Visibility = {
    isForeign,
    isHidden: (layer) => isForeign && OF_THE_RESOURCE.has(layer),
    mayInspect: (layer) => mayInspect && !OF_THE_ORGANIZATION.has(layer),
    mayKnowKeys: (layer) => !OF_THE_ORGANIZATION.has(layer),
  }
  return { ...answer, explain: (options) => visiblePart(answer.explain(options), visibility) }
}

function visiblePart(explanation: Explanation, visibility: Visibility): Explanation {
  const layers = explanation.layers.map((layer) => visibleLayer(layer, visibility))
  return {
    ...explanation,
    layers,
    matchedStatements: explanation.matchedStatements.filter(({ layer }) => !visibility.isHidden(layer)),
    missingContextKeys: missingKeysOf(layers),
    remedies: visibleRemedies(explanation, visibility),
  }
}

function visibleLayer(entry: LayerExplanation, { isHidden, mayInspect, mayKnowKeys }: Visibility): LayerExplanation {
  const { layer, outcome, missingKeysInPlay } = entry
  const nothing = { mismatches: [], missingContextKeys: [], missingKeysInPlay: [] }
  if (isHidden(layer)) return { layer, outcome, statements: [], ...nothing }
  if (mayInspect(layer)) return entry
  return {
    ...entry,
    ...nothing,
    ...(mayKnowKeys(layer) && { missingContextKeys: missingKeysInPlay, missingKeysInPlay }),
  }
}
