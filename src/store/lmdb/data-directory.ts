import { constants } from 'node:fs'
import { access, mkdir, open, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { StoreOpenError } from '../errors.ts'
import { DATA_FILE } from './data-file.ts'
import { systemReason } from './system-reason.ts'

export interface DataDirectory {
  readonly path: string
  /** The disk takes no changes at all. Nothing but reading is possible. */
  readonly readOnly: boolean
}

/**
 * Makes the directory if need be (for its owner alone) and makes sure that LMDB can work in it. LMDB itself is only asked when it
 * will succeed: on a full disk or without permission it could end the process instead of failing.
 * @throws StoreOpenError
 */
export async function prepareDataDirectory(path: string): Promise<DataDirectory> {
  try {
    const isNew = !(await exists(join(path, DATA_FILE)))
    if (isNew) {
      await makeDirectory(path)
      await tryWriting(path)
      return { path, readOnly: false }
    }
    return { path, readOnly: await isReadOnlyDisk(path) }
  } catch (error) {
    throw new StoreOpenError(`the data directory \`${path}\` cannot be used: ${systemReason(error)}`, { cause: error })
  }
}

/** Parents first, one at a time: all at once some file systems tell a wrong reason, and some never answer. */
async function makeDirectory(path: string): Promise<void> {
  if (await exists(path)) return
  const parent = dirname(resolve(path))
  if (parent !== path) await makeDirectory(parent)
  try {
    await mkdir(path, { mode: 0o700 })
  } catch (error) {
    // Another process may have been faster.
    if (codeOf(error) !== 'EEXIST') throw error
  }
}

async function isReadOnlyDisk(path: string): Promise<boolean> {
  try {
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK)
    for (const file of [join(path, DATA_FILE), join(path, 'lock.mdb')]) {
      if (await exists(file)) await access(file, constants.R_OK | constants.W_OK)
    }
    return false
  } catch (error) {
    if (codeOf(error) !== 'EROFS') throw error
    await access(join(path, DATA_FILE), constants.R_OK)
    return true
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

/** LMDB's two files take less than this when they are made. */
const FIRST_SIZE = 256 * 1024

async function tryWriting(path: string): Promise<void> {
  const file = join(path, `.space-check-${process.pid}`)
  try {
    await writeFile(file, Buffer.alloc(FIRST_SIZE), { mode: 0o600 })
    const handle = await open(file, 'r+')
    await handle.sync().finally(() => handle.close())
  } finally {
    await rm(file, { force: true })
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)
