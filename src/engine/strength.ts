/**
 * How far an Allow carries inside the account of the resource (reference 5.2). Stronger is greater.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-single-account.html
 */
export type Strength = 0 | 1 | 2 | 3

/** Did not match. */
export const NO_MATCH = 0
/** Names the account: hands the question on to the account's identity policies and grants nothing itself. */
export const DELEGATES = 1
/** Names the role, or the user who federated: grants, within the boundary and the session policy. */
export const LIMITED = 2
/** Names the caller itself, or everyone: grants whatever the boundary and the session policy are silent about. */
export const DIRECT = 3
