import type { ActionPlan, PolicySet } from './assembled-policy-set.ts'
import { findSilences } from './find-silences.ts'
import { matchStatement } from './match-statement.ts'
import type { Obstacle } from './obstacle.ts'
import { placedStatements } from './placed-statement.ts'
import type { RequestFacts } from './request-facts.ts'
import { carveOut, isBoundByResourceControl, isBoundByServiceControl, isBucketPolicyRescue } from './service-rules.ts'
import { NO_MATCH } from './strength.ts'

/** Everything that stands in the way of a request: denials first, each in the order of evaluation. None: it is allowed. */
export function findObstacles(policySet: PolicySet, plan: ActionPlan, facts: RequestFacts): readonly Obstacle[] {
  const carved = carveOut(facts)
  if (carved !== undefined) return carved === 'ALLOWED' ? [] : [{ kind: 'credentials' }]
  return [...findDenials(policySet, facts), ...findSilences(policySet, plan, facts)]
}

function findDenials({ layers }: PolicySet, facts: RequestFacts): readonly Obstacle[] {
  const { resourceControl, serviceControl, resource, identity, boundary, session } = layers
  const binding = [
    ...(isBoundByResourceControl(facts) ? resourceControl : []),
    ...(isBoundByServiceControl(facts) ? serviceControl : []),
    isBucketPolicyRescue(facts) ? undefined : resource,
    ...identity,
    boundary,
    session,
  ]
  return placedStatements(binding, facts)
    .filter(({ statement }) => statement.denies && statement.matchesAction(facts.action))
    .filter(({ statement }) => matchStatement(statement, facts) !== NO_MATCH)
    .map((denial) => ({ kind: 'denied', ...denial }))
}
