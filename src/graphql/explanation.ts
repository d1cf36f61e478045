import type { Explanation } from '../engine/decision.ts'
import type { ExplainableAnswer } from '../operations/access/evaluate.ts'

const explanations = new WeakMap<ExplainableAnswer, Explanation | Promise<Explanation>>()

/** The explanation of an answer, computed once however many of its fields are selected. */
export async function explanationOf(answer: ExplainableAnswer): Promise<Explanation> {
  let explanation = explanations.get(answer)
  if (!explanation) {
    explanation = answer.explain({ mismatches: true })
    explanations.set(answer, explanation)
  }
  return explanation
}
