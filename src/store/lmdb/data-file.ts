import { type FileHandle, open } from 'node:fs/promises'
import { endianness } from 'node:os'
import { join } from 'node:path'
import { StoreOpenError } from '../errors.ts'

/** What the first pages of LMDB's data file say about it. */
interface Header {
  readonly pageSize: number
  readonly lastPage: number
  readonly transaction: number
}

/**
 * Looks at the data file before LMDB maps it into memory: mapping something else, or reading behind the end of a file that was cut
 * short, ends the process instead of failing.
 * @returns whether the file is shorter than it says. LMDB leaves the last pages out when nothing stands in them, so that alone is no
 * damage; but then everything that is stored must be read once before it can be trusted. The missing end is filled with zeros.
 * @throws StoreOpenError
 */
export async function checkDataFile(directory: string, readOnly: boolean): Promise<{ readonly isShort: boolean }> {
  const path = join(directory, 'data.mdb')
  const file = await openIfThere(path, readOnly ? 'r' : 'a+')
  if (file === undefined) return { isShort: false }
  try {
    const { size } = await file.stat()
    if (size === 0) return { isShort: false }
    const header = await readNewestHeader(file, path)
    const missing = (header.lastPage + 1) * header.pageSize - size
    if (missing <= 0) return { isShort: false }
    if (readOnly) throw new StoreOpenError(`\`${path}\` ends ${missing} bytes too early, and the disk is read-only`)
    await appendZeros(file, missing)
    return { isShort: true }
  } finally {
    await file.close()
  }
}

async function openIfThere(path: string, flags: string): Promise<FileHandle | undefined> {
  try {
    const probe = await open(path, 'r')
    await probe.close()
    return await open(path, flags)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
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

const MEGABYTE = 1024 * 1024

/** Appending cannot overwrite what another process may be adding at this moment. */
async function appendZeros(file: FileHandle, count: number): Promise<void> {
  for (let left = count; left > 0; left -= MEGABYTE) await file.appendFile(new Uint8Array(Math.min(left, MEGABYTE)))
}
