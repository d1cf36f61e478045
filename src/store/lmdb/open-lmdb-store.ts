import { open } from 'lmdb'
import { StoreError, StoreOpenError } from '../errors.ts'
import { DEFAULT_KEPT_CHANGES, type Store } from '../store.ts'
import { checkAllReadable } from './check-all-readable.ts'
import { type DataDirectory, prepareDataDirectory } from './data-directory.ts'
import { checkDataFile } from './data-file.ts'
import { LmdbStore } from './lmdb-store.ts'
import { FORMAT_KEY, openTables, TABLE_OPTIONS, type Tables } from './lmdb-tables.ts'
import { systemReason } from './system-reason.ts'
import { walkDataFile } from './walk-data-file.ts'

export interface LmdbStoreOptions {
  /** Made (mode 0700) when it is not there. On a local disk: LMDB does not work over a network. */
  readonly directory: string
  /** How many change notices are kept. Default 100,000. */
  readonly keptChanges?: number
}

/** Grows when an older version could not read, or would damage, what this one writes. */
export const STORE_FORMAT = '1'

/**
 * The embedded store. Several processes of one machine may open the same directory; each sees the others' changes at once. What is
 * acknowledged has been flushed to the disk.
 *
 * @throws StoreOpenError when the directory cannot be used, or what lies in it was not written by this store, or is damaged.
 * @example const store = await openLmdbStore({ directory: './data' })
 */
export async function openLmdbStore({
  directory: path,
  keptChanges = DEFAULT_KEPT_CHANGES,
}: LmdbStoreOptions): Promise<Store> {
  const directory = await prepareDataDirectory(path)
  const { isShort } = await checkDataFile(path)
  if (isShort) await walkDataFile(path)
  const root = openRoot(directory)
  try {
    checkFormat(root, directory)
    const tables = openTables(root)
    if (isShort) checkAllReadable(tables)
    return new LmdbStore(tables, directory, keptChanges)
  } catch (error) {
    await root.close()
    throw asOpenError(error, path)
  }
}

function openRoot({ path, readOnly }: DataDirectory): Tables['root'] {
  try {
    return open({
      ...TABLE_OPTIONS,
      path,
      noSubdir: false,
      readOnly,
      maxDbs: 8,
      // Each state that is being read at a moment takes one place, in every process together.
      maxReaders: 1_024,
      // A commit is flushed before anybody sees it: no process acts on a change that a power cut could take back.
      overlappingSync: false,
      // With it, a failed commit also rejects a promise that lmdb keeps to itself, which ends the process. `GroupCommit` batches.
      eventTurnBatching: false,
      ...PRIVATE_FILES,
    })
  } catch (error) {
    throw asOpenError(error, path)
  }
}

// Known to lmdb, but not to its types.
const PRIVATE_FILES = { permissionsMode: 0o600 }

function checkFormat(root: Tables['root'], { path, readOnly }: DataDirectory): void {
  const markIfNew = () => {
    const format = root.get(FORMAT_KEY)
    if (format !== undefined) return format
    if (readOnly || root.getKeysCount() > 0) throw new StoreOpenError(`\`${path}\` was not written by sallyport`)
    root.put(FORMAT_KEY, STORE_FORMAT)
    return STORE_FORMAT
  }
  const format = readOnly ? markIfNew() : root.transactionSync(markIfNew)
  if (format === STORE_FORMAT) return
  const advice = 'open it with the version of sallyport that wrote it'
  throw new StoreOpenError(`\`${path}\` has store format ${format}, this version reads ${STORE_FORMAT}: ${advice}`)
}

function asOpenError(error: unknown, path: string): StoreError {
  if (error instanceof StoreError) return error
  return new StoreOpenError(`the store in \`${path}\` cannot be opened: ${systemReason(error)}`, { cause: error })
}
