import { RecordExistsError, RecordNotFoundError, VersionConflictError } from './errors.ts'
import { checkRecord } from './record-rules.ts'
import { encodeRecord } from './record-text.ts'
import type { Change, ListEntry, StoreRecord } from './store.ts'

/** A change that passed every rule that can be checked without the state, frozen in time by encoding. */
export interface CheckedChange {
  readonly kind: Change['kind']
  readonly collection: string
  readonly id: string
  /** The version that the change is based on; 0 for an insert. */
  readonly basedOn: number
  /** What is to be stored; absent when the record is removed. */
  readonly after: StoredForm | undefined
}

/** What an adapter keeps of a record: the text, and what its indexes are made of. */
export interface StoredForm {
  readonly text: string
  readonly keys: readonly string[]
  readonly lists: readonly ListEntry[]
}

/** Everything that a change does to a store, apart from the revision and the notice's number. */
export interface ChangePlan {
  readonly collection: string
  readonly id: string
  readonly text: string | undefined
  readonly addedKeys: readonly string[]
  readonly removedKeys: readonly string[]
  readonly addedLists: readonly ListEntry[]
  readonly removedLists: readonly ListEntry[]
  /** Before or after, for the notice. */
  readonly touchedKeys: readonly string[]
  /** Before or after, for the notice. */
  readonly touchedLists: readonly string[]
}

/** @throws InvalidRecordError */
export function checkChange(change: Change): CheckedChange {
  if (change.kind === 'remove') {
    const { kind, collection, id, version } = change
    return { kind, collection, id, basedOn: version, after: undefined }
  }
  const basedOn = change.kind === 'insert' ? 0 : change.record.version
  const record: StoreRecord = { ...change.record, version: basedOn + 1 }
  checkRecord(record)
  const { collection, id } = record
  const lists = record.lists.map(({ list, sort }) => ({ list, sort }))
  const after = { text: encodeRecord(record), keys: [...record.keys], lists }
  return { kind: change.kind, collection, id, basedOn, after }
}

/**
 * @param current the record under the change's id as it is now.
 * @param ownerOf the id of the record of this collection that has a unique key now.
 * @throws RecordExistsError, RecordNotFoundError, VersionConflictError
 */
export function planChange(
  change: CheckedChange,
  current: StoreRecord | undefined,
  ownerOf: (key: string) => string | undefined,
): ChangePlan {
  const { collection, id, after } = change
  checkBasis(change, current)
  const before = { keys: current?.keys ?? [], lists: current?.lists ?? [] }
  const next = { keys: after?.keys ?? [], lists: after?.lists ?? [] }
  const addedKeys = missingIn(before.keys, next.keys)
  const taken = addedKeys.find((key) => ownerOf(key) !== undefined)
  if (taken !== undefined) throw new RecordExistsError(collection, taken)
  return {
    collection,
    id,
    text: after?.text,
    addedKeys,
    removedKeys: missingIn(next.keys, before.keys),
    addedLists: placesMissingIn(before.lists, next.lists),
    removedLists: placesMissingIn(next.lists, before.lists),
    touchedKeys: union(before.keys, next.keys),
    touchedLists: union(before.lists.map(nameOf), next.lists.map(nameOf)),
  }
}

function checkBasis({ kind, collection, id, basedOn }: CheckedChange, current: StoreRecord | undefined): void {
  if (kind === 'insert') {
    if (current !== undefined) throw new RecordExistsError(collection, id)
    return
  }
  if (current === undefined) throw new RecordNotFoundError(`there is no ${collection} with id \`${id}\``)
  if (current.version === basedOn) return
  const versions = `is at version ${current.version}, the change is based on version ${basedOn}`
  throw new VersionConflictError(`the ${collection} with id \`${id}\` ${versions}`)
}

const missingIn = (these: readonly string[], those: readonly string[]): readonly string[] =>
  those.filter((name) => !these.includes(name))

const placesMissingIn = (these: readonly ListEntry[], those: readonly ListEntry[]): readonly ListEntry[] =>
  those.filter(({ list, sort }) => !these.some((entry) => entry.list === list && entry.sort === sort))

const union = (these: readonly string[], those: readonly string[]): readonly string[] => [
  ...new Set([...these, ...those]),
]

const nameOf = ({ list }: ListEntry): string => list
