import type { PolicySet } from './assembled-policy-set.ts'
import { callerName } from './caller-name.ts'
import {
  LAYERS,
  type LayerExplanation,
  type LayerName,
  type LayerOutcome,
  type StatementMatch,
  type StatementMismatch,
} from './decision.ts'
import { diagnoseStatement, type Mismatch } from './diagnose-statement.ts'
import { evaluateAccessControl } from './evaluate-access-control.ts'
import { missingContextKeys } from './missing-context-keys.ts'
import { layerNameFor, listLayers, type PolicyLayer } from './policy-layer.ts'
import { referToStatement } from './refer-to-statement.ts'
import type { RequestFacts } from './request-facts.ts'
import { isBoundByResourceControl, isBoundByServiceControl, isBucketPolicyRescue } from './service-rules.ts'
import { foreignObjectOwner, type SharingRules, silencerOf } from './sharing-rules.ts'
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
    const silence = name === 'RESOURCE_POLICY' ? silenceOfResourcePolicy(sharing, facts) : undefined
    return entries.map((layer) => explainLayer(layer, facts, { ...options, name, silence }))
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
  missingContextKeys: [],
  missingKeysInPlay: [],
})

/** Lists have no statements to point at. */
const explainAccessControl = (sharing: SharingRules, facts: RequestFacts): LayerExplanation => ({
  ...notApplicable('ACCESS_CONTROL_LIST', undefined),
  outcome: evaluateAccessControl(sharing, facts) === NO_MATCH ? 'IMPLICIT_DENY' : 'ALLOWED',
})

/** Why Allow statements count for nothing although they met the request. */
interface Silence {
  readonly note: string
  readonly mismatch: Mismatch
}

function silenceOfResourcePolicy(sharing: SharingRules | undefined, facts: RequestFacts): Silence | undefined {
  const owner = String(facts.resourceAccountId)
  const actual = [callerName(facts.caller.principal)]
  switch (sharing && silencerOf(sharing, facts)) {
    case 'RestrictPublicBuckets':
      return {
        note: `the bucket policy is public, and while RestrictPublicBuckets is on, it lets in only services and account ${owner}`,
        mismatch: { element: 'PublicAccessBlock', detail: 'RestrictPublicBuckets', expected: [owner], actual },
      }
    case 'ObjectOwnership': {
      const objectOwner = String(sharing && foreignObjectOwner(sharing, facts))
      return {
        note: `the object belongs to account ${objectOwner}: a bucket policy can deny it, but not grant it`,
        mismatch: { element: 'ObjectOwnership', detail: 'ObjectOwnership', expected: [objectOwner], actual: [owner] },
      }
    }
    case undefined:
      return undefined
  }
}

interface LayerOptions extends ExplainLayersOptions {
  readonly name: LayerName
  readonly silence: Silence | undefined
}

function explainLayer(
  { policies, target }: PolicyLayer,
  facts: RequestFacts,
  { name, mismatches: wanted, silence }: LayerOptions,
): LayerExplanation {
  const statements: StatementMatch[] = []
  const mismatches: StatementMismatch[] = []
  let isSilenced = false
  for (const placed of policies) {
    for (const statement of placed.policy.statements) {
      const failed = diagnoseStatement(statement, facts)
      const silenced = failed === undefined && !statement.denies ? silence : undefined
      isSilenced ||= silenced !== undefined
      const mismatch = failed ?? silenced?.mismatch
      if (mismatch === undefined) statements.push(referToStatement(statement, placed, name))
      else if (wanted) mismatches.push({ ...referToStatement(statement, placed, name), ...mismatch })
    }
  }
  const outcome = outcomeOf(statements)
  const note = isSilenced ? silence?.note : overruledNote(name, outcome, facts)
  return {
    layer: name,
    ...withTarget(target),
    outcome,
    ...(note !== undefined && { note }),
    statements,
    mismatches,
    ...missingContextKeys(
      policies.flatMap(({ policy }) => policy.statements),
      facts,
    ),
  }
}

/** The one denial that does not count. */
const overruledNote = (name: LayerName, outcome: LayerOutcome, facts: RequestFacts): string | undefined =>
  name === 'RESOURCE_POLICY' && outcome === 'EXPLICIT_DENY' && isBucketPolicyRescue(facts)
    ? "the root user of the bucket's owner can always read, put and delete the bucket policy, whatever it denies"
    : undefined

function outcomeOf(statements: readonly StatementMatch[]): LayerOutcome {
  if (statements.some(({ effect }) => effect === 'Deny')) return 'EXPLICIT_DENY'
  return statements.length > 0 ? 'ALLOWED' : 'IMPLICIT_DENY'
}
