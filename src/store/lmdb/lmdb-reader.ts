import type { Transaction } from 'lmdb'
import { invariant } from '../../util/invariant.ts'
import { StoreReadError } from '../errors.ts'
import { couldExist, isWellFormed, RECORD_LIMITS } from '../record-rules.ts'
import { decodeRecord } from '../record-text.ts'
import type { ChangeNotice, ListOptions, ListPage, Reader, Revision, StoreRecord } from '../store.ts'
import { endOfPrefix, tupleKey, tupleNames, tuplePrefix } from '../tuple-key.ts'
import { REVISION_KEY, revisionKey, type Tables } from './lmdb-tables.ts'
import { systemReason } from './system-reason.ts'

/** Reads within one of LMDB's read transactions, which is one consistent state. */
export class LmdbReader implements Reader {
  readonly revision: Revision
  readonly #tables: Tables
  readonly #transaction: Transaction
  #over = false

  constructor(tables: Tables, transaction: Transaction) {
    this.#tables = tables
    this.#transaction = transaction
    this.revision = this.#read(() => Number(tables.root.get(REVISION_KEY, { transaction }) ?? 0))
  }

  async get<Body>(collection: string, ids: readonly string[]): Promise<readonly (StoreRecord<Body> | undefined)[]> {
    return this.#read(() => ids.map((id) => this.#record<Body>(collection, id)))
  }

  async getByKey<Body>(
    collection: string,
    keys: readonly string[],
  ): Promise<readonly (StoreRecord<Body> | undefined)[]> {
    return this.#read(() => keys.map((key) => this.#recordByKey<Body>(collection, key)))
  }

  async list<Body>(collection: string, list: string, options: ListOptions): Promise<ListPage<Body>> {
    const { prefix = '', limit } = options
    invariant(Number.isInteger(limit) && limit >= 1, `a list's limit is a whole number from 1, not ${limit}`)
    if (!this.#couldHold(collection, list, prefix)) return { items: [], hasMore: false }
    return this.#read(() => {
      const keys = this.#placeKeys(collection, list, options)
      const items = keys.slice(0, limit).map((key) => this.#item<Body>(collection, key))
      return { items, hasMore: keys.length > limit }
    })
  }

  /** See `Store.changesAfter`. */
  changesAfter(after: Revision): readonly ChangeNotice[] | undefined {
    if (after < 0 || after > this.revision) return undefined
    const range = { start: revisionKey(after + 1), end: revisionKey(this.revision + 1), transaction: this.#transaction }
    return this.#read(() => {
      const notices = [...this.#tables.changes.getRange(range)].map(({ value }): ChangeNotice => JSON.parse(value))
      return notices.length === this.revision - after ? notices : undefined
    })
  }

  /** Called when the work that this reader was handed to has settled: the transaction ends now. */
  end(): void {
    this.#over = true
    this.#transaction.done()
  }

  #record<Body>(collection: string, id: string): StoreRecord<Body> | undefined {
    if (!isCollection(collection) || !couldExist(id, RECORD_LIMITS.id)) return undefined
    const text = this.#tables.records.get(tupleKey(collection, id), { transaction: this.#transaction })
    return text === undefined ? undefined : decodeRecord<Body>(text)
  }

  #recordByKey<Body>(collection: string, key: string): StoreRecord<Body> | undefined {
    if (!isCollection(collection) || !couldExist(key, RECORD_LIMITS.key)) return undefined
    const id = this.#tables.owners.get(tupleKey(collection, key), { transaction: this.#transaction })
    return id === undefined ? undefined : this.#record<Body>(collection, id)
  }

  #couldHold(collection: string, list: string, prefix: string): boolean {
    return isCollection(collection) && couldExist(list + prefix, RECORD_LIMITS.listAndSort) && isWellFormed(prefix)
  }

  /** Up to one more than the limit, to know whether there is more. */
  #placeKeys(collection: string, list: string, { prefix, after, limit }: ListOptions): readonly Uint8Array[] {
    const begin = tuplePrefix([collection, list], prefix)
    const resume = after === undefined ? begin : tupleKey(collection, list, after.sort, after.id)
    const resumes = Buffer.compare(resume, begin) > 0
    const range = {
      // INVARIANT: no key in the table is as long as LONGEST_START, so cutting one that is longer lets no other entry in.
      start: (resumes ? resume : begin).subarray(0, LONGEST_START),
      end: endOfPrefix(begin),
      exclusiveStart: resumes,
      limit: limit + 1,
      transaction: this.#transaction,
    }
    if (Buffer.compare(range.start, range.end) >= 0) return []
    return [...this.#tables.places.getKeys(range)]
  }

  #item<Body>(collection: string, key: Uint8Array): ListPage<Body>['items'][number] {
    const [, , sort = '', id = ''] = tupleNames(key)
    const record = this.#record<Body>(collection, id)
    invariant(record !== undefined, `the list entry of ${collection} ${id} has a record`)
    return { record, cursor: { sort, id } }
  }

  #read<T>(work: () => T): T {
    // A finished transaction must never reach LMDB: it would read memory that is no longer there.
    invariant(!this.#over, 'a reader is used only until its work has settled')
    try {
      return work()
    } catch (error) {
      throw new StoreReadError(`the state could not be read: ${systemReason(error)}`, { cause: error })
    }
  }
}

const isCollection = (name: string): boolean => couldExist(name, RECORD_LIMITS.collection)

/** LMDB takes keys of up to 1,978 bytes; the longest in the table has 1,948 (`RECORD_LIMITS` and four ends of names). */
const LONGEST_START = 1_960
