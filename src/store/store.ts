/**
 * The port to whatever keeps the state. Small and generic on purpose: a store knows records, keys and lists, not users and policies.
 * One record is the unit of change (as in IAM, memberships and attachments live on the identity), so no adapter needs a transaction
 * over several records. Every adapter passes the same contract suite, `test/store/store-contract.ts`.
 */

/** 0 for an empty store, then one more with every change, and only then. Comparable within one store. */
export type Revision = number

/**
 * One entity and the ways to find it again. Sizes are bytes of UTF-8 and stand in `record-rules.ts`; a record that breaks a rule is
 * refused with InvalidRecordError. Names are compared byte by byte: nothing is folded, trimmed or normalized.
 */
export interface StoreRecord<Body = unknown> {
  /** Kind of entity: `user`, `role`, `bucket`, ... At most 32 bytes. */
  readonly collection: string
  /** Unique within the collection, at most 512 bytes. */
  readonly id: string
  /** 1 when inserted, one more with each replacement. */
  readonly version: number
  /** Further unique keys within the collection, e.g. `name:222233334444/alice`. At most 512 bytes each. */
  readonly keys: readonly string[]
  /** The lists it stands in, in each at most once. */
  readonly lists: readonly ListEntry[]
  /** Plain JSON data, at most 8 MiB as JSON text. What is read is a copy of what was written. */
  readonly body: Body
}

/** A place in one list. `list` and `sort` have at most 1,400 bytes together. */
export interface ListEntry {
  /** e.g. `account:222233334444` or `attached:arn:aws:iam::aws:policy/ReadOnlyAccess` */
  readonly list: string
  /** Orders the record within the list, bytewise by UTF-8; ties are ordered by id. May be empty. */
  readonly sort: string
}

export interface ListOptions {
  /** Only entries whose sort value starts with this. */
  readonly prefix?: string
  /** Continue after this place (the `cursor` of an earlier page), where nothing needs to stand any more. */
  readonly after?: ListCursor
  /** A whole number, at least 1. */
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

/**
 * Reads over one consistent state. Valid until the `work` it was handed to has settled; using it later is a bug and throws.
 * A name that no record could have (too long, half a surrogate pair) is simply absent.
 * Every call may throw StoreReadError.
 */
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
  /** @throws InvalidRecordError, RecordExistsError when the id or one of the keys is taken. */
  | { readonly kind: 'insert'; readonly record: Omit<StoreRecord, 'version'> }
  /**
   * `record.version` is the version that the change is based on; what is stored has one more.
   * @throws InvalidRecordError, RecordNotFoundError, VersionConflictError, RecordExistsError when one of the keys is taken by another record.
   */
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

/** How many notices a store keeps unless told otherwise: enough for a process that looks every second through a busy day. */
export const DEFAULT_KEPT_CHANGES = 100_000

export interface Store {
  /** The revision of the newest change this process can see. Cheap: asked before every decision. */
  revision(): Promise<Revision>
  /**
   * Runs `work` over one consistent state, which changes made meanwhile do not touch, and settles as `work` does.
   * Keep it short: while it runs, a store may have to keep everything that is replaced.
   */
  read<T>(work: (reader: Reader) => Promise<T>): Promise<T>
  /**
   * Applies one change; when the promise resolves it is durable and visible to every later read of this process. The change is
   * taken as it is at the moment of the call. Of several concurrent changes based on the same version exactly one succeeds.
   * @returns the revision that the change made.
   * @throws StoreWriteError when the disk or server refuses; nothing is changed then.
   */
  write(change: Change): Promise<Revision>
  /**
   * Notices after `after` up to now, in order, by whichever process they were made.
   * `undefined` when the store no longer has all of them, or never was at `after`: forget everything derived.
   */
  changesAfter(after: Revision): Promise<readonly ChangeNotice[] | undefined>
  /** Waits for running work (so never await it inside `read`), then frees everything. Every other later call throws StoreClosedError. */
  close(): Promise<void>
}
