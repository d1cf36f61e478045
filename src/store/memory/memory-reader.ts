import { invariant } from '../../util/invariant.ts'
import { isWellFormed } from '../record-rules.ts'
import { decodeRecord } from '../record-text.ts'
import type { ListOptions, ListPage, Reader, Revision, StoreRecord } from '../store.ts'
import { tuplePrefix } from '../tuple-key.ts'
import { firstNotBefore, type MemoryState, mapKey, orderKey, type Place } from './memory-state.ts'

/** Reads one state, which must not be changed while this reader is in use. */
export class MemoryReader implements Reader {
  readonly revision: Revision
  readonly #state: MemoryState
  #over = false

  constructor(state: MemoryState) {
    this.revision = state.revision
    this.#state = state
  }

  async get<Body>(collection: string, ids: readonly string[]): Promise<readonly (StoreRecord<Body> | undefined)[]> {
    this.#checkInUse()
    return ids.map((id) => this.#record<Body>(collection, id))
  }

  async getByKey<Body>(
    collection: string,
    keys: readonly string[],
  ): Promise<readonly (StoreRecord<Body> | undefined)[]> {
    this.#checkInUse()
    return keys.map((key) => {
      const id = this.#state.owners.get(mapKey(collection, key))
      return id === undefined ? undefined : this.#record<Body>(collection, id)
    })
  }

  async list<Body>(collection: string, list: string, options: ListOptions): Promise<ListPage<Body>> {
    this.#checkInUse()
    const { prefix = '', after, limit } = options
    invariant(Number.isInteger(limit) && limit >= 1, `a list's limit is a whole number from 1, not ${limit}`)
    if (!isWellFormed(prefix)) return { items: [], hasMore: false }
    const places = this.#state.lists.get(mapKey(collection, list)) ?? []
    const begin = firstNotBefore(places, tuplePrefix([], prefix).toString('latin1'))
    const resumed = after === undefined ? 0 : firstAfter(places, orderKey(after.sort, after.id))
    const first = Math.max(begin, resumed)
    const page = places.slice(first, first + limit + 1).filter(({ sort }) => sort.startsWith(prefix))
    const items = page.slice(0, limit).map((place) => this.#item<Body>(collection, place))
    return { items, hasMore: page.length > limit }
  }

  /** Called when the work that this reader was handed to has settled. */
  end(): void {
    this.#over = true
  }

  #item<Body>(collection: string, { sort, id }: Place): ListPage<Body>['items'][number] {
    const record = this.#record<Body>(collection, id)
    invariant(record !== undefined, `the list entry of ${collection} ${id} has a record`)
    return { record, cursor: { sort, id } }
  }

  #record<Body>(collection: string, id: string): StoreRecord<Body> | undefined {
    const text = this.#state.records.get(mapKey(collection, id))
    return text === undefined ? undefined : decodeRecord<Body>(text)
  }

  #checkInUse(): void {
    invariant(!this.#over, 'a reader is used only until its work has settled')
  }
}

function firstAfter(places: readonly Place[], order: string): number {
  const index = firstNotBefore(places, order)
  return places[index]?.order === order ? index + 1 : index
}
