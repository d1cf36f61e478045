import type { AccessRequest, ContextValue } from './access-request.ts'
import type { PolicySet } from './assembled-policy-set.ts'
import { decide } from './decide.ts'
import { foldKey } from './fold-key.ts'
import { readRequest } from './read-request.ts'
import type { ContextChange } from './remedy.ts'
import type { RequestFacts } from './request-facts.ts'

/** Trials of one explanation; policies with thousands of conditions must not make it long. */
const MAX_TRIALS = 500

/** Whole decisions of one explanation: each may cost as much as the one that is explained. */
const MAX_DECISIONS = 20

/** A request as it could also have been made, to ask what would become of it. */
export class RequestTrials {
  readonly #request: AccessRequest
  readonly #policySet: PolicySet
  #left = MAX_TRIALS
  #decisionsLeft = MAX_DECISIONS

  constructor(request: AccessRequest, policySet: PolicySet) {
    this.#request = request
    this.#policySet = policySet
  }

  /** The facts of the request with other values in its context; `undefined` when enough has been tried. */
  factsWith(changes: readonly ContextChange[]): RequestFacts | undefined {
    return this.#read(withContext(this.#request, changes))
  }

  /** The facts of the request for another resource; `undefined` when that makes no sense. */
  factsFor(resource: string): RequestFacts | undefined {
    return this.#read({ ...this.#request, resource })
  }

  /** Whether the request is known to be allowed then; `false` also when enough has been decided. */
  isAllowedWith(changes: readonly ContextChange[]): boolean {
    if (this.#decisionsLeft === 0) return false
    this.#decisionsLeft--
    return decide(withContext(this.#request, changes), this.#policySet).allowed
  }

  #read(request: AccessRequest): RequestFacts | undefined {
    if (this.#left === 0) return undefined
    this.#left--
    const read = readRequest(request, this.#policySet)
    return read.errors === undefined ? read.facts : undefined
  }
}

function withContext(request: AccessRequest, changes: readonly ContextChange[]): AccessRequest {
  const changed = new Set(changes.map(({ key }) => foldKey(key)))
  const kept = Object.entries(request.context ?? {}).filter(([key]) => !changed.has(foldKey(key)))
  const added = changes.flatMap(({ key, value }): [string, ContextValue][] =>
    value === undefined ? [] : [[key, value]],
  )
  return { ...request, context: Object.fromEntries([...kept, ...added]) }
}
