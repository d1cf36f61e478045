import { expect } from 'vitest'
import type { ContractTest } from '../store-contract.ts'
import { get, insert, page, remove, replace, writeAll } from './language.ts'

export function revisionsContract(test: ContractTest): void {
  test('begins at 0 and grows by one with each change', async ({ store }) => {
    expect(await store.revision()).toBe(0)
    expect(await store.write(insert('a'))).toBe(1)
    expect(await store.write(replace('a', 1))).toBe(2)
    expect(await store.write(remove('a', 2))).toBe(3)
    expect(await store.revision()).toBe(3)
  })

  test('stays where it is on reads and refused changes', async ({ store }) => {
    await store.write(insert('a'))
    await store.write(insert('a')).catch(() => undefined)
    await store.write(remove('b', 1)).catch(() => undefined)
    await get(store, 'a')
    await page(store, { limit: 1 })
    await store.changesAfter(0)
    expect(await store.revision()).toBe(1)
    expect(await store.read(async (reader) => reader.revision)).toBe(1)
  })

  test('lets a read see every change that was acknowledged', async ({ store }) => {
    for (let version = 0; version < 20; version++) {
      const revision = await store.write(version === 0 ? insert('a') : replace('a', version))
      const [seen, record] = await store.read(async (reader) => [reader.revision, await reader.get('user', ['a'])])
      expect(seen).toBe(revision)
      expect(record[0]?.version).toBe(version + 1)
    }
  })

  test('tells every change in order, with the names before and after', async ({ store }) => {
    const lists = (...names: readonly string[]) => names.map((list) => ({ list, sort: list }))
    await writeAll(
      store,
      insert('a', { keys: ['k:1', 'k:2'], lists: lists('l1', 'l2') }),
      insert('b', { collection: 'role' }),
      replace('a', 1, { keys: ['k:2', 'k:3'], lists: lists('l2', 'l3') }),
      remove('a', 2),
    )
    const notice = (revision: number, id: string, keys: readonly string[], names: readonly string[]) => ({
      revision,
      collection: id === 'b' ? 'role' : 'user',
      id,
      keys,
      lists: names,
    })
    const notices = [
      notice(1, 'a', ['k:1', 'k:2'], ['l1', 'l2']),
      notice(2, 'b', [], []),
      notice(3, 'a', ['k:1', 'k:2', 'k:3'], ['l1', 'l2', 'l3']),
      notice(4, 'a', ['k:2', 'k:3'], ['l2', 'l3']),
    ]
    for (let after = 0; after <= 4; after++) expect(await store.changesAfter(after)).toEqual(notices.slice(after))
  })

  test('says undefined for a revision that it never had', async ({ store }) => {
    expect(await store.changesAfter(0)).toEqual([])
    expect(await store.changesAfter(1)).toBeUndefined()
    await store.write(insert('a'))
    expect(await store.changesAfter(2)).toBeUndefined()
    expect(await store.changesAfter(-1)).toBeUndefined()
  })

  test('says undefined when notices in between are gone', async ({ open }) => {
    const store = await open({ keptChanges: 3 })
    for (let index = 1; index <= 5; index++) await store.write(insert(`${index}`))
    expect(await store.changesAfter(1)).toBeUndefined()
    expect((await store.changesAfter(2))?.map(({ id }) => id)).toEqual(['3', '4', '5'])
    expect((await store.changesAfter(4))?.map(({ id }) => id)).toEqual(['5'])
    expect(await store.changesAfter(5)).toEqual([])
  })
}
