/** What the port costs: `npx tsx bench/store/stores.ts`. Where the directory for temporary files lies on a disk, writes are flushed. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bench, do_not_optimize, group, run } from 'mitata'
import { openLmdbStore } from '../../src/store/lmdb/open-lmdb-store.ts'
import { openMemoryStore } from '../../src/store/memory/memory-store.ts'
import type { Store, StoreRecord } from '../../src/store/store.ts'

const RECORDS = 10_000

/** About as large as a user with a few attached policies. */
function user(number: number): Omit<StoreRecord, 'version'> {
  const name = `user-${`${number}`.padStart(6, '0')}`
  return {
    collection: 'user',
    id: `AIDA${number}`,
    keys: [`name:222233334444/${name}`],
    lists: [
      { list: 'account:222233334444', sort: `/team-${number % 10}/${name}` },
      { list: 'attached:arn:aws:iam::aws:policy/ReadOnlyAccess', sort: name },
    ],
    body: { name, path: '/', tags: [{ key: 'team', value: `${number % 10}` }], inline: { p: 'x'.repeat(500) } },
  }
}

async function fill(store: Store): Promise<Store> {
  const numbers = Array.from({ length: RECORDS }, (_, number) => number)
  await Promise.all(numbers.map((number) => store.write({ kind: 'insert', record: user(number) })))
  return store
}

const directory = await mkdtemp(join(tmpdir(), 'sallyport-bench-'))
const stores = {
  memory: await fill(openMemoryStore()),
  lmdb: await fill(await openLmdbStore({ directory })),
}

const hundred = Array.from({ length: 100 }, (_, index) => (index * 97) % RECORDS)
const ids = hundred.map((number) => `AIDA${number}`)
const keys = hundred.flatMap((number) => user(number).keys)

for (const [name, store] of Object.entries(stores)) {
  let next = RECORDS
  group(name, () => {
    bench('revision', async () => do_not_optimize(await store.revision()))
    bench('get 1', async () => do_not_optimize(await store.read((reader) => reader.get('user', ['AIDA77']))))
    bench('get 100', async () => do_not_optimize(await store.read((reader) => reader.get('user', ids))))
    bench('getByKey 100', async () => do_not_optimize(await store.read((reader) => reader.getByKey('user', keys))))
    bench('list page of 100', async () => {
      const options = { prefix: '/team-7/', limit: 100 }
      return do_not_optimize(await store.read((reader) => reader.list('user', 'account:222233334444', options)))
    })
    bench('write 1', () => store.write({ kind: 'insert', record: user(next++) }))
    bench('write 100 at once', () =>
      Promise.all(Array.from({ length: 100 }, () => store.write({ kind: 'insert', record: user(next++) }))),
    )
  })
}

await run()
await Promise.all(Object.values(stores).map((store) => store.close()))
await rm(directory, { recursive: true })
