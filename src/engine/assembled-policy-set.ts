import { type Candidates, candidatesFor } from './candidates.ts'
import type { DecisionError } from './decision.ts'
import { type Layered, listLayers, mapLayers, type PolicyLayer } from './policy-layer.ts'
import { parseRequestAction, type RequestAction } from './request-action.ts'
import { ResourceReader } from './request-resource.ts'
import { CREDENTIAL_KEYS } from './service-rules.ts'
import type { SharingRules } from './sharing-rules.ts'

/** What a policy set has to say about one action. */
export interface ActionPlan {
  readonly action: RequestAction
  readonly candidates: Layered<Candidates>
  readonly resources: ResourceReader
}

interface PolicySetParts {
  readonly layers: Layered<PolicyLayer>
  readonly errors: readonly DecisionError[]
  readonly sharing: SharingRules | undefined
}

/** Actions that a policy set keeps plans for. Beyond it, all are dropped and made again as they are asked for. */
const MAX_PLANS = 1024

/**
 * Policies in their places, ready for any number of decisions. To its users it never changes; inside it remembers, for each action it
 * was asked about, which statements speak of it, so that a caller with thousands of statements costs little more than one with ten.
 */
export class PolicySet {
  readonly kind = 'PolicySet'
  readonly layers: Layered<PolicyLayer>
  /** Policies that could not be compiled. INVARIANT: not empty implies that every decision is a deny. */
  readonly errors: readonly DecisionError[]
  /** Undefined where nothing of S3 bears on the resource. */
  readonly sharing: SharingRules | undefined
  readonly #plans = new Map<string, ActionPlan>()
  #contextKeys: ReadonlySet<string> | undefined

  constructor({ layers, errors, sharing }: PolicySetParts) {
    this.layers = layers
    this.errors = errors
    this.sharing = sharing
  }

  /**
   * Lower-case context keys that a decision over this set can read: those of its statements, in conditions and variables, and the two that
   * tell what credentials are used. No other key can change a decision.
   */
  get contextKeys(): ReadonlySet<string> {
    this.#contextKeys ??= new Set([
      ...Object.values(CREDENTIAL_KEYS),
      ...listLayers(this.layers).flatMap(({ policies }) => policies.flatMap(({ policy }) => [...policy.contextKeys])),
    ])
    return this.#contextKeys
  }

  /** The plan for an action as the request spells it; `undefined` for a text that is no action. */
  planFor(action: string): ActionPlan | undefined {
    const known = this.#plans.get(action)
    if (known !== undefined) return known
    const parsed = parseRequestAction(action)
    if (parsed === undefined) return undefined
    const candidates = mapLayers(this.layers, (layer) => candidatesFor(layer, parsed))
    const plan: ActionPlan = { action: parsed, candidates, resources: new ResourceReader() }
    if (this.#plans.size >= MAX_PLANS) this.#plans.clear()
    this.#plans.set(action, plan)
    return plan
  }
}
