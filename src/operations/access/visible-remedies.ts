import type { Explanation, LayerExplanation, LayerName } from '../../engine/decision.ts'
import type { Remedy } from '../../engine/remedy.ts'

/** What of a layer a caller may see. */
export interface Visibility {
  /** Whether the resource belongs to another account. */
  readonly isForeign: boolean
  /** Whether nothing but the outcome is shown. */
  readonly isHidden: (layer: LayerName) => boolean
  /** Whether what statements expect is shown. */
  readonly mayInspect: (layer: LayerName) => boolean
  /** Whether the names of missing keys are. */
  readonly mayKnowKeys: (layer: LayerName) => boolean
}

/** The remedies that a caller may see. Of hidden layers it learns only that their owner would have to act, which the outcome says as well. */
export function visibleRemedies({ remedies, layers }: Explanation, visibility: Visibility): readonly Remedy[] {
  const { isForeign, isHidden } = visibility
  const isOwners = ({ layer }: Remedy) => layer !== undefined && isHidden(layer)
  const ofOwner = [...new Set(remedies.filter(isOwners).map(({ layer }) => ownersLayer(layer)))]
  const shown = remedies.filter((remedy) => !isOwners(remedy)).flatMap((remedy) => visiblePart(remedy, visibility))
  const obstacles = [...new Set(shown.map(({ obstacle }) => obstacle))]
  return [
    ...ofOwner.map((layer, obstacle) => ownersRemedy(layer, { layers, obstacle })),
    ...shown.map((remedy) => ({
      ...remedy,
      obstacle: ofOwner.length + obstacles.indexOf(remedy.obstacle),
      // What hidden policies would say of another request is hidden, too.
      suffices: remedy.suffices && !(isForeign && isOfRequest(remedy)),
    })),
  ]
}

const isOfRequest = ({ kind, context }: Remedy): boolean => context.length > 0 || kind === 'CHANGE_RESOURCE'

/** Who may not read what a statement expects may know which key it misses, but not the values, nor whose statement it is. */
function visiblePart(remedy: Remedy, { mayInspect, mayKnowKeys }: Visibility): readonly Remedy[] {
  const { kind, layer, obstacle, suffices, target, context } = remedy
  if (layer === undefined || !isOfRequest(remedy) || mayInspect(layer)) return [remedy]
  if (!mayKnowKeys(layer)) return []
  const place = { obstacle, layer, ...(target !== undefined && { target }) }
  switch (kind) {
    case 'SIGN_IN_WITH_MFA':
      return [{ kind, ...place, suffices, context: [], message: 'sign in with MFA' }]
    case 'PROVIDE_CONTEXT_KEY': {
      const keys = context.map(({ key }) => `\`${key}\``).join(' and ')
      return [{ kind, ...place, suffices: false, context: [], message: `give the condition key ${keys}` }]
    }
    default:
      return []
  }
}

/** That access control lists are there is for their owner to know. */
const ownersLayer = (layer: LayerName | undefined): LayerName =>
  layer === 'RESOURCE_CONTROL_POLICY' ? layer : 'RESOURCE_POLICY'

interface OwnersObstacle {
  readonly layers: readonly LayerExplanation[]
  readonly obstacle: number
}

function ownersRemedy(layer: LayerName, { layers, obstacle }: OwnersObstacle): Remedy {
  const denies = layers.some((entry) => entry.layer === layer && entry.outcome === 'EXPLICIT_DENY')
  const message = denies
    ? 'the owner of the resource denies it, and would have to stop denying it'
    : 'the owner of the resource would have to allow it'
  return { kind: denies ? 'REMOVE_DENY' : 'ALLOW_IN_LAYER', obstacle, suffices: false, layer, context: [], message }
}
