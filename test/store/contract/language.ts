import type { Change, ListOptions, ListPage, Store, StoreRecord } from '../../../src/store/store.ts'

/** The tiny language in which the contract is written. */

type Parts = Partial<Omit<StoreRecord, 'id' | 'version'>>

export const insert = (id: string, parts: Parts = {}): Change => ({
  kind: 'insert',
  record: { collection: 'user', id, keys: [], lists: [], body: {}, ...parts },
})

export const replace = (id: string, version: number, parts: Parts = {}): Change => ({
  kind: 'replace',
  record: { collection: 'user', id, version, keys: [], lists: [], body: {}, ...parts },
})

export const remove = (id: string, version: number, collection = 'user'): Change => ({
  kind: 'remove',
  collection,
  id,
  version,
})

/** In the list `all`, each at the place given. */
export const at = (sort: string, list = 'all') => ({ lists: [{ list, sort }] })

export async function writeAll(store: Store, ...changes: readonly Change[]): Promise<void> {
  for (const change of changes) await store.write(change)
}

export const get = (store: Store, ...ids: readonly string[]): Promise<readonly (StoreRecord | undefined)[]> =>
  store.read((reader) => reader.get('user', ids))

export const getByKey = (store: Store, ...keys: readonly string[]): Promise<readonly (StoreRecord | undefined)[]> =>
  store.read((reader) => reader.getByKey('user', keys))

export const page = (store: Store, options: ListOptions, list = 'all'): Promise<ListPage<unknown>> =>
  store.read((reader) => reader.list('user', list, options))

export const idsOf = ({ items }: ListPage<unknown>): readonly string[] => items.map(({ record }) => record.id)

/** The ids in a list, read page by page. */
export async function idsInList(store: Store, list = 'all', limit = 100): Promise<readonly string[]> {
  const ids: string[] = []
  let options: ListOptions = { limit }
  for (;;) {
    const { items, hasMore } = await page(store, options, list)
    ids.push(...items.map(({ record }) => record.id))
    const last = items.at(-1)
    if (!hasMore || last === undefined) return ids
    options = { limit, after: last.cursor }
  }
}
