import type { PolicyType } from '../policy/policy-document.ts'
import type { PolicyError } from '../policy/policy-error.ts'
import { type CompiledPolicy, compilePolicy, isCompiledPolicy, isPolicyDocument } from './compile-policy.ts'
import type { LayerName } from './decision.ts'
import type { PlacedPolicy, PolicyLayer } from './policy-layer.ts'
import type { NamedPolicy, PolicyAttachment, PolicyInput, PolicyLevel, PolicySource } from './policy-set.ts'

/** A problem of one of the policies of a set. */
export interface PolicySetError extends PolicyError {
  /** Name of the policy, or its position: `identityPolicies[0]`. */
  readonly policy: string
}

/** A place for policies: the layer it belongs to, the type of its policies, and the input field they come from. */
interface Place {
  readonly layer: LayerName | undefined
  readonly type: PolicyType
  readonly field: string
}

/** Compiles policies and puts them into layers, collecting every error on the way. */
export class PolicyPlacer {
  readonly errors: PolicySetError[] = []

  /** One policy, or none. */
  single(policy: PolicyInput | undefined, place: Place): PolicyLayer | undefined {
    return policy === undefined
      ? undefined
      : { name: place.layer, policies: [this.#place(policy, place.field, place.type)] }
  }

  /** Policies that are read together; an empty list is as good as none. */
  list(policies: readonly PolicyInput[] = [], place: Place): PolicyLayer | undefined {
    return policies.length === 0
      ? undefined
      : { name: place.layer, policies: this.#placeAll(policies, place.field, place.type) }
  }

  /** One layer for each level. A level without policies is a level all the same, and allows nothing. */
  levels(levels: readonly PolicyLevel[] = [], { layer: name, field, type }: Place): readonly PolicyLayer[] {
    return levels.map((level, index) => {
      if (!('policies' in level)) return { name, policies: this.#placeAll(level, `${field}[${index}]`, type) }
      return { name, target: level.target, policies: this.#placeAll(level.policies, `${field}[${index}]`, type) }
    })
  }

  /** One layer for the caller itself, one for each group. */
  identities(policies: readonly PolicyInput[] = [], { field, type }: Place): readonly PolicyLayer[] {
    const byIdentity = new Map<
      string,
      { readonly attachedTo: PolicyAttachment | undefined; readonly policies: PlacedPolicy[] }
    >()
    for (const [index, policy] of policies.entries()) {
      const attachedTo = isNamedPolicy(policy) ? policy.attachedTo : undefined
      const key = attachedTo?.kind === 'group' ? attachedTo.arn : (attachedTo?.kind ?? '')
      const identity = byIdentity.get(key) ?? { attachedTo, policies: [] }
      identity.policies.push(this.#place(policy, `${field}[${index}]`, type))
      byIdentity.set(key, identity)
    }
    return [...byIdentity.values()].map(({ attachedTo, policies: placed }) => ({
      ...describe(attachedTo),
      policies: placed,
    }))
  }

  #placeAll(policies: readonly PolicyInput[], field: string, type: PolicyType): readonly PlacedPolicy[] {
    return policies.map((policy, index) => this.#place(policy, `${field}[${index}]`, type))
  }

  #place(policy: PolicyInput, position: string, type: PolicyType): PlacedPolicy {
    const { name, document } = isNamedPolicy(policy) ? policy : { name: position, document: policy }
    const compiled = type === 'resource' ? compileResourcePolicy(document) : compilePolicy(document, type)
    for (const error of compiled.errors) this.errors.push({ ...error, policy: name })
    return { name, policy: compiled }
  }
}

/** Bucket policies and the like name resources, role trust policies never do: one that is not the first may be the second. */
function compileResourcePolicy(document: PolicySource): CompiledPolicy {
  const compiled = compilePolicy(document, 'resource')
  if (compiled.errors.length === 0 || compiled.errors.some(({ code }) => code !== 'MISSING_RESOURCE')) return compiled
  return compilePolicy(document, 'trust')
}

function describe(attachedTo: PolicyAttachment | undefined): Pick<PolicyLayer, 'name' | 'target'> {
  switch (attachedTo?.kind) {
    case undefined:
      return { name: undefined }
    case 'user':
      return { name: 'USER_POLICY' }
    case 'role':
      return { name: 'ROLE_POLICY' }
    case 'group':
      return { name: 'GROUP_POLICY', target: attachedTo.arn }
  }
}

/** A policy document has no member `document`, so that the two cannot be mistaken for each other. */
const isNamedPolicy = (policy: PolicyInput): policy is NamedPolicy =>
  typeof policy === 'object' &&
  policy !== null &&
  'document' in policy &&
  !isCompiledPolicy(policy) &&
  !isPolicyDocument(policy)
