import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'

/** Call in a describe block: gives a fresh directory with each call, and removes them after each test. */
export function temporaryDirectories(): () => Promise<string> {
  const made: string[] = []
  afterEach(async () => {
    await Promise.all(made.splice(0).map((directory) => rm(directory, { recursive: true, force: true })))
  })
  return async () => {
    const directory = await mkdtemp(join(tmpdir(), 'sallyport-store-'))
    made.push(directory)
    return directory
  }
}
