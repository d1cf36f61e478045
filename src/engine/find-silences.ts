import { invariant } from '../util/invariant.ts'
import type { ActionPlan, PolicySet } from './assembled-policy-set.ts'
import type { Candidates } from './candidates.ts'
import { combine, type Verdicts } from './combine.ts'
import { LAYERS, type LayerName } from './decision.ts'
import { evaluateLayer, SILENT } from './evaluate-layer.ts'
import { evaluateLayers } from './evaluate-layers.ts'
import type { Obstacle } from './obstacle.ts'
import { placedStatements } from './placed-statement.ts'
import { mapLayers, type PolicyLayer } from './policy-layer.ts'
import type { RequestFacts } from './request-facts.ts'
import { needsResourcePolicy } from './service-rules.ts'
import { isKeptOut, silencerOf } from './sharing-rules.ts'
import { DELEGATES, DIRECT, LIMITED, NO_MATCH } from './strength.ts'

/**
 * The layers that must allow and do not, denials left aside. Found by asking `combine`, which alone knows how layers bear on each other:
 * as long as it names a layer, that one is taken to allow from then on.
 */
export function findSilences(policySet: PolicySet, plan: ActionPlan, facts: RequestFacts): readonly Obstacle[] {
  const obstacles: Obstacle[] = []
  const allowing = withoutDenials(plan)
  let sharing = policySet.sharing
  let verdicts = evaluateLayers(allowing, facts, sharing)
  for (let round = 0; round <= LAYERS.length; round++) {
    const { outcome, decidedBy } = combine(verdicts, facts)
    if (outcome === 'ALLOWED' || decidedBy === undefined) return obstacles
    if (decidedBy === 'RESOURCE_POLICY' && sharing !== undefined && isKeptOut(sharing, facts)) {
      obstacles.push({ kind: 'kept-out', layer: 'RESOURCE_POLICY' })
      sharing = { ...sharing, keepsOutsidersOut: false }
      const { resourceControl, serviceControl } = verdicts
      verdicts = { ...evaluateLayers(allowing, facts, sharing), resourceControl, serviceControl }
      continue
    }
    const ofForeignObject = sharing !== undefined && silencerOf(sharing, facts) === 'ObjectOwnership'
    const silence = { layer: decidedBy, allowing, verdicts, ofForeignObject }
    // To allow it to everybody would make the policy public.
    const isForEverybody = decidedBy === 'RESOURCE_POLICY' && facts.caller.kind === 'anonymous' && !ofForeignObject
    const wasKeptOut = obstacles.some(({ kind }) => kind === 'kept-out')
    if (isForEverybody && sharing?.publicAccessBlock.restrictPublicBuckets === true && !wasKeptOut) {
      obstacles.push({ kind: 'kept-out', layer: 'RESOURCE_POLICY' })
    }
    obstacles.push(...describeSilence(silence, policySet, facts))
    verdicts = { ...verdicts, ...onceAllowed(silence, facts) }
  }
  invariant(false, 'no layer is named again once it is taken to allow')
}

const withoutDenials = (plan: ActionPlan): ActionPlan => ({
  ...plan,
  candidates: mapLayers(plan.candidates, (candidate) => ({ ...candidate, denies: () => [] })),
})

interface Silence {
  readonly layer: LayerName
  readonly allowing: ActionPlan
  readonly verdicts: Verdicts
  /** Whether only the access control list of another account's object can allow. */
  readonly ofForeignObject: boolean
}

function describeSilence(
  { layer, allowing: { candidates }, verdicts, ofForeignObject }: Silence,
  { layers }: PolicySet,
  facts: RequestFacts,
): readonly Obstacle[] {
  const allows = (...attached: readonly (PolicyLayer | undefined)[]) =>
    placedStatements(attached, facts).filter(({ statement }) => !statement.denies)
  const levels = (attached: readonly PolicyLayer[], asked: readonly Candidates[]): readonly Obstacle[] =>
    attached.flatMap((level, index): Obstacle[] => {
      const candidates = asked[index]
      if (candidates !== undefined && evaluateLayer(candidates, facts) !== SILENT) return []
      const { target } = level
      return [{ kind: 'not-allowed', layer, ...(target !== undefined && { target }), statements: allows(level) }]
    })
  switch (layer) {
    case 'RESOURCE_CONTROL_POLICY':
      return levels(layers.resourceControl, candidates.resourceControl)
    case 'SERVICE_CONTROL_POLICY':
      return levels(layers.serviceControl, candidates.serviceControl)
    case 'RESOURCE_POLICY':
    case 'ACCESS_CONTROL_LIST':
      return ofForeignObject
        ? [{ kind: 'not-allowed', layer: 'ACCESS_CONTROL_LIST', statements: [] }]
        : [{ kind: 'not-allowed', layer: 'RESOURCE_POLICY', statements: allows(layers.resource) }]
    case 'USER_POLICY':
    case 'GROUP_POLICY':
    case 'ROLE_POLICY': {
      // Inside the account a resource policy that names the caller stands in for the identity policies.
      const mayGrant = verdicts.isSameAccount && !ofForeignObject && !needsResourcePolicy(facts)
      const grants = (mayGrant ? allows(layers.resource) : []).filter(
        ({ statement }) => (statement.principal?.(facts) ?? NO_MATCH) >= LIMITED,
      )
      return [{ kind: 'not-allowed', layer, statements: [...allows(...layers.identity), ...grants] }]
    }
    case 'PERMISSIONS_BOUNDARY':
      return [{ kind: 'not-allowed', layer, statements: allows(layers.boundary) }]
    case 'SESSION_POLICY':
      return [{ kind: 'not-allowed', layer, statements: allows(layers.session) }]
  }
}

/** What the verdicts become when a layer allows: a resource policy by naming the caller, or the role behind a session. */
function onceAllowed({ layer, ofForeignObject }: Silence, { caller }: RequestFacts): Partial<Verdicts> {
  switch (layer) {
    case 'RESOURCE_CONTROL_POLICY':
      return { resourceControl: DIRECT }
    case 'SERVICE_CONTROL_POLICY':
      return { serviceControl: DIRECT }
    case 'RESOURCE_POLICY':
    case 'ACCESS_CONTROL_LIST':
      if (ofForeignObject) return { accessControl: DELEGATES }
      return { resource: caller.kind === 'role' ? LIMITED : DIRECT }
    case 'USER_POLICY':
    case 'GROUP_POLICY':
    case 'ROLE_POLICY':
      return { identity: DIRECT }
    case 'PERMISSIONS_BOUNDARY':
      return { boundary: DIRECT }
    case 'SESSION_POLICY':
      return { session: DIRECT }
  }
}
