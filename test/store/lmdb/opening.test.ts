import { execFile } from 'node:child_process'
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { open } from 'lmdb'
import { describe, expect, it } from 'vitest'
import { StoreOpenError } from '../../../src/store/errors.ts'
import { FORMAT_KEY, TABLE_OPTIONS } from '../../../src/store/lmdb/lmdb-tables.ts'
import { openLmdbStore, STORE_FORMAT } from '../../../src/store/lmdb/open-lmdb-store.ts'
import { at, get, idsInList, insert, remove, writeAll } from '../contract/language.ts'
import { temporaryDirectories } from './temporary-directory.ts'

const freshDirectory = temporaryDirectories()

async function expectRefusal(directory: string, text: string): Promise<void> {
  const refusal = await openLmdbStore({ directory }).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(StoreOpenError)
  expect(String(refusal)).toContain(text)
}

/** Records of all sizes, some of them removed again. */
async function makeStore(directory: string, records: number): Promise<void> {
  const store = await openLmdbStore({ directory })
  for (let index = 0; index < records + 5; index++) {
    const body = 'x'.repeat(index % 7 === 0 ? 9_000 : 300)
    await store.write(insert(`${index}`, { keys: [`k${index}`], ...at(`${index}`), body }))
  }
  for (let index = 0; index < 5; index++) await store.write(remove(`${index}`, 1))
  await store.close()
}

describe('the data directory', () => {
  it('is made for its owner alone, with all that lies in it', async () => {
    const directory = join(await freshDirectory(), 'deep', 'data')
    const store = await openLmdbStore({ directory })
    const mode = async (path: string) => (await stat(path)).mode & 0o777
    expect(await mode(directory)).toBe(0o700)
    for (const file of ['data.mdb', 'lock.mdb']) expect(await mode(join(directory, file))).toBe(0o600)
    await store.close()
  })

  it('keeps everything until it is opened again, also under a name with a dot', async () => {
    const directory = join(await freshDirectory(), 'data.v1')
    const before = await openLmdbStore({ directory })
    await writeAll(before, insert('a', { keys: ['k'], ...at('1'), body: 'kept' }), insert('b', at('0')))
    await before.close()
    const store = await openLmdbStore({ directory })
    expect(await store.revision()).toBe(2)
    expect((await get(store, 'a'))[0]?.body).toBe('kept')
    expect(await idsInList(store)).toEqual(['b', 'a'])
    expect((await store.changesAfter(0))?.map(({ id }) => id)).toEqual(['a', 'b'])
    await store.close()
  })

  it('shortens a change log that has become too long', async () => {
    const directory = await freshDirectory()
    const long = await openLmdbStore({ directory })
    for (let index = 0; index < 10; index++) await long.write(insert(`${index}`))
    await long.close()
    const store = await openLmdbStore({ directory, keptChanges: 3 })
    expect(await store.changesAfter(0)).toHaveLength(10)
    for (let index = 10; index < 20; index++) await store.write(insert(`${index}`))
    expect(await store.changesAfter(16)).toBeUndefined()
    expect(await store.changesAfter(17)).toHaveLength(3)
    await store.close()
  })

  it('is refused when it is a file, lies in a file, or is not permitted', async () => {
    const parent = await freshDirectory()
    const file = join(parent, 'file')
    await writeFile(file, '')
    await expectRefusal(file, `the data directory \`${file}\` cannot be used: it is not a directory`)
    await expectRefusal(join(file, 'below'), 'it is not a directory, or lies inside a file')
    await expectRefusal(join(parent, 'n'.repeat(300)), 'the name is too long')
  })

  it.skipIf(process.getuid?.() === 0)(
    'is refused when it is not permitted (skipped: root may do anything)',
    async () => {
      const parent = await freshDirectory()
      await chmod(parent, 0o500)
      await expectRefusal(join(parent, 'data'), 'permission denied')
    },
  )
})

describe('a data file', () => {
  it('of something else is refused', async () => {
    const directory = await freshDirectory()
    await writeFile(join(directory, 'data.mdb'), 'no database\n'.repeat(1_000))
    await expectRefusal(directory, 'is not an LMDB data file')
    expect(await readFile(join(directory, 'data.mdb'), 'utf8')).toContain('no database')
  })

  it('of LMDB, but not of this store, is refused and left alone', async () => {
    const directory = await freshDirectory()
    const foreign = open({ path: directory, noSubdir: false })
    await foreign.put('some', 'thing')
    await foreign.close()
    await expectRefusal(directory, 'was not written by sallyport')
    const again = open({ path: directory, noSubdir: false })
    expect([...again.getKeys()]).toEqual(['some'])
    await again.close()
  })

  it('of another format is refused, with what to do', async () => {
    const directory = await freshDirectory()
    await makeStore(directory, 1)
    const root = open<string, Uint8Array>({ ...TABLE_OPTIONS, path: directory, noSubdir: false })
    await root.put(FORMAT_KEY, '2')
    await root.close()
    const advice = 'open it with the version of sallyport that wrote it'
    await expectRefusal(directory, `has store format 2, this version reads ${STORE_FORMAT}: ${advice}`)
  })

  it('that was cut short is refused wherever it was cut, without ending the process', async () => {
    const directory = await freshDirectory()
    await makeStore(directory, 40)
    const { size } = await stat(join(directory, 'data.mdb'))
    const sizes = [1, 100, 4_096, 4_200, 8_192, size - 1, size - 4_000]
    for (let at = 12_288; at < size; at += 5 * 4_096) sizes.push(at)

    const script = fileURLToPath(new URL('damaged-files-process.ts', import.meta.url))
    const given = ['--import', 'tsx', script, directory, '40', ...sizes.map(String)]
    const { stdout } = await promisify(execFile)(process.execPath, given)
    const outcomes = new Map(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.split(/: (.*)/, 2) as [string, string]),
    )
    expect([...outcomes.keys()]).toEqual(sizes.map(String))
    for (const outcome of outcomes.values()) expect(outcome).toMatch(/StoreOpenError: .*(damaged)|whole/)
    // The last page holds something or not; what comes right after the header always does.
    expect(outcomes.get('8192')).toContain('was cut short and is damaged')
    expect(outcomes.get('4200')).toContain('is damaged: it ends within its header')
  })

  it('that lacks only pages that nothing refers to is whole', async () => {
    const directory = await freshDirectory()
    await makeStore(directory, 20)
    const path = join(directory, 'data.mdb')
    const bytes = await readFile(path)
    // The number of the last page, in both of LMDB's headers: as after a commit whose last pages were freed again.
    for (const header of [0, 4_096]) bytes.writeBigUInt64LE(bytes.readBigUInt64LE(header + 0x90) + 5n, header + 0x90)
    await mkdir(join(directory, 'copy'))
    await writeFile(join(directory, 'copy', 'data.mdb'), bytes)
    const store = await openLmdbStore({ directory: join(directory, 'copy') })
    expect(await idsInList(store)).toHaveLength(20)
    await store.write(insert('new', { body: 'x'.repeat(50_000) }))
    expect((await get(store, 'new'))[0]?.body).toHaveLength(50_000)
    await store.close()
  })

  it('that is empty is a new store', async () => {
    const directory = await freshDirectory()
    await writeFile(join(directory, 'data.mdb'), '')
    const store = await openLmdbStore({ directory })
    expect(await store.revision()).toBe(0)
    await store.close()
  })
})
