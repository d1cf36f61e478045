import { expect } from 'vitest'
import { StoreClosedError } from '../../../src/store/errors.ts'
import type { Reader } from '../../../src/store/store.ts'
import type { ContractTest } from '../store-contract.ts'
import { get, getByKey, idsOf, insert, page, remove, replace, writeAll } from './language.ts'

export function readsContract(test: ContractTest): void {
  test('gives back what was inserted, at version 1', async ({ store }) => {
    const lists = [{ list: 'all', sort: 'a' }]
    const body = { text: 'ä\n"\\\u0000\ud800', number: -1.5, nothing: null, yes: true, deep: [{ list: [[]] }, {}] }
    await store.write(insert('alice', { keys: ['name:alice'], lists, body }))
    const alice = { collection: 'user', id: 'alice', version: 1, keys: ['name:alice'], lists, body }
    expect(await get(store, 'alice')).toEqual([alice])
    expect(await getByKey(store, 'name:alice')).toEqual([alice])
    expect((await page(store, { limit: 1 })).items).toEqual([{ record: alice, cursor: { sort: 'a', id: 'alice' } }])
  })

  test('keeps any JSON value as a body', async ({ store }) => {
    const bodies = [null, false, 0, '', [], {}, 'text', [null], JSON.parse('{"__proto__":{"a":1},"constructor":2}')]
    for (const [index, body] of bodies.entries()) await store.write(insert(`${index}`, { body }))
    const records = await get(store, ...bodies.map((_, index) => `${index}`))
    expect(records.map((record) => JSON.stringify(record?.body))).toEqual(bodies.map((body) => JSON.stringify(body)))
  })

  test('answers ids and keys in the order asked, undefined where there is none', async ({ store }) => {
    await writeAll(store, insert('a', { keys: ['k:a'] }), insert('b', { keys: ['k:b'] }))
    const ids = (records: readonly ({ id: string } | undefined)[]) => records.map((record) => record?.id)
    expect(ids(await get(store, 'b', 'none', 'a', 'b'))).toEqual(['b', undefined, 'a', 'b'])
    expect(ids(await getByKey(store, 'k:b', 'k:none', 'k:a', 'k:b'))).toEqual(['b', undefined, 'a', 'b'])
    expect(await get(store)).toEqual([])
    expect(await page(store, { limit: 5 }, 'none')).toEqual({ items: [], hasMore: false })
  })

  test('keeps collections apart', async ({ store }) => {
    const parts = { keys: ['name:a'], lists: [{ list: 'all', sort: '' }] }
    await writeAll(
      store,
      insert('a', { ...parts, body: 'user' }),
      insert('a', { ...parts, collection: 'role', body: 'role' }),
    )
    await store.read(async (reader) => {
      expect((await reader.get('role', ['a']))[0]?.body).toBe('role')
      expect((await reader.getByKey('role', ['name:a']))[0]?.body).toBe('role')
      expect((await reader.list('role', 'all', { limit: 9 })).items.map(({ record }) => record.body)).toEqual(['role'])
      expect(await reader.get('rol', ['ea'])).toEqual([undefined])
    })
  })

  test('hands out values that nobody else shares', async ({ store }) => {
    const body = { tags: ['before'] }
    const change = insert('a', { body, keys: ['k'], lists: [{ list: 'all', sort: '' }] })
    const written = store.write(change)
    body.tags[0] = 'changed after the call'
    await written
    body.tags[0] = 'changed after the write'
    const [first, second] = await store.read((reader) => reader.get<{ tags: string[] }>('user', ['a', 'a']))
    expect(first?.body.tags).toEqual(['before'])
    first?.body.tags.push('changed after the read')
    expect(second?.body.tags).toEqual(['before'])
    expect((await get(store, 'a'))[0]?.body).toEqual({ tags: ['before'] })
  })

  test('sees one state for as long as it lasts, whatever is written meanwhile', async ({ store }) => {
    const parts = (name: string) => ({ keys: [`name:${name}`], lists: [{ list: 'all', sort: name }], body: name })
    await writeAll(store, insert('a', parts('old')), insert('gone', { lists: [{ list: 'all', sort: 'z' }] }))
    const look = async (reader: Reader) => ({
      revision: reader.revision,
      body: (await reader.get('user', ['a']))[0]?.body,
      byOldKey: (await reader.getByKey('user', ['name:old']))[0]?.id,
      byNewKey: (await reader.getByKey('user', ['name:new']))[0]?.id,
      list: idsOf(await reader.list('user', 'all', { limit: 9 })),
    })
    const before = { revision: 2, body: 'old', byOldKey: 'a', byNewKey: undefined, list: ['a', 'gone'] }
    const after = { revision: 5, body: 'new', byOldKey: undefined, byNewKey: 'a', list: ['b', 'a'] }
    await store.read(async (reader) => {
      await writeAll(store, replace('a', 1, parts('new')), remove('gone', 1))
      await writeAll(store, insert('b', { lists: [{ list: 'all', sort: 'a' }] }))
      expect(await look(reader)).toEqual(before)
      await store.read(async (other) => expect(await look(other)).toEqual(after))
      await new Promise((resolve) => setTimeout(resolve, 5))
      expect(await look(reader)).toEqual(before)
    })
    await store.read(async (reader) => expect(await look(reader)).toEqual(after))
  })

  test('settles as the work does', async ({ store }) => {
    expect(await store.read(async () => 42)).toBe(42)
    await expect(store.read(() => Promise.reject(new Error('mine')))).rejects.toThrow('mine')
    const throwing = () => {
      throw new Error('at once')
    }
    await expect(store.read(throwing)).rejects.toThrow('at once')
  })

  test('refuses a reader whose work has settled', async ({ store }) => {
    const reader = await store.read(async (itself) => itself)
    await expect(reader.get('user', ['a'])).rejects.toThrow('until its work has settled')
    await expect(reader.getByKey('user', ['a'])).rejects.toThrow('until its work has settled')
    await expect(reader.list('user', 'all', { limit: 1 })).rejects.toThrow('until its work has settled')
  })

  test('throws StoreClosedError after close, and closes twice', async ({ store }) => {
    await store.write(insert('a'))
    await store.close()
    await store.close()
    const calls = [
      () => store.revision(),
      () => store.changesAfter(0),
      () => get(store, 'a'),
      () => store.write(insert('b')),
    ]
    for (const call of calls) await expect(call()).rejects.toThrow(StoreClosedError)
  })

  test('waits for running work when closing', async ({ store }) => {
    await store.write(insert('a'))
    let finished = false
    const reading = store.read(async (reader) => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      const records = await reader.get('user', ['a'])
      finished = true
      return records.length
    })
    const writing = store.write(insert('b'))
    await store.close()
    expect(finished).toBe(true)
    expect(await Promise.all([reading, writing])).toEqual([1, 2])
  })
}
