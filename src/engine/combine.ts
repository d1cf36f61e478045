import type { DecisionOutcome, LayerName } from './decision.ts'
import { DENIES, SILENT, type Verdict } from './evaluate-layer.ts'
import type { RequestFacts } from './request-facts.ts'
import { isBucketPolicyRescue, needsResourcePolicy } from './service-rules.ts'
import { DELEGATES, DIRECT, LIMITED, type Strength } from './strength.ts'

/** What each layer says. Undefined: nothing is attached there, or it does not bind this request. */
export interface Verdicts {
  readonly resourceControl: Verdict | undefined
  readonly serviceControl: Verdict | undefined
  readonly resource: Verdict | undefined
  /** What S3 access control lists grant; they cannot deny. */
  readonly accessControl: Strength
  /** Whether the account whose consent is asked for is the caller's own. */
  readonly isSameAccount: boolean
  readonly identity: Verdict
  /** The identity layer that the verdict comes from: the caller's own, or one of its groups. */
  readonly identityLayer: LayerName
  readonly boundary: Verdict | undefined
  readonly session: Verdict | undefined
}

/** An outcome, and the layer that settled it; no layer for what no policy has a say in. */
export interface Settlement {
  readonly outcome: DecisionOutcome
  readonly decidedBy: LayerName | undefined
}

const allowed = (decidedBy: LayerName | undefined): Settlement => ({ outcome: 'ALLOWED', decidedBy })
const denied = (decidedBy: LayerName): Settlement => ({ outcome: 'EXPLICIT_DENY', decidedBy })
const notAllowed = (decidedBy: LayerName): Settlement => ({ outcome: 'IMPLICIT_DENY', decidedBy })

/**
 * Turns the verdicts of the layers into the outcome; the only place that knows how policies of different types bear on each other.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export function combine(verdicts: Verdicts, facts: RequestFacts): Settlement {
  return explicitDeny(verdicts, facts) ?? controlled(verdicts) ?? grant(verdicts, facts)
}

/** One Deny anywhere settles it. */
function explicitDeny(verdicts: Verdicts, facts: RequestFacts): Settlement | undefined {
  if (verdicts.resourceControl === DENIES) return denied('RESOURCE_CONTROL_POLICY')
  if (verdicts.serviceControl === DENIES) return denied('SERVICE_CONTROL_POLICY')
  if (verdicts.resource === DENIES && !isBucketPolicyRescue(facts)) return denied('RESOURCE_POLICY')
  if (verdicts.identity === DENIES) return denied(verdicts.identityLayer)
  if (verdicts.boundary === DENIES) return denied('PERMISSIONS_BOUNDARY')
  if (verdicts.session === DENIES) return denied('SESSION_POLICY')
  return undefined
}

/** What binds must allow; it never grants. */
function controlled({ resourceControl, serviceControl }: Verdicts): Settlement | undefined {
  if (resourceControl === SILENT) return notAllowed('RESOURCE_CONTROL_POLICY')
  if (serviceControl === SILENT) return notAllowed('SERVICE_CONTROL_POLICY')
  return undefined
}

function grant(verdicts: Verdicts, facts: RequestFacts): Settlement {
  switch (facts.caller.kind) {
    case 'anonymous':
    case 'service':
      return isGranted(verdicts) ? allowed(grantingLayer(verdicts)) : notAllowed('RESOURCE_POLICY')
    case 'root':
      return grantToRoot(verdicts, facts)
    case 'user':
    case 'role':
    case 'federated-user':
      return verdicts.isSameAccount ? grantWithinAccount(verdicts, facts) : grantAcrossAccounts(verdicts, facts)
  }
}

/** Whether the owner of the resource consents, by policy or by access control list. */
const isGranted = ({ resource = SILENT, accessControl }: Verdicts): boolean =>
  resource > SILENT || accessControl > SILENT

const grantingLayer = ({ resource = SILENT }: Verdicts): LayerName =>
  resource > SILENT ? 'RESOURCE_POLICY' : 'ACCESS_CONTROL_LIST'

/** Root needs no policy in its own account, save where the resource policy is mandatory. Elsewhere it is a guest like any other. */
function grantToRoot(verdicts: Verdicts, facts: RequestFacts): Settlement {
  const needsPolicy = !verdicts.isSameAccount || needsResourcePolicy(facts)
  if (needsPolicy && !isGranted(verdicts)) return notAllowed('RESOURCE_POLICY')
  return limited(verdicts, facts) ?? allowed(needsPolicy ? grantingLayer(verdicts) : undefined)
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-single-account.html */
function grantWithinAccount(verdicts: Verdicts, facts: RequestFacts): Settlement {
  const { resource = SILENT, identity, identityLayer } = verdicts
  if (resource === DIRECT) return allowed('RESOURCE_POLICY')
  if (resource === LIMITED) return limited(verdicts, facts) ?? allowed('RESOURCE_POLICY')
  if (resource < DELEGATES && needsResourcePolicy(facts)) return notAllowed('RESOURCE_POLICY')
  if (identity === SILENT) return notAllowed(identityLayer)
  return limited(verdicts, facts) ?? allowed(identityLayer)
}

/** Both sides must agree, and nothing on the caller's side is bypassed. */
function grantAcrossAccounts(verdicts: Verdicts, facts: RequestFacts): Settlement {
  if (!isGranted(verdicts)) return notAllowed('RESOURCE_POLICY')
  if (verdicts.identity === SILENT) return notAllowed(verdicts.identityLayer)
  return limited(verdicts, facts) ?? allowed(verdicts.identityLayer)
}

/** A boundary and a session policy that are there must allow. A federated user without a session policy can do nothing. */
function limited({ boundary, session }: Verdicts, { caller }: RequestFacts): Settlement | undefined {
  if (boundary === SILENT && caller.kind !== 'root') return notAllowed('PERMISSIONS_BOUNDARY')
  if (session === SILENT || (session === undefined && caller.kind === 'federated-user'))
    return notAllowed('SESSION_POLICY')
  return undefined
}
