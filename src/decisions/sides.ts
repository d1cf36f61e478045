import type { Reader, Revision, Store } from '../store/store.ts'
import { BatchingReader } from './batching-reader.ts'
import type { CompiledPolicies } from './compiled-policies.ts'
import { DependencyCache } from './dependency-cache.ts'
import { PolicySources } from './policy-sources.ts'
import { type PrincipalSide, resolvePrincipalSide, subjectKey } from './principal-side.ts'
import type { Question } from './question.ts'
import { RecordingReader } from './recording-reader.ts'
import { type ResourceSide, resolveResourceSide, resourceKey } from './resource-side.ts'

/** The two sides of each question, all of one revision. */
export interface ResolvedSides {
  readonly revision: Revision
  readonly sides: readonly QuestionSides[]
}

export interface QuestionSides {
  readonly principal: PrincipalSide
  readonly resource: ResourceSide
}

interface SidesOptions {
  readonly store: Store
  readonly compiled: CompiledPolicies
  /** Principals kept, and resources kept. */
  readonly maxEntries: number
}

/**
 * Resolves and remembers principals and resources. What is remembered is exact: before each use, the changes since the last use are
 * read and everything that they touch is dropped, by whichever process they were made.
 */
export class Sides {
  readonly #store: Store
  readonly #compiled: CompiledPolicies
  readonly #principals: DependencyCache<PrincipalSide>
  readonly #resources: DependencyCache<ResourceSide>
  /** INVARIANT: everything remembered is the state of this revision. */
  #revision: Revision = 0

  constructor({ store, compiled, maxEntries }: SidesOptions) {
    this.#store = store
    this.#compiled = compiled
    this.#principals = new DependencyCache({ maxEntries })
    this.#resources = new DependencyCache({ maxEntries })
  }

  /** Entries held, for metrics. */
  get size(): { readonly principals: number; readonly resources: number } {
    return { principals: this.#principals.size, resources: this.#resources.size }
  }

  async resolve(questions: readonly Question[]): Promise<ResolvedSides> {
    await this.#catchUp()
    const revision = this.#revision
    const remembered = questions.map((question) => this.#recall(question))
    if (remembered.every((sides) => sides !== undefined)) return { revision, sides: remembered }
    return this.#store.read(async (reader) => {
      const resolution = new Resolution(reader, this.#compiled)
      // If somebody wrote since we caught up, what is remembered is of another revision than this reader: then all is read anew.
      const isCurrent = reader.revision === revision
      const sides = await Promise.all(
        questions.map((question, index) => (isCurrent && remembered[index]) || resolution.sides(question)),
      )
      this.#remember(resolution)
      return { revision: reader.revision, sides }
    })
  }

  /** Several calls may run at once: dropping twice is harmless, and the revision only grows. */
  async #catchUp(): Promise<void> {
    const newest = await this.#store.revision()
    if (newest <= this.#revision) return
    const notices = await this.#store.changesAfter(this.#revision)
    if (!notices) {
      this.#principals.clear()
      this.#resources.clear()
      this.#revision = Math.max(this.#revision, newest)
      return
    }
    this.#principals.invalidate(notices)
    this.#resources.invalidate(notices)
    this.#revision = Math.max(this.#revision, notices.at(-1)?.revision ?? newest)
  }

  #recall(question: Question): QuestionSides | undefined {
    const principal = this.#principals.get(subjectKey(question.subject))
    const resource = this.#resources.get(resourceKey(question))
    return principal && resource && { principal, resource }
  }

  /** Only what was read at the very revision of everything else, lest one answer mix two states. */
  #remember({ revision, principals, resources }: Resolution): void {
    if (revision !== this.#revision) return
    for (const [key, side] of principals.resolved) this.#principals.set(key, side)
    for (const [key, side] of resources.resolved) this.#resources.set(key, side)
  }
}

/** One batch of questions over one reader: each principal and each resource is resolved once, each kind of entity read together. */
class Resolution {
  readonly revision: Revision
  readonly principals: OnceEach<PrincipalSide>
  readonly resources: OnceEach<ResourceSide>
  readonly #compiled: CompiledPolicies

  constructor(reader: Reader, compiled: CompiledPolicies) {
    const batch = new BatchingReader(reader)
    this.revision = reader.revision
    this.#compiled = compiled
    this.principals = new OnceEach(batch)
    this.resources = new OnceEach(batch)
  }

  async sides(question: Question): Promise<QuestionSides> {
    const [principal, resource] = await Promise.all([
      this.principals.get(subjectKey(question.subject), (reader) =>
        resolvePrincipalSide(reader, question.subject, new PolicySources(this.#compiled)),
      ),
      this.resources.get(resourceKey(question), (reader) =>
        resolveResourceSide(reader, question, new PolicySources(this.#compiled)),
      ),
    ])
    return { principal, resource }
  }
}

/** Derives each key's value once, recording what it was read from. */
class OnceEach<Value> {
  readonly resolved = new Map<string, { readonly value: Value; readonly dependencies: ReadonlySet<string> }>()
  readonly #pending = new Map<string, Promise<Value>>()
  readonly #reader: Reader

  constructor(reader: Reader) {
    this.#reader = reader
  }

  get(key: string, derive: (reader: Reader) => Promise<Value>): Promise<Value> {
    let pending = this.#pending.get(key)
    if (!pending) {
      pending = this.#derive(key, derive)
      this.#pending.set(key, pending)
    }
    return pending
  }

  async #derive(key: string, derive: (reader: Reader) => Promise<Value>): Promise<Value> {
    const reader = new RecordingReader(this.#reader)
    const value = await derive(reader)
    this.resolved.set(key, { value, dependencies: reader.dependencies })
    return value
  }
}
