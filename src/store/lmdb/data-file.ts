import { type FileHandle, open } from 'node:fs/promises'
import { endianness } from 'node:os'
import { join } from 'node:path'
import { StoreOpenError } from '../errors.ts'
import { systemReason } from './system-reason.ts'

/** What LMDB calls the file that holds everything. */
export const DATA_FILE = 'data.mdb'

/** What the first pages of LMDB's data file say about it. */
interface Header {
  readonly pageSize: number
  readonly lastPage: number
  readonly transaction: number
}

/**
 * Looks at the data file before LMDB maps it into memory: mapping something else, or reading behind the end of a file that was cut
 * short, ends the process instead of failing.
 * @returns whether the file is shorter than it says. That alone is no damage, as LMDB leaves out last pages that nothing stands in,
 * but then every page must be looked for before the file can be trusted (`walkDataFile`).
 * @throws StoreOpenError
 */
export async function checkDataFile(directory: string): Promise<{ readonly isShort: boolean }> {
  const path = join(directory, DATA_FILE)
  const file = await openIfThere(path)
  if (file === undefined) return { isShort: false }
  try {
    const { size } = await file.stat()
    if (size === 0) return { isShort: false }
    const { lastPage, pageSize } = await readNewestHeader(file, path)
    return { isShort: size < (lastPage + 1) * pageSize }
  } finally {
    await file.close()
  }
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new StoreOpenError(`\`${path}\` cannot be read: ${systemReason(error)}`, { cause: error })
  }
}

async function readNewestHeader(file: FileHandle, path: string): Promise<Header> {
  const first = await readHeader(file, path, 0)
  const second = await readHeader(file, path, first.pageSize)
  return first.transaction > second.transaction ? first : second
}

// Where LMDB's format 2 has these on a 64-bit machine (struct MDB_page, then struct MDB_meta, in liblmdb's mdb.c).
const HEADER_SIZE = 0xa0
const MAGIC = { at: 0x18, value: 0xbeefc0de }
const VERSION = { at: 0x1c, value: 2 }
const PAGE_SIZE_AT = 0x30
const LAST_PAGE_AT = 0x90
const TRANSACTION_AT = 0x98
const PAGE_SIZES: readonly number[] = [4096, 8192, 16384, 32768, 65536]

const LITTLE = endianness() === 'LE'

async function readHeader(file: FileHandle, path: string, position: number): Promise<Header> {
  const bytes = new Uint8Array(HEADER_SIZE)
  const { bytesRead } = await file.read(bytes, 0, HEADER_SIZE, position)
  if (bytesRead < HEADER_SIZE) throw new StoreOpenError(`\`${path}\` is damaged: it ends within its header`)
  const view = new DataView(bytes.buffer)
  if (view.getUint32(MAGIC.at, LITTLE) !== MAGIC.value) throw new StoreOpenError(`\`${path}\` is not an LMDB data file`)
  const version = view.getUint32(VERSION.at, LITTLE) & 0xffff
  if (version !== VERSION.value) {
    throw new StoreOpenError(`\`${path}\` has version ${version} of LMDB's format, needed is ${VERSION.value}`)
  }
  const pageSize = view.getUint32(PAGE_SIZE_AT, LITTLE)
  if (!PAGE_SIZES.includes(pageSize)) throw new StoreOpenError(`\`${path}\` is damaged: its page size is ${pageSize}`)
  const lastPage = Number(view.getBigUint64(LAST_PAGE_AT, LITTLE))
  return { pageSize, lastPage, transaction: Number(view.getBigUint64(TRANSACTION_AT, LITTLE)) }
}
