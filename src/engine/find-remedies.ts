import type { AccessRequest } from './access-request.ts'
import type { ActionPlan, PolicySet } from './assembled-policy-set.ts'
import { findObstacles } from './find-obstacles.ts'
import { foldKey } from './fold-key.ts'
import { REMEDY_KINDS, type Remedy } from './remedy.ts'
import { type Draft, RemedyFinder } from './remedy-finder.ts'
import type { RequestFacts } from './request-facts.ts'
import { RequestTrials } from './request-trials.ts'

const MAX_REMEDIES = 10
/** Changes of the request that are offered for one obstacle, besides the change of what is attached. */
const MAX_CHANGES = 3

interface Denied {
  readonly request: AccessRequest
  readonly policySet: PolicySet
  readonly plan: ActionPlan
  readonly facts: RequestFacts
}

/** What would have to change for a denied request to be allowed: obstacle by obstacle, the most direct change of each first. */
export function findRemedies({ request, policySet, plan, facts }: Denied): readonly Remedy[] {
  const obstacles = findObstacles(policySet, plan, facts)
  const finder = new RemedyFinder({ policySet, facts, trials: new RequestTrials(request, policySet) })
  const changes = Math.max(1, Math.min(MAX_CHANGES, Math.floor(MAX_REMEDIES / obstacles.length) - 1))
  return obstacles
    .flatMap((obstacle, index) => {
      const { direct, attached } = finder.remediesOf(obstacle)
      const isOnly = obstacles.length === 1
      return [
        ...distinct(direct).toSorted(byDirectness).slice(0, changes),
        ...attached.map((remedy) => ({ ...remedy, suffices: isOnly })),
      ].map((remedy): Remedy => ({ ...remedy, obstacle: index }))
    })
    .slice(0, MAX_REMEDIES)
}

const byDirectness = (one: Draft, other: Draft): number =>
  Number(other.suffices) - Number(one.suffices) || REMEDY_KINDS.indexOf(one.kind) - REMEDY_KINDS.indexOf(other.kind)

/** Several statements may ask for the same; the first of them will do. */
function distinct(drafts: readonly Draft[]): readonly Draft[] {
  const sameAs = ({ kind, context, message }: Draft) =>
    JSON.stringify([kind, context.length > 0 ? context.map(({ key, value }) => [foldKey(key), value]) : message])
  return [...new Map(drafts.toReversed().map((draft) => [sameAs(draft), draft])).values()].toReversed()
}
