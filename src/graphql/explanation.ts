import type { Answer } from '../decisions/decision-gateway.ts'
import type { Explanation } from '../engine/decision.ts'

const explanations = new WeakMap<Answer, Explanation>()

/** The explanation of an answer, computed once however many of its fields are selected. */
export function explanationOf(answer: Answer): Explanation {
  let explanation = explanations.get(answer)
  if (!explanation) {
    explanation = answer.explain({ mismatches: true })
    explanations.set(answer, explanation)
  }
  return explanation
}
