import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, type TestContext, vi } from 'vitest'
import { StoreOpenError, StoreWriteError } from '../../../src/store/errors.ts'
import { openLmdbStore } from '../../../src/store/lmdb/open-lmdb-store.ts'
import { at, get, getByKey, idsInList, insert, remove } from '../contract/language.ts'
import { startPeer } from './peer.ts'
import { temporaryDirectories } from './temporary-directory.ts'

const freshDirectory = temporaryDirectories()
const mounted: string[] = []

/** A disk of its own, where this machine lets us have one. */
async function smallDisk({ skip }: TestContext, size: string): Promise<string> {
  const path = join(await freshDirectory(), 'disk')
  await mkdir(path)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', path], { stdio: 'pipe' })
  } catch {
    skip('needs to mount a small disk, which only root may do')
  }
  mounted.push(path)
  return path
}

const remount = (path: string, options: string) => execFileSync('mount', ['-o', `remount,${options}`, path])

// Runs before `temporaryDirectories` removes them. Lazy: lmdb keeps a file that it opened read-only.
afterEach(() => {
  for (const path of mounted.splice(0)) execFileSync('umount', ['--lazy', path])
})

// lmdb tells the console of every failed commit as well.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})

const some = (id: string, size = 5_000) => insert(id, { keys: [`k:${id}`], ...at(id), body: 'x'.repeat(size) })

describe('a disk that is full', () => {
  it('refuses changes, goes on answering, and takes changes again when there is room', async (context) => {
    const disk = await smallDisk(context, '1m')
    const store = await openLmdbStore({ directory: join(disk, 'data') })
    let written = 0
    let refusal: unknown
    while (refusal === undefined) {
      try {
        await store.write(some(`${written}`.padStart(4, '0')))
        written += 1
      } catch (error) {
        refusal = error
      }
    }
    expect(refusal).toBeInstanceOf(StoreWriteError)
    expect(String(refusal)).toContain(`could not be written to \`${join(disk, 'data')}\`: the disk is full`)
    expect(written).toBeGreaterThan(20)

    const many = await Promise.allSettled(['x', 'y', 'z'].map((id) => store.write(some(id, 200_000))))
    expect(many.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(await store.revision()).toBe(written)
    expect(await store.changesAfter(0)).toHaveLength(written)
    expect(await idsInList(store)).toHaveLength(written)
    expect(await getByKey(store, 'k:x', 'k:y', `k:${written}`)).toEqual([undefined, undefined, undefined])

    remount(disk, 'size=8m')
    expect(await store.write(some('later', 200_000))).toBe(written + 1)
    await store.close()
    const reopened = await openLmdbStore({ directory: join(disk, 'data') })
    expect(await idsInList(reopened)).toHaveLength(written + 1)
    await reopened.close()
  })

  it('lets changes through for which there is room, though others in the same commit have none', async (context) => {
    const disk = await smallDisk(context, '2m')
    const store = await openLmdbStore({ directory: join(disk, 'data') })
    const changes = [some('a'), some('far too large', 4_000_000), some('b'), remove('none', 1)]
    const outcomes = await Promise.allSettled(changes.map((change) => store.write(change)))
    expect(outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.name : outcome.value))).toEqual([
      1,
      'StoreWriteError',
      2,
      'RecordNotFoundError',
    ])
    expect(await idsInList(store)).toEqual(['a', 'b'])
    await store.close()
  })

  it('lets a store be opened and read, but not be made', async (context) => {
    const disk = await smallDisk(context, '1m')
    const store = await openLmdbStore({ directory: join(disk, 'data') })
    await store.write(some('a'))
    await store.close()
    await writeFile(join(disk, 'rest'), Buffer.alloc(2_000_000)).catch(() => undefined)

    const refused = openLmdbStore({ directory: join(disk, 'other') })
    await expect(refused).rejects.toThrow(StoreOpenError)
    await expect(refused).rejects.toThrow('the disk is full')
    const reopened = await openLmdbStore({ directory: join(disk, 'data') })
    expect(await idsInList(reopened)).toEqual(['a'])
    await expect(reopened.write(some('b', 100_000))).rejects.toThrow('the disk is full')
    await reopened.close()
  })
})

describe('a disk that is read-only', () => {
  it('lets a store be read, and says why nothing can be written', async (context) => {
    const disk = await smallDisk(context, '2m')
    const directory = join(disk, 'data')
    const before = await openLmdbStore({ directory })
    await before.write(some('a'))
    await before.close()
    remount(disk, 'ro')

    const store = await openLmdbStore({ directory })
    expect((await get(store, 'a'))[0]?.version).toBe(1)
    expect(await store.changesAfter(0)).toHaveLength(1)
    const refused = store.write(some('b'))
    await expect(refused).rejects.toThrow(StoreWriteError)
    await expect(refused).rejects.toThrow('the disk is read-only')
    await store.close()
    await expect(openLmdbStore({ directory: join(disk, 'other') })).rejects.toThrow('the disk is read-only')
  })
})

describe('a limit on the size of files', () => {
  it('refuses changes and goes on answering', async () => {
    const directory = await freshDirectory()
    // `ulimit -f` counts blocks of 512 bytes; `exec` keeps the channel to the test.
    const script = join(await freshDirectory(), 'limited-node')
    await writeFile(script, `#!/bin/sh\nulimit -f 2048\nexec '${process.execPath}' "$@"\n`, { mode: 0o700 })
    const peer = await startPeer(directory, { execPath: script })
    const outcome = await peer.ask({ do: 'fill', size: 20_000 })
    await peer.close()
    expect(outcome).toMatchObject({
      refusal: expect.stringContaining('StoreWriteError: the change could not be written'),
      written: expect.any(Number),
    })
    const { written, readable, refusal } = outcome as { written: number; readable: number; refusal: string }
    expect(refusal).toContain('a limit on the size of files is reached')
    expect(written).toBeGreaterThan(5)
    expect(readable).toBe(written)
    const store = await openLmdbStore({ directory })
    expect(await idsInList(store, 'fill')).toHaveLength(written)
    await store.close()
  })
})
