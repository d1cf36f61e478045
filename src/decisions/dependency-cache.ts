import { LRUCache } from 'lru-cache'
import type { ChangeNotice } from '../store/store.ts'
import { type Dependency, keyDependency, listDependency, recordDependency } from './recording-reader.ts'

/** A value derived from the store, and every place that it was read from. */
export interface Derived<Value> {
  readonly value: Value
  readonly dependencies: ReadonlySet<Dependency>
}

/**
 * Values derived from the store, each kept until one of the records, keys or lists that it was read from changes, or until there is no
 * room. Nothing here is ever merely old: `invalidate` is told of every change before an answer is given.
 */
export class DependencyCache<Value extends object> {
  readonly #entries: LRUCache<string, Derived<Value>>
  readonly #dependents = new Map<Dependency, Set<string>>()

  constructor({ maxEntries }: { readonly maxEntries: number }) {
    this.#entries = new LRUCache({ max: maxEntries, dispose: (derived, key) => this.#forget(key, derived) })
  }

  get size(): number {
    return this.#entries.size
  }

  get(key: string): Value | undefined {
    return this.#entries.get(key)?.value
  }

  set(key: string, derived: Derived<Value>): void {
    this.#entries.set(key, derived)
    for (const dependency of derived.dependencies) {
      const dependents = this.#dependents.get(dependency)
      if (dependents) dependents.add(key)
      else this.#dependents.set(dependency, new Set([key]))
    }
  }

  /** Drops what depends on anything that the notices name. */
  invalidate(notices: readonly ChangeNotice[]): void {
    for (const { collection, id, keys, lists } of notices) {
      this.#drop(recordDependency(collection, id))
      for (const key of keys) this.#drop(keyDependency(collection, key))
      for (const list of lists) this.#drop(listDependency(collection, list))
    }
  }

  clear(): void {
    this.#entries.clear()
  }

  #drop(dependency: Dependency): void {
    for (const key of [...(this.#dependents.get(dependency) ?? [])]) this.#entries.delete(key)
  }

  #forget(key: string, { dependencies }: Derived<Value>): void {
    for (const dependency of dependencies) {
      const dependents = this.#dependents.get(dependency)
      dependents?.delete(key)
      if (dependents?.size === 0) this.#dependents.delete(dependency)
    }
  }
}
