/** Everything that answers the golden cases. */
import type { AccessRequest } from '../../src/engine/access-request.ts'
import type { PolicySetInput } from '../../src/engine/policy-set.ts'
import { askOracle } from '../oracle/oracle.ts'

/** An answer. Undefined `decidedBy` and `statements` with `explains: false`: the evaluator does not say. */
export interface Answer {
  readonly outcome: string
  readonly errors: readonly string[]
  readonly explanation?: {
    readonly decidedBy: string | undefined
    readonly statements: readonly (string | undefined)[]
  }
}

export const EVALUATORS: Readonly<Record<string, (request: AccessRequest, policies: PolicySetInput) => Answer>> = {
  oracle: (request, policies) => {
    const { outcome, error } = askOracle(request, policies)
    return { outcome, errors: error ? [error] : [] }
  },
}
