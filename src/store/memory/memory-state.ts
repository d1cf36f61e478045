import type { ChangePlan } from '../plan-change.ts'
import type { ListEntry } from '../store.ts'
import { tupleKey } from '../tuple-key.ts'

/** A record's place in one list. `order` compares with `<` as sort, then id, compare bytewise by UTF-8. */
export interface Place {
  readonly order: string
  readonly sort: string
  readonly id: string
}

/** Everything the memory store knows at one revision. Copying a state copies three maps; a list is copied when it is first changed. */
export class MemoryState {
  readonly records: Map<string, string>
  readonly owners: Map<string, string>
  readonly lists: Map<string, Place[]>
  revision: number
  /** Lists that no other state shares. */
  readonly #ownLists = new Set<string>()

  constructor(from?: MemoryState) {
    this.records = new Map(from?.records)
    this.owners = new Map(from?.owners)
    this.lists = new Map(from?.lists)
    this.revision = from?.revision ?? 0
  }

  apply({ collection, id, text, addedKeys, removedKeys, addedLists, removedLists }: ChangePlan): void {
    if (text === undefined) this.records.delete(mapKey(collection, id))
    else this.records.set(mapKey(collection, id), text)
    for (const key of removedKeys) this.owners.delete(mapKey(collection, key))
    for (const key of addedKeys) this.owners.set(mapKey(collection, key), id)
    for (const entry of removedLists) this.#removePlace(collection, id, entry)
    for (const entry of addedLists) this.#addPlace(collection, id, entry)
    this.revision += 1
  }

  #addPlace(collection: string, id: string, { list, sort }: ListEntry): void {
    const places = this.#ownList(mapKey(collection, list))
    const order = orderKey(sort, id)
    places.splice(firstNotBefore(places, order), 0, { order, sort, id })
  }

  #removePlace(collection: string, id: string, { list, sort }: ListEntry): void {
    const key = mapKey(collection, list)
    const places = this.#ownList(key)
    places.splice(firstNotBefore(places, orderKey(sort, id)), 1)
    if (places.length === 0) this.lists.delete(key)
  }

  #ownList(key: string): Place[] {
    const places = this.lists.get(key) ?? []
    const own = this.#ownLists.has(key) ? places : [...places]
    this.#ownLists.add(key)
    this.lists.set(key, own)
    return own
  }
}

/** Two names as one map key; the first one's length keeps `a`, `bc` and `ab`, `c` apart. */
export const mapKey = (collection: string, name: string): string => `${collection.length}:${collection}${name}`

/** JavaScript compares strings by UTF-16 units, which is not the order of UTF-8; one character a byte is. */
export const orderKey = (sort: string, id: string): string => tupleKey(sort, id).toString('latin1')

/** The index of the first place at or after `order`; the list's length when there is none. */
export function firstNotBefore(places: readonly Place[], order: string): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((places[middle]?.order ?? '') < order) low = middle + 1
    else high = middle
  }
  return low
}
