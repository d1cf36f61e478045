import { StoreOpenError } from '../errors.ts'
import { decodeRecord } from '../record-text.ts'
import { tupleKey } from '../tuple-key.ts'
import type { Tables } from './lmdb-tables.ts'
import { systemReason } from './system-reason.ts'

/**
 * Reads everything once and compares records with their index entries.
 * @throws StoreOpenError when something is missing.
 */
export function checkAllReadable(tables: Tables): void {
  try {
    const expected = countThroughRecords(tables)
    const found = { owners: tables.owners.getKeysCount(), places: tables.places.getKeysCount() }
    if (found.owners !== expected.owners || found.places !== expected.places)
      throw new Error('index entries are missing')
    for (const { value } of tables.changes.getRange({ start: Buffer.alloc(8) })) JSON.parse(value)
    // Walks the list of free pages, which only writes would come across.
    tables.root.getStats()
  } catch (error) {
    throw new StoreOpenError(`the data file was cut short and is damaged: ${systemReason(error)}`, { cause: error })
  }
}

function countThroughRecords({ records, owners, places }: Tables): { owners: number; places: number } {
  const count = { owners: 0, places: 0 }
  for (const { value } of records.getRange({})) {
    const { collection, id, keys, lists } = decodeRecord(value)
    const owned = keys.filter((key) => owners.get(tupleKey(collection, key)) === id)
    const placed = lists.filter(({ list, sort }) => places.doesExist(tupleKey(collection, list, sort, id)))
    if (owned.length < keys.length || placed.length < lists.length) throw new Error('index entries are missing')
    count.owners += keys.length
    count.places += lists.length
  }
  return count
}
