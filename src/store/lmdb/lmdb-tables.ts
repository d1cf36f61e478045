import type { Database, RootDatabase } from 'lmdb'
import type { ChangePlan } from '../plan-change.ts'
import type { Revision } from '../store.ts'
import { tupleKey } from '../tuple-key.ts'

type Table = Database<string, Uint8Array>

/** How the state lies in LMDB. Every key is made by `tupleKey`, every value is text. */
export interface Tables {
  /** `format` and `revision`. */
  readonly root: RootDatabase<string, Uint8Array>
  /** collection, id -> the record as JSON */
  readonly records: Table
  /** collection, unique key -> id */
  readonly owners: Table
  /** collection, list, sort, id -> nothing of interest */
  readonly places: Table
  /** revision -> the change notice as JSON */
  readonly changes: Table
}

export const TABLE_OPTIONS = Object.freeze({ keyEncoding: 'binary', encoding: 'string' } as const)

export const FORMAT_KEY = tupleKey('format')
export const REVISION_KEY = tupleKey('revision')

/** LMDB has no empty values. */
const PRESENT = '1'

export const TABLE_NAMES = Object.freeze(['records', 'owners', 'places', 'changes'] as const)

export function openTables(root: Tables['root']): Tables {
  const table = (name: (typeof TABLE_NAMES)[number]): Table => root.openDB(name, { ...TABLE_OPTIONS })
  return {
    root,
    records: table('records'),
    owners: table('owners'),
    places: table('places'),
    changes: table('changes'),
  }
}

/** Sorts as the numbers do. */
export function revisionKey(revision: Revision): Buffer {
  const key = Buffer.alloc(8)
  key.writeBigUInt64BE(BigInt(revision))
  return key
}

/** Writes everything that a change does. Called within a transaction, which makes it whole. */
export function applyPlan(tables: Tables, plan: ChangePlan, keptChanges: number): Revision {
  const { collection, id, text } = plan
  const key = tupleKey(collection, id)
  if (text === undefined) tables.records.remove(key)
  else tables.records.put(key, text)
  for (const name of plan.removedKeys) tables.owners.remove(tupleKey(collection, name))
  for (const name of plan.addedKeys) tables.owners.put(tupleKey(collection, name), id)
  for (const { list, sort } of plan.removedLists) tables.places.remove(tupleKey(collection, list, sort, id))
  for (const { list, sort } of plan.addedLists) tables.places.put(tupleKey(collection, list, sort, id), PRESENT)
  return noteChange(tables, plan, keptChanges)
}

function noteChange(tables: Tables, plan: ChangePlan, keptChanges: number): Revision {
  const revision = Number(tables.root.get(REVISION_KEY) ?? 0) + 1
  const { collection, id, touchedKeys: keys, touchedLists: lists } = plan
  tables.root.put(REVISION_KEY, `${revision}`)
  tables.changes.put(revisionKey(revision), JSON.stringify({ revision, collection, id, keys, lists }))
  trimChanges(tables, revision - keptChanges)
  return revision
}

/** Two at a time outrun the one that is added, so a log that is too long shrinks, and no change pays for all of it. */
function trimChanges(tables: Tables, upTo: Revision): void {
  if (upTo <= 0) return
  const range = { start: revisionKey(0), end: revisionKey(upTo + 1), limit: 2 }
  for (const key of [...tables.changes.getKeys(range)]) tables.changes.remove(key)
}
