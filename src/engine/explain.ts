import type { AccessRequest } from './access-request.ts'
import type { PolicySet } from './assembled-policy-set.ts'
import { decide } from './decide.ts'
import type { Decision, Explanation, LayerExplanation, LayerName, StatementMatch } from './decision.ts'
import { explainLayers } from './explain-layers.ts'
import { findRemedies } from './find-remedies.ts'
import { missingKeysOf } from './missing-context-keys.ts'
import { readRequest } from './read-request.ts'
import { reasonFor } from './reason.ts'

export interface ExplainOptions {
  /** Whether to say of every statement that did not meet the request which element failed. Default false. */
  readonly mismatches?: boolean
}

/**
 * Decides a request and says why. Reaches the decision that `decide` reaches, for it is `decide` that is asked; costs many times more.
 *
 * @example explain(request, policySet, { mismatches: true }).layers.map(({ layer, outcome }) => `${layer}: ${outcome}`)
 */
export function explain(
  request: AccessRequest,
  policySet: PolicySet,
  { mismatches = false }: ExplainOptions = {},
): Explanation {
  const decision = decide(request, policySet)
  const reason = reasonFor(decision, request)
  const read = readRequest(request, policySet)
  if (read.errors !== undefined || decision.errors.length > 0) {
    return { ...decision, reason, layers: [], matchedStatements: [], missingContextKeys: [], remedies: [] }
  }
  const { facts, plan } = read
  const layers = explainLayers(policySet, facts, { mismatches })
  return {
    ...decision,
    reason,
    layers,
    matchedStatements: determining(decision, layers),
    missingContextKeys: missingKeysOf(layers),
    remedies: decision.allowed ? [] : findRemedies({ request, policySet, plan, facts }),
  }
}

/** Layers that grant; control policies, boundaries and session policies only limit. */
const GRANTING: ReadonlySet<LayerName> = new Set([
  'RESOURCE_POLICY',
  'ACCESS_CONTROL_LIST',
  'USER_POLICY',
  'GROUP_POLICY',
  'ROLE_POLICY',
])

/** The statements that deny under an explicit deny, those that grant when allowed; an implicit deny is no statement's doing. */
function determining({ outcome, decidedBy }: Decision, layers: readonly LayerExplanation[]): readonly StatementMatch[] {
  if (outcome === 'IMPLICIT_DENY' || decidedBy === undefined) return []
  const statements = layers.flatMap((layer) => layer.statements)
  if (outcome === 'EXPLICIT_DENY') return statements.filter(({ effect }) => effect === 'Deny')
  return statements.filter(({ effect, layer }) => effect === 'Allow' && GRANTING.has(layer))
}
