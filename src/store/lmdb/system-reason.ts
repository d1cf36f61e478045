import { statfs } from 'node:fs/promises'
import { getSystemErrorName } from 'node:util'

/** Why the system refused, in words; falls back to what the error says. Never empty. */
export function systemReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return REASONS[nameOf(error)] ?? error.message
}

/** Like `systemReason` for a failed write. */
export async function writeFailureReason(error: unknown, directory: string): Promise<string> {
  const free = await freeBytes(directory)
  return free !== undefined && free < ALMOST_NOTHING ? DISK_FULL : systemReason(error)
}

const ALMOST_NOTHING = 64 * 1024
const DISK_FULL = 'the disk is full'

const REASONS: Readonly<Record<string, string>> = Object.freeze({
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOSPC: DISK_FULL,
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'a limit on the size of files is reached',
  EROFS: 'the disk is read-only',
  // Also what LMDB makes of a write that went through in part.
  EIO: 'input/output error: the disk fails, or has no room, or a limit on the size of files is reached',
  ENOENT: 'the directory above it cannot be made',
  ENOTDIR: 'it is not a directory, or lies inside a file',
  EEXIST: 'it is not a directory',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many files are open',
})

/** `ENOSPC` and the like. LMDB gives the number of the system's error, Node the name. */
function nameOf(error: Error): string {
  if (!('code' in error)) return ''
  if (typeof error.code !== 'number') return String(error.code)
  return error.code > 0 && error.code < 200 ? getSystemErrorName(-error.code) : ''
}

async function freeBytes(directory: string): Promise<number | undefined> {
  try {
    const { bavail, bsize } = await statfs(directory)
    return bavail * bsize
  } catch {
    return undefined
  }
}
