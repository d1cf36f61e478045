import { openLmdbStore } from '../../../src/store/lmdb/open-lmdb-store.ts'
import type { Change } from '../../../src/store/store.ts'
import { type Storm, stormChanges } from './storm.ts'

/** Another process with the same store open: does what the test tells it to, and says what came out. */
export type PeerRequest =
  | { readonly do: 'write'; readonly change: Change }
  | { readonly do: 'read'; readonly id: string }
  | { readonly do: 'revision' }
  | { readonly do: 'changesAfter'; readonly after: number }
  /** Writes without end, from several writers at once, and tells each acknowledged change. */
  | ({ readonly do: 'storm' } & Storm)
  /** Writes records of `size` characters until one is refused; answers how many were written and the refusal. */
  | { readonly do: 'fill'; readonly size: number }
  | { readonly do: 'close' }

const [directory = ''] = process.argv.slice(2)
const store = await openLmdbStore({ directory })
const tell = (message: unknown) => process.send?.(message)

process.on('message', async (request: PeerRequest) => {
  try {
    tell({ answer: await answer(request) })
  } catch (error) {
    tell({ failure: error instanceof Error ? `${error.name}: ${error.message}` : String(error) })
  }
})
tell({ answer: 'ready' })

async function answer(request: PeerRequest): Promise<unknown> {
  switch (request.do) {
    case 'write':
      return store.write(request.change)
    case 'read':
      return (await store.read((reader) => reader.get('user', [request.id])))[0]?.body
    case 'revision':
      return store.revision()
    case 'changesAfter':
      return store.changesAfter(request.after)
    case 'storm':
      return Promise.all(Array.from({ length: request.writers }, (_, index) => storm(request.firstWriter + index)))
    case 'fill':
      return fill(request.size)
    case 'close':
      await store.close()
      process.disconnect()
      return 'closed'
  }
}

async function storm(writer: number): Promise<void> {
  for (const { change, acknowledged } of stormChanges(writer)) {
    const revision = await store.write(change)
    tell({ acknowledged: { ...acknowledged, revision } })
  }
}

async function fill(size: number): Promise<{ written: number; refusal: string; readable: number }> {
  for (let written = 0; ; written++) {
    const id = `fill-${written}`
    const lists = [{ list: 'fill', sort: id }]
    try {
      await store.write({
        kind: 'insert',
        record: { collection: 'user', id, keys: [id], lists, body: 'x'.repeat(size) },
      })
    } catch (error) {
      const page = await store.read((reader) => reader.list('user', 'fill', { limit: 100_000 }))
      return { written, refusal: String(error), readable: page.items.length }
    }
  }
}
