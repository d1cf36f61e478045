import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { StoreOpenError } from '../errors.ts'
import { TABLE_NAMES } from './lmdb-tables.ts'
import { systemReason } from './system-reason.ts'

/**
 * Reads every page that LMDB's data file refers to, in a process of its own: LMDB ends the process when it comes across a page that
 * is not there. Takes as long as reading the file; only called for a file that looks cut short.
 * @throws StoreOpenError when a page is missing.
 */
export async function walkDataFile(directory: string): Promise<void> {
  const lmdb = createRequire(import.meta.url).resolve('lmdb')
  try {
    await promisify(execFile)(process.execPath, ['--eval', WALK, lmdb, directory, ...TABLE_NAMES])
  } catch (error) {
    if (isUnableToStart(error)) throw new StoreOpenError(`\`${directory}\` cannot be checked: ${systemReason(error)}`)
    throw new StoreOpenError(`the data file in \`${directory}\` was cut short and is damaged`, { cause: error })
  }
}

/** Handed to another Node as text, so that it runs the same from source and when built. The free pages are walked by `getStats`. */
const WALK = `
  const [, lmdb, path, ...names] = process.argv
  const binary = { keyEncoding: 'binary', encoding: 'binary' }
  const root = require(lmdb).open({ ...binary, path, noSubdir: false, readOnly: true })
  root.getStats()
  for (const name of names) for (const { value } of root.openDB(name, binary)?.getRange({}) ?? []) value.at(-1)
  process.exit(0)
`

const isUnableToStart = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && String(error.syscall).startsWith('spawn')
