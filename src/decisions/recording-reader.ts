import type { ListOptions, ListPage, Reader, StoreRecord } from '../store/store.ts'

/** A place in the store that something derived depends on. A change there makes it stale. */
export type Dependency = string

export const recordDependency = (collection: string, id: string): Dependency => `record ${collection} ${id}`
export const keyDependency = (collection: string, key: string): Dependency => `key ${collection} ${key}`
export const listDependency = (collection: string, list: string): Dependency => `list ${collection} ${list}`

/**
 * Notes every place that is read, the absent ones too, so that no dependency of a derived value can be forgotten.
 * One behaviour, the reader's own interface: see `dependency-cache.ts` for what the notes are for.
 */
export class RecordingReader implements Reader {
  readonly dependencies = new Set<Dependency>()
  readonly #inner: Reader

  constructor(inner: Reader) {
    this.#inner = inner
  }

  get revision() {
    return this.#inner.revision
  }

  get<Body>(collection: string, ids: readonly string[]): Promise<readonly (StoreRecord<Body> | undefined)[]> {
    for (const id of ids) this.dependencies.add(recordDependency(collection, id))
    return this.#inner.get(collection, ids)
  }

  getByKey<Body>(collection: string, keys: readonly string[]): Promise<readonly (StoreRecord<Body> | undefined)[]> {
    for (const key of keys) this.dependencies.add(keyDependency(collection, key))
    return this.#inner.getByKey(collection, keys)
  }

  list<Body>(collection: string, list: string, options: ListOptions): Promise<ListPage<Body>> {
    this.dependencies.add(listDependency(collection, list))
    return this.#inner.list(collection, list, options)
  }
}
