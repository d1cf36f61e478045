import type fc from 'fast-check'
import type { AccessRequest } from '../../src/engine/access-request.ts'
import type { PolicySetInput } from '../../src/engine/policy-set.ts'
import { CROWD, choosePolicies, FEW, type Size } from './case-policies.ts'
import { chooseRequest, chooseVariant } from './case-request.ts'
import { type Choices, chosen } from './choices.ts'
import type { Case } from './disagreement.ts'

/** A request, and policies made from it, so that each outcome is common. */
export const cases: fc.Arbitrary<Case> = chosen((choices) => {
  const request = chooseRequest(choices)
  return { request, policies: choosePolicies(choices, request, FEW) }
})

export interface Questions {
  readonly policies: PolicySetInput
  /** The first is the one that the policies were made from. */
  readonly requests: readonly AccessRequest[]
}

export const VARIANTS = 3

/** The same policies asked more than once. */
export const questions: fc.Arbitrary<Questions> = chosen((choices) => chooseQuestions(choices, FEW))

/** Policies of so many statements that no engine would try them one after the other. */
export const crowdedQuestions: fc.Arbitrary<Questions> = chosen((choices) => chooseQuestions(choices, CROWD), 6_000)

function chooseQuestions(choices: Choices, size: Size): Questions {
  const request = chooseRequest(choices)
  const policies = choosePolicies(choices, request, size)
  return {
    policies,
    requests: [request, ...choices.several(VARIANTS, VARIANTS, () => chooseVariant(choices, request))],
  }
}
