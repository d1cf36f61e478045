/**
 * The port to whatever keeps the state. Small and generic on purpose: a store knows records, keys and lists, not users and policies.
 * One record is the unit of change (as in IAM, memberships and attachments live on the identity), so no adapter needs a transaction
 * over several records. Every adapter passes the same contract suite, `test/store/store-contract.ts`.
 */

/** Grows with every change and only then. Comparable within one store. */
export type Revision = number

/** One entity and the ways to find it again. Values are plain JSON data. */
export interface StoreRecord<Body = unknown> {
  /** Kind of entity: `user`, `role`, `bucket`, ... */
  readonly collection: string
  /** Unique within the collection, case-sensitive, at most 512 bytes of UTF-8. */
  readonly id: string
  /** 1 when inserted, one more with each replacement. */
  readonly version: number
  /** Further unique keys within the collection, e.g. `name:222233334444/alice`. Case-sensitive, at most 512 bytes each. */
  readonly keys: readonly string[]
  /** The lists it stands in, each with its place in the order (bytewise by UTF-8). At most 1,500 bytes together. */
  readonly lists: readonly ListEntry[]
  readonly body: Body
}

export interface ListEntry {
  /** e.g. `account:222233334444` or `attached:arn:aws:iam::aws:policy/ReadOnlyAccess` */
  readonly list: string
  /** Orders the record within the list; ties are ordered by id. */
  readonly sort: string
}

export interface ListOptions {
  /** Only entries whose sort value starts with this. */
  readonly prefix?: string
  /** Continue after this entry (the `cursor` of an earlier page), which need not exist any more. */
  readonly after?: ListCursor
  /** At least 1. */
  readonly limit: number
}

/** A place in a list. */
export interface ListCursor {
  readonly sort: string
  readonly id: string
}

export interface ListPage<Body> {
  readonly items: readonly { readonly record: StoreRecord<Body>; readonly cursor: ListCursor }[]
  readonly hasMore: boolean
}

/** Reads over one consistent state. Valid until the `work` it was handed to has settled. */
export interface Reader {
  readonly revision: Revision
  /** Records for `ids`, in that order; `undefined` where none exists. */
  get<Body>(collection: string, ids: readonly string[]): Promise<readonly (StoreRecord<Body> | undefined)[]>
  /** Records for unique `keys`, in that order; `undefined` where none exists. */
  getByKey<Body>(collection: string, keys: readonly string[]): Promise<readonly (StoreRecord<Body> | undefined)[]>
  /** One page of a list, in the order of `sort`, then id. */
  list<Body>(collection: string, list: string, options: ListOptions): Promise<ListPage<Body>>
}

/** One change to one record. It is applied whole or not at all. */
export type Change =
  /** @throws RecordExistsError when the id or one of the keys is taken. */
  | { readonly kind: 'insert'; readonly record: Omit<StoreRecord, 'version'> }
  /** `record.version` is the version that the change is based on. Same errors as insert for keys. @throws VersionConflictError, RecordNotFoundError */
  | { readonly kind: 'replace'; readonly record: StoreRecord }
  /** @throws VersionConflictError, RecordNotFoundError */
  | { readonly kind: 'remove'; readonly collection: string; readonly id: string; readonly version: number }

/** What a change did, for those who keep something derived from records. */
export interface ChangeNotice {
  readonly revision: Revision
  readonly collection: string
  readonly id: string
  /** Unique keys that the record had before or has now. */
  readonly keys: readonly string[]
  /** Names of the lists that the record stood in before or stands in now. */
  readonly lists: readonly string[]
}

export interface Store {
  /** The revision of the newest change this process can see. Cheap: asked before every decision. */
  revision(): Promise<Revision>
  /** Runs `work` over one consistent state. */
  read<T>(work: (reader: Reader) => Promise<T>): Promise<T>
  /**
   * Applies one change; when the promise resolves it is durable and visible to every later read of this process.
   * @returns the revision that the change made.
   * @throws StoreWriteError when the disk or server refuses; nothing is changed then.
   */
  write(change: Change): Promise<Revision>
  /**
   * Notices after `after` up to now, in order, by whichever process they were made.
   * `undefined` when the store no longer has all of them: forget everything derived.
   */
  changesAfter(after: Revision): Promise<readonly ChangeNotice[] | undefined>
  /** Waits for running work, then frees everything. Every later call throws StoreClosedError. */
  close(): Promise<void>
}
