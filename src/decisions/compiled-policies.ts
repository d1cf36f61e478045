import { LRUCache } from 'lru-cache'
import { type CompiledPolicy, compilePolicy } from '../engine/compile-policy.ts'
import type { PolicyType } from '../policy/policy-document.ts'

/** Characters of source text kept compiled; the compiled form is a few times larger. */
const DEFAULT_MAX_CHARACTERS = 16 * 1024 * 1024

/** Compiled policies by content: the same text attached a thousand times is compiled once. Content never goes stale. */
export class CompiledPolicies {
  readonly #policies: LRUCache<string, CompiledPolicy>

  constructor({ maxCharacters = DEFAULT_MAX_CHARACTERS }: { readonly maxCharacters?: number } = {}) {
    this.#policies = new LRUCache({ maxSize: maxCharacters, sizeCalculation: (_policy, key) => key.length })
  }

  get(document: string, type: PolicyType): CompiledPolicy {
    const key = `${type} ${document}`
    let policy = this.#policies.get(key)
    if (!policy) {
      policy = compilePolicy(document, type)
      this.#policies.set(key, policy)
    }
    return policy
  }
}
