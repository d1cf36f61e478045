import { InvalidRecordError } from './errors.ts'
import type { ListEntry, StoreRecord } from './store.ts'

/**
 * Sizes in bytes of UTF-8. They are what the embedded store's index entries can hold (1,978 bytes for collection, list, sort and id
 * together) and hold an IAM name under the longest path that IAM allows.
 */
export const RECORD_LIMITS = Object.freeze({
  collection: 32,
  id: 512,
  key: 512,
  listAndSort: 1_400,
  /** As JSON text. */
  body: 8 * 1024 * 1024,
})

/** @throws InvalidRecordError when no store may hold the record. The body is checked where it is encoded. */
export function checkRecord({ collection, id, keys, lists }: Omit<StoreRecord, 'version' | 'body'>): void {
  checkName('collection', collection, RECORD_LIMITS.collection)
  checkName('id', id, RECORD_LIMITS.id)
  for (const key of keys) checkName('key', key, RECORD_LIMITS.key)
  checkDistinct('key', keys)
  for (const entry of lists) checkEntry(entry)
  const names = lists.map((entry) => entry.list)
  checkDistinct('list', names)
}

/** Whether a record could have this name. Where not, it is absent without a look. */
export const couldExist = (name: string, limit: number): boolean => isWellFormed(name) && byteLength(name) <= limit

/** Half a surrogate pair has no UTF-8 form of its own: two different names would become one. */
export const isWellFormed = (text: string): boolean => !LONE_SURROGATE.test(text)

const LONE_SURROGATE = /\p{Surrogate}/u

function checkName(field: string, name: string, limit: number): void {
  if (name === '') throw new InvalidRecordError(`${field} is empty`)
  checkWellFormed(field, name)
  checkSize(field, byteLength(name), limit)
}

function checkEntry({ list, sort }: ListEntry): void {
  if (list === '') throw new InvalidRecordError('list is empty')
  checkWellFormed('list', list)
  checkWellFormed('sort', sort)
  checkSize('list and sort together', byteLength(list) + byteLength(sort), RECORD_LIMITS.listAndSort)
}

function checkWellFormed(field: string, text: string): void {
  if (!isWellFormed(text))
    throw new InvalidRecordError(`${field} holds half a surrogate pair, which is not a character`)
}

/** @throws InvalidRecordError naming the field, its size and the limit. */
export function checkSize(field: string, size: number, limit: number): void {
  if (size > limit) throw new InvalidRecordError(`${field} has ${size} bytes, at most ${limit} are allowed`)
}

function checkDistinct(field: string, names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new InvalidRecordError(`${field} \`${twice}\` is given twice`)
}

const byteLength = (text: string): number => Buffer.byteLength(text, 'utf8')
