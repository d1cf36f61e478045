import type { ActionPlan } from './assembled-policy-set.ts'
import type { Candidates } from './candidates.ts'
import type { Verdicts } from './combine.ts'
import type { LayerName } from './decision.ts'
import { evaluateAccessControl } from './evaluate-access-control.ts'
import { DENIES, evaluateLayer, SILENT, type Verdict } from './evaluate-layer.ts'
import { layerNameFor, ownLayerName } from './policy-layer.ts'
import type { RequestFacts } from './request-facts.ts'
import { isBoundByResourceControl, isBoundByServiceControl } from './service-rules.ts'
import { foreignObjectOwner, type SharingRules, silencerOf } from './sharing-rules.ts'

/** Asks every layer that binds the request. */
export function evaluateLayers({ candidates }: ActionPlan, facts: RequestFacts, sharing?: SharingRules): Verdicts {
  const { resource, boundary, session } = candidates
  let identity: Verdict = SILENT
  let identityLayer: LayerName = ownLayerName(facts)
  // Any identity may allow, and any may deny: one that allows does not end the search for one that denies.
  for (const candidate of candidates.identity) {
    const verdict = evaluateLayer(candidate, facts)
    if (verdict !== DENIES && (verdict === SILENT || identity !== SILENT)) continue
    identity = verdict
    identityLayer = layerNameFor(candidate.layer, facts)
    if (verdict === DENIES) break
  }
  return {
    resourceControl: evaluateLevels(candidates.resourceControl, facts, isBoundByResourceControl),
    serviceControl: evaluateLevels(candidates.serviceControl, facts, isBoundByServiceControl),
    resource: resource && withinSharing(evaluateLayer(resource, facts), sharing, facts),
    accessControl: sharing === undefined ? SILENT : evaluateAccessControl(sharing, facts),
    isSameAccount: sharing === undefined ? facts.isSameAccount : facts.isOfCaller(consentingAccount(sharing, facts)),
    identity,
    identityLayer,
    boundary: boundary && evaluateLayer(boundary, facts),
    session: session && evaluateLayer(session, facts),
  }
}

/** Every level must allow, and any may deny. */
function evaluateLevels(
  levels: readonly Candidates[],
  facts: RequestFacts,
  bind: (facts: RequestFacts) => boolean,
): Verdict | undefined {
  if (levels.length === 0 || !bind(facts)) return undefined
  let verdict: Verdict | undefined
  for (const level of levels) {
    const ofLevel = evaluateLayer(level, facts)
    if (verdict === undefined || ofLevel < verdict) verdict = ofLevel
  }
  return verdict
}

/** A bucket policy that S3 silences can still deny. */
function withinSharing(verdict: Verdict, sharing: SharingRules | undefined, facts: RequestFacts): Verdict {
  if (sharing === undefined || verdict === DENIES) return verdict
  return silencerOf(sharing, facts) === undefined ? verdict : SILENT
}

const consentingAccount = (sharing: SharingRules, facts: RequestFacts): string | undefined =>
  foreignObjectOwner(sharing, facts) ?? facts.resourceAccountId
