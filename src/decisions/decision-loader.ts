import DataLoader from 'dataloader'
import type { Answer, DecisionGateway } from './decision-gateway.ts'
import type { Question } from './question.ts'

/** Joins the questions that one request asks in one tick into one batch. Lives as long as the request. */
export type DecisionLoader = DataLoader<Question, Answer>

export function createDecisionLoader(gateway: DecisionGateway): DecisionLoader {
  // Questions are compared by their content in the gateway's cache; here each is its own.
  return new DataLoader((questions) => gateway.decideMany(questions), { cache: false })
}
