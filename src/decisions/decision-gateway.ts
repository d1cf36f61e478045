import { LRUCache } from 'lru-cache'
import type { AccessRequest } from '../engine/access-request.ts'
import { decide } from '../engine/decide.ts'
import type { Decision, Explanation } from '../engine/decision.ts'
import { explain } from '../engine/explain.ts'
import { reasonFor } from '../engine/reason.ts'
import { StoreClosedError, StoreError } from '../store/errors.ts'
import type { Revision, Store } from '../store/store.ts'
import { CompiledPolicies } from './compiled-policies.ts'
import { decisionKey } from './decision-key.ts'
import { type DecisionBasis, PolicySetCache } from './policy-set-cache.ts'
import type { Question, RequestContext } from './question.ts'
import { Sides } from './sides.ts'
import { undecidedAnswer } from './undecided-answer.ts'

/** An answer, with what it takes to explain it later over the very same policies. */
export interface Answer {
  readonly decision: Decision
  /** The state it was decided on. */
  readonly revision: Revision
  /** Owner of the resource, where it is known. */
  readonly resourceAccountId?: string
  /** One sentence in IAM's words. `shownAs` takes the place of the resource in it. */
  reason(shownAs?: string): string
  /** The same decision with its diagnosis; computed anew at each call. */
  explain(options?: { readonly mismatches?: boolean }): Explanation
}

/** Characters of a decision's key: what the cache may hold on average, and the longest that is worth holding. */
const MEAN_KEY_LENGTH = 512
const MAX_KEY_LENGTH = 8_192

interface CachedDecision {
  readonly decision: Decision
  /** Epoch milliseconds. */
  readonly decidedAt: number
}

export interface DecisionGatewayOptions {
  readonly store: Store
  /** Decisions kept. Default 100,000. */
  readonly maxDecisions?: number
  /** Principals kept, and resources kept. Default 20,000. */
  readonly maxSides?: number
}

/**
 * The one place that decides. Everything that acts asks here first, and so does everybody who only wants to know.
 *
 * - Answers come in the order asked and all from one state of the store.
 * - It never rejects: what cannot be decided is a deny with `errors`, and is not cached.
 * - A cached decision is exact: its key holds everything that can change it, and the clock bounds its life.
 */
export class DecisionGateway {
  readonly #sides: Sides
  readonly #policySets: PolicySetCache
  readonly #decisions: LRUCache<string, CachedDecision>
  #hits = 0
  #misses = 0

  constructor({ store, maxDecisions = 100_000, maxSides = 20_000 }: DecisionGatewayOptions) {
    this.#sides = new Sides({ store, compiled: new CompiledPolicies(), maxEntries: maxSides })
    this.#policySets = new PolicySetCache({ maxEntries: maxSides })
    this.#decisions = new LRUCache({
      max: maxDecisions,
      maxSize: maxDecisions * MEAN_KEY_LENGTH,
      maxEntrySize: MAX_KEY_LENGTH,
      sizeCalculation: (_decision, key) => key.length,
    })
  }

  /** Counts since the start and sizes now, for metrics. */
  get statistics() {
    return {
      hits: this.#hits,
      misses: this.#misses,
      decisions: this.#decisions.size,
      policySets: this.#policySets.size,
      ...this.#sides.size,
    }
  }

  async decideMany(questions: readonly Question[]): Promise<readonly Answer[]> {
    try {
      const { revision, sides } = await this.#sides.resolve(questions)
      return questions.map((question, index) => {
        const pair = sides[index]
        if (!pair) throw new Error('a question has no sides')
        if (question.atLeast !== undefined && question.atLeast > revision) return notReached(question.atLeast, revision)
        return this.#answer(question, this.#policySets.get(pair.principal, pair.resource), revision)
      })
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      const message = error instanceof StoreClosedError ? 'the store is closed' : 'the store cannot be read'
      return questions.map(() => undecidedAnswer([{ code: 'ServiceUnavailable', message }], 0))
    }
  }

  #answer(question: Question, basis: DecisionBasis, revision: Revision): Answer {
    if (basis.errors.length > 0) return undecidedAnswer(basis.errors, revision)
    const decision = this.#decide(question, basis)
    // Built anew where it is needed: a cached decision needs none, and few answers are worded or explained.
    const request = () => accessRequest(question, basis)
    return {
      decision,
      revision,
      ...(basis.resource.accountId && { resourceAccountId: basis.resource.accountId }),
      reason: (shownAs = question.resource) => reasonFor(decision, { ...request(), resource: shownAs }),
      explain: (options) => explain(request(), basis.policySet, options),
    }
  }

  #decide(question: Question, basis: DecisionBasis): Decision {
    const key = decisionKey({
      policySetId: basis.id,
      action: question.action,
      resource: question.resource,
      context: question.context,
      contextKeys: basis.contextKeys,
    })
    const cached = this.#decisions.get(key)
    if (cached && isCurrent(cached, question.now)) {
      this.#hits += 1
      return cached.decision
    }
    this.#misses += 1
    const decision = decide(accessRequest(question, basis), basis.policySet)
    if (decision.errors.length === 0) this.#decisions.set(key, { decision, decidedAt: question.now.getTime() })
    return decision
  }
}

function accessRequest(question: Question, { principal, resource, context }: DecisionBasis): AccessRequest {
  return {
    principal: principal.principal,
    action: question.action,
    resource: question.resource,
    ...(resource.accountId && { resourceAccountId: resource.accountId }),
    context: { ...(resource.isStored ? withoutClaims(question.context) : question.context), ...context },
    now: question.now,
    ...(principal.mfaAuthenticatedAt && { mfaAuthenticatedAt: principal.mfaAuthenticatedAt }),
  }
}

/** What a resource is that is kept here, only the store says. */
function withoutClaims(context: RequestContext): RequestContext {
  return Object.fromEntries(Object.entries(context).filter(([key]) => !/^(?:aws:resource|iam:resourcetag\/)/.test(key)))
}

/** Whether the clock has left the decision as it was. A clock that was set back proves nothing about the time before the decision. */
function isCurrent({ decision, decidedAt }: CachedDecision, now: Date): boolean {
  const time = now.getTime()
  return time >= decidedAt && (decision.validUntil === undefined || time < decision.validUntil)
}

function notReached(atLeast: Revision, revision: Revision): Answer {
  const message = `the state \`${atLeast}\` asked for by atLeast has not been reached; the newest is \`${revision}\``
  return undecidedAnswer([{ code: 'RevisionNotReached', message }], revision)
}
