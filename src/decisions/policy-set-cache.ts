import { LRUCache } from 'lru-cache'
import type { PolicySet } from '../engine/compile-policy-set.ts'
import { compilePolicySet } from '../engine/compile-policy-set.ts'
import type { DecisionError } from '../engine/decision.ts'
import type { PrincipalSide } from './principal-side.ts'
import type { RequestContext } from './question.ts'
import type { ResourceSide } from './resource-side.ts'

/** What a principal and a resource bring together: all that a decision about the two is made from. */
export interface DecisionBasis {
  /** Unique in this process. A basis is made anew whenever anything that it was read from has changed, so its id stands for those revisions. */
  readonly id: number
  readonly principal: PrincipalSide
  readonly resource: ResourceSide
  readonly policySet: PolicySet
  /** Lower-case keys that the policies can read, sorted. */
  readonly contextKeys: readonly string[]
  readonly context: RequestContext
  readonly errors: readonly DecisionError[]
}

/** Assembled policy sets by the two sides they are made of. Sides are compared by identity: a changed side is another object. */
export class PolicySetCache {
  readonly #sideIds = new WeakMap<object, number>()
  readonly #bases: LRUCache<string, DecisionBasis>
  #lastId = 0

  constructor({ maxEntries }: { readonly maxEntries: number }) {
    this.#bases = new LRUCache({ max: maxEntries })
  }

  get size(): number {
    return this.#bases.size
  }

  get(principal: PrincipalSide, resource: ResourceSide): DecisionBasis {
    const key = `${this.#sideId(principal)} ${this.#sideId(resource)}`
    let basis = this.#bases.get(key)
    if (!basis) {
      basis = this.#assemble(principal, resource)
      this.#bases.set(key, basis)
    }
    return basis
  }

  #assemble(principal: PrincipalSide, resource: ResourceSide): DecisionBasis {
    const { identityPolicies, permissionsBoundary, sessionPolicies, serviceControlPolicies } = principal
    const { resourcePolicy, resourceControlPolicies } = resource
    const policySet = compilePolicySet({
      identityPolicies,
      ...(permissionsBoundary && { permissionsBoundary }),
      ...(sessionPolicies && { sessionPolicies }),
      ...(serviceControlPolicies && { serviceControlPolicies }),
      ...(resourcePolicy && { resourcePolicy }),
      ...(resourceControlPolicies && { resourceControlPolicies }),
    })
    return {
      id: this.#nextId(),
      principal,
      resource,
      policySet,
      contextKeys: [...policySet.contextKeys].sort(),
      context: { ...principal.context, ...resource.context },
      errors: [...principal.errors, ...resource.errors],
    }
  }

  #sideId(side: object): number {
    let id = this.#sideIds.get(side)
    if (id === undefined) {
      id = this.#nextId()
      this.#sideIds.set(side, id)
    }
    return id
  }

  #nextId(): number {
    this.#lastId += 1
    return this.#lastId
  }
}
