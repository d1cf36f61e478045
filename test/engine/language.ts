/** Two words of policy language for the tests of the engine: `ask(...)` and what it is asked over. */
import {
  type AccessRequest,
  compilePolicySet,
  type Decision,
  decide,
  type PolicySetInput,
} from '../../src/engine/index.ts'

export const ACCOUNT = '111111111111'
export const ALICE = `arn:aws:iam::${ACCOUNT}:user/alice`
export const SESSION = `arn:aws:sts::${ACCOUNT}:assumed-role/R/s`
export const OBJECT = 'arn:aws:s3:::b/x'

export type Conditions = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** `Allow s3:GetObject on everything`, unless told otherwise. */
export const allow = (elements: object = {}) => ({
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: '*',
  ...elements,
})
export const deny = (elements: object = {}) => allow({ Effect: 'Deny', ...elements })
export const when = (...conditions: readonly Conditions[]) => ({ Condition: Object.assign({}, ...conditions) })
export const policy = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement })

/** Alice gets an object, unless told otherwise. */
export const asked = (request: Partial<AccessRequest> = {}): AccessRequest => ({
  principal: ALICE,
  action: 's3:GetObject',
  resource: OBJECT,
  ...request,
})

export const ask = (policies: PolicySetInput, request: Partial<AccessRequest> = {}): Decision =>
  decide(asked(request), compilePolicySet(policies))

/** The outcome over one identity policy. */
export const outcomeOf = (statements: readonly object[], request: Partial<AccessRequest> = {}) =>
  ask({ identityPolicies: [policy(...statements)] }, request).outcome

/** Whether an Allow under the condition applies; an error is neither. */
export function meets(condition: Conditions, context: AccessRequest['context'] = {}): boolean {
  const decision = ask({ identityPolicies: [policy(allow(when(condition)))] }, { context })
  if (decision.errors.length > 0) throw new Error(decision.errors.map(({ message }) => message).join('; '))
  return decision.allowed
}

/** Whether a Deny under the condition applies. */
export const hits = (condition: Conditions, context: AccessRequest['context'] = {}): boolean =>
  outcomeOf([allow(), deny(when(condition))], { context }) === 'EXPLICIT_DENY'
