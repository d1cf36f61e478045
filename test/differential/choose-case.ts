import type fc from 'fast-check'
import { choosePolicies } from './case-policies.ts'
import { chooseRequest } from './case-request.ts'
import { chosen } from './choices.ts'
import type { Case } from './disagreement.ts'

/** Requests, and policies made from them, so that each outcome is common. */
export const cases: fc.Arbitrary<Case> = chosen((choices) => {
  const request = chooseRequest(choices)
  return { request, policies: choosePolicies(choices, request) }
})
