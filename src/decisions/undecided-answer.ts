import type { DecisionError } from '../engine/decision.ts'
import type { Revision } from '../store/store.ts'
import type { Answer } from './decision-gateway.ts'

/** What cannot be decided is denied, with the reason. */
export function undecidedAnswer(errors: readonly DecisionError[], revision: Revision): Answer {
  const decision = {
    outcome: 'IMPLICIT_DENY',
    allowed: false,
    decidedBy: undefined,
    errors,
    validUntil: undefined,
  } as const
  const reason = `the request is denied because it could not be decided: ${errors.map(({ message }) => message).join('; ')}`
  return {
    decision,
    revision,
    reason: () => reason,
    explain: () => ({ ...decision, layers: [], matchedStatements: [], missingContextKeys: [], remedies: [], reason }),
  }
}
