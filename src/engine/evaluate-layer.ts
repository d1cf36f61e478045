import type { Candidates } from './candidates.ts'
import { matchStatement } from './match-statement.ts'
import type { RequestFacts } from './request-facts.ts'
import { DIRECT, NO_MATCH, type Strength } from './strength.ts'

/** What a layer says of a request: a Deny met it, or the strength of the strongest Allow that did. */
export type Verdict = typeof DENIES | Strength

export const DENIES = -1
/** Nothing in the layer speaks of the request. */
export const SILENT = NO_MATCH

/** The one loop over statements, whatever the type of their policy. */
export function evaluateLayer({ denies, allows }: Candidates, facts: RequestFacts): Verdict {
  for (const statement of denies(facts.resource)) if (matchStatement(statement, facts) !== NO_MATCH) return DENIES
  let strongest: Strength = NO_MATCH
  for (const statement of allows(facts.resource)) {
    const strength = matchStatement(statement, facts)
    if (strength === DIRECT) return DIRECT
    if (strength > strongest) strongest = strength
  }
  return strongest
}
