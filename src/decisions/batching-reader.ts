import DataLoader from 'dataloader'
import type { ListOptions, ListPage, Reader, StoreRecord } from '../store/store.ts'

type Load = DataLoader<string, StoreRecord<never> | undefined>

/**
 * Joins what many resolutions ask for in one tick into one read for each kind of entity. Lives as long as one batch of questions.
 * Each resolution is written as if it were alone.
 */
export class BatchingReader implements Reader {
  readonly #inner: Reader
  readonly #byId = new Map<string, Load>()
  readonly #byKey = new Map<string, Load>()

  constructor(inner: Reader) {
    this.#inner = inner
  }

  get revision() {
    return this.#inner.revision
  }

  get<Body>(collection: string, ids: readonly string[]): Promise<readonly (StoreRecord<Body> | undefined)[]> {
    return loadAll<Body>(this.#byId, collection, ids, (missing) => this.#inner.get<never>(collection, missing))
  }

  getByKey<Body>(collection: string, keys: readonly string[]): Promise<readonly (StoreRecord<Body> | undefined)[]> {
    return loadAll<Body>(this.#byKey, collection, keys, (missing) => this.#inner.getByKey<never>(collection, missing))
  }

  list<Body>(collection: string, list: string, options: ListOptions): Promise<ListPage<Body>> {
    return this.#inner.list(collection, list, options)
  }
}

function loadAll<Body>(
  loaders: Map<string, Load>,
  collection: string,
  names: readonly string[],
  read: (names: readonly string[]) => Promise<readonly (StoreRecord<never> | undefined)[]>,
): Promise<readonly (StoreRecord<Body> | undefined)[]> {
  let loader = loaders.get(collection)
  if (!loader) {
    loader = new DataLoader(read)
    loaders.set(collection, loader)
  }
  const { load } = loader
  return Promise.all(names.map((name) => load.call(loader, name)))
}
