import { copyFile, mkdir, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { openLmdbStore } from '../../../src/store/lmdb/open-lmdb-store.ts'

/**
 * Run as a process of its own, since what it tries could end the process: opens the store in `directory` with its data file cut to
 * each of `sizes`, and prints a line for each: what failed, or `whole` when every record was still there.
 */
const [directory = '', records = '', ...sizes] = process.argv.slice(2)

for (const size of sizes) {
  const cut = join(directory, `cut-${size}`)
  await mkdir(cut)
  await copyFile(join(directory, 'data.mdb'), join(cut, 'data.mdb'))
  await truncate(join(cut, 'data.mdb'), Number(size))
  console.log(`${size}: ${await outcome(cut)}`)
}

async function outcome(cut: string): Promise<string> {
  try {
    const store = await openLmdbStore({ directory: cut })
    const page = await store.read((reader) => reader.list('user', 'all', { limit: 10_000 }))
    await store.write({ kind: 'insert', record: { collection: 'user', id: 'new', keys: [], lists: [], body: 1 } })
    await store.close()
    return page.items.length === Number(records) ? 'whole' : `only ${page.items.length} records`
  } catch (error) {
    return String(error)
  }
}
