import { locate } from '../policy/source-location.ts'
import type { PolicySet } from './assembled-policy-set.ts'
import type { CompiledStatement } from './compile-statement.ts'
import {
  LAYERS,
  type LayerExplanation,
  type LayerName,
  type LayerOutcome,
  type StatementMatch,
  type StatementMismatch,
} from './decision.ts'
import { diagnoseStatement } from './diagnose-statement.ts'
import { evaluateAccessControl } from './evaluate-access-control.ts'
import { layerNameFor, listLayers, type PlacedPolicy, type PolicyLayer } from './policy-layer.ts'
import type { RequestFacts } from './request-facts.ts'
import { isBoundByResourceControl, isBoundByServiceControl } from './service-rules.ts'
import type { SharingRules } from './sharing-rules.ts'
import { NO_MATCH } from './strength.ts'

interface ExplainLayersOptions {
  readonly mismatches: boolean
}

/** What every layer says, in the order of `LAYERS`: one entry for each level or group, and one for a layer where nothing is attached. */
export function explainLayers(
  { layers, sharing }: PolicySet,
  facts: RequestFacts,
  options: ExplainLayersOptions,
): readonly LayerExplanation[] {
  const attached = listLayers(layers)
  return LAYERS.flatMap((name) => {
    if (name === 'ACCESS_CONTROL_LIST' && sharing?.aclsApply) return [explainAccessControl(sharing, facts)]
    const entries = attached.filter((layer) => layerNameFor(layer, facts) === name)
    if (entries.length === 0) return [notApplicable(name, undefined)]
    if (!binds(name, facts)) return entries.map(({ target }) => notApplicable(name, target))
    return entries.map((layer) => explainLayer(layer, facts, { ...options, name }))
  })
}

/** Whether a layer bears on this request at all. */
function binds(name: LayerName, facts: RequestFacts): boolean {
  if (name === 'RESOURCE_CONTROL_POLICY') return isBoundByResourceControl(facts)
  return name !== 'SERVICE_CONTROL_POLICY' || isBoundByServiceControl(facts)
}

const withTarget = (target: string | undefined) => (target === undefined ? {} : { target })

const notApplicable = (layer: LayerName, target: string | undefined): LayerExplanation => ({
  layer,
  ...withTarget(target),
  outcome: 'NOT_APPLICABLE',
  statements: [],
  mismatches: [],
})

/** Lists have no statements to point at. */
const explainAccessControl = (sharing: SharingRules, facts: RequestFacts): LayerExplanation => ({
  ...notApplicable('ACCESS_CONTROL_LIST', undefined),
  outcome: evaluateAccessControl(sharing, facts) === NO_MATCH ? 'IMPLICIT_DENY' : 'ALLOWED',
})

function explainLayer(
  { policies, target }: PolicyLayer,
  facts: RequestFacts,
  { name, mismatches: wanted }: ExplainLayersOptions & { readonly name: LayerName },
): LayerExplanation {
  const statements: StatementMatch[] = []
  const mismatches: StatementMismatch[] = []
  for (const placed of policies) {
    for (const statement of placed.policy.statements) {
      const mismatch = diagnoseStatement(statement, facts)
      if (mismatch === undefined) statements.push(refer(statement, placed, name))
      else if (wanted) mismatches.push({ ...refer(statement, placed, name), ...mismatch })
    }
  }
  return { layer: name, ...withTarget(target), outcome: outcomeOf(statements), statements, mismatches }
}

function outcomeOf(statements: readonly StatementMatch[]): LayerOutcome {
  if (statements.some(({ effect }) => effect === 'Deny')) return 'EXPLICIT_DENY'
  return statements.length > 0 ? 'ALLOWED' : 'IMPLICIT_DENY'
}

function refer({ source }: CompiledStatement, { name, policy }: PlacedPolicy, layer: LayerName): StatementMatch {
  return {
    layer,
    policy: name,
    policyType: policy.type,
    statementIndex: source.index,
    ...(source.sid !== undefined && { sid: source.sid }),
    effect: source.effect,
    ...locate(policy.document?.source ?? '', source.offset),
  }
}
