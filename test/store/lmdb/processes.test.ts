import { afterEach, describe, expect, it } from 'vitest'
import { openLmdbStore } from '../../../src/store/lmdb/open-lmdb-store.ts'
import type { Store } from '../../../src/store/store.ts'
import { get, insert, replace } from '../contract/language.ts'
import { type Peer, startPeer } from './peer.ts'
import { type Acknowledged, expectWhole } from './storm.ts'
import { temporaryDirectories } from './temporary-directory.ts'

const freshDirectory = temporaryDirectories()
const peers: Peer[] = []
const stores: Store[] = []

async function startPeerIn(directory: string): Promise<Peer> {
  const peer = await startPeer(directory)
  peers.push(peer)
  return peer
}

async function openIn(directory: string): Promise<Store> {
  const store = await openLmdbStore({ directory })
  stores.push(store)
  return store
}

afterEach(async () => {
  await Promise.all([...peers.splice(0), ...stores.splice(0)].map((opened) => opened.close()))
})

describe('two processes with one store', () => {
  it('see each other’s changes as soon as they are acknowledged', async () => {
    const directory = await freshDirectory()
    const store = await openIn(directory)
    const peer = await startPeerIn(directory)
    for (let round = 1; round <= 10; round++) {
      const mine = await store.write(
        round === 1 ? insert('mine', { body: 1 }) : replace('mine', round - 1, { body: round }),
      )
      expect(await peer.ask({ do: 'revision' })).toBe(mine)
      expect(await peer.ask({ do: 'read', id: 'mine' })).toBe(round)
      const change = round === 1 ? insert('theirs', { body: 1 }) : replace('theirs', round - 1, { body: round })
      const theirs = await peer.ask({ do: 'write', change })
      expect(await store.revision()).toBe(theirs)
      expect((await get(store, 'theirs'))[0]?.body).toBe(round)
    }
    const notices = await store.changesAfter(0)
    expect(notices?.map(({ revision }) => revision)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
    expect(notices?.map(({ id }) => id).slice(0, 4)).toEqual(['mine', 'theirs', 'mine', 'theirs'])
    expect(await peer.ask({ do: 'changesAfter', after: 7 })).toEqual(notices?.slice(7))
  })

  it('let exactly one of two changes based on the same version win', async () => {
    const directory = await freshDirectory()
    const store = await openIn(directory)
    const peer = await startPeerIn(directory)
    await store.write(insert('a'))
    for (let version = 1; version <= 10; version++) {
      const theirs = peer.ask({ do: 'write', change: replace('a', version, { body: 'theirs' }) })
      const mine = store.write(replace('a', version, { body: 'mine' }))
      const outcomes = await Promise.allSettled([mine, theirs])
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
      const winner = outcomes[0].status === 'fulfilled' ? 'mine' : 'theirs'
      expect((await get(store, 'a'))[0]).toMatchObject({ version: version + 1, body: winner })
    }
  })

  it('keep a read on its state while the other one writes', async () => {
    const directory = await freshDirectory()
    const store = await openIn(directory)
    const peer = await startPeerIn(directory)
    await store.write(insert('a', { body: 'before' }))
    await store.read(async (reader) => {
      await peer.ask({ do: 'write', change: replace('a', 1, { body: 'after' }) })
      expect((await reader.get('user', ['a']))[0]?.body).toBe('before')
      expect((await get(store, 'a'))[0]?.body).toBe('after')
    })
  })
})

describe('a process killed while it writes', () => {
  it.each([1, 6])('leaves every acknowledged change whole, with %i writers', async (writers) => {
    const directory = await freshDirectory()
    const store = await openIn(directory)
    const acknowledged: Acknowledged[] = []
    // Each round goes on with the store that the kill before it left behind.
    for (const round of [0, 1]) {
      const peer = await startPeerIn(directory)
      acknowledged.push(...(await peer.stormAndKill({ writers, firstWriter: round * 100 }, 80)))
      await expectWhole(store, acknowledged)
    }
    await store.close()
    const reopened = await openIn(directory)
    await expectWhole(reopened, acknowledged)
    expect(await reopened.write(insert('next'))).toBeGreaterThan(acknowledged.length)
  })
})
