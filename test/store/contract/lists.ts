import { expect } from 'vitest'
import type { ContractTest } from '../store-contract.ts'
import { at, idsInList, idsOf, insert, page, remove, replace, writeAll } from './language.ts'

export function listsContract(test: ContractTest): void {
  test('orders by sort, then by id', async ({ store }) => {
    await writeAll(store, insert('c', at('1')), insert('a', at('2')), insert('b', at('1')), insert('d', at('10')))
    expect(await idsInList(store)).toEqual(['b', 'c', 'd', 'a'])
  })

  test('pages through everything once, whatever the limit', async ({ store }) => {
    const ids = Array.from({ length: 23 }, (_, index) => `${index}`.padStart(2, '0'))
    for (const id of ids) await store.write(insert(id, at(`${Number(id) % 5}`)))
    const expected = ids.toSorted((a, b) => (Number(a) % 5) - (Number(b) % 5) || a.localeCompare(b))
    for (const limit of [1, 2, 5, 22, 23, 24]) expect(await idsInList(store, 'all', limit)).toEqual(expected)
  })

  test('says whether there is more, also when the page is exactly full', async ({ store }) => {
    await writeAll(store, insert('a', at('a')), insert('b', at('b')), insert('c', at('c')))
    expect(await page(store, { limit: 2 })).toMatchObject({ hasMore: true })
    expect(await page(store, { limit: 3 })).toMatchObject({ hasMore: false })
    expect(await page(store, { limit: 2, after: { sort: 'a', id: 'a' } })).toMatchObject({ hasMore: false })
    expect(await page(store, { limit: 1, after: { sort: 'c', id: 'c' } })).toEqual({ items: [], hasMore: false })
  })

  test('resumes where the cursor points when its entry is gone or new ones came', async ({ store }) => {
    const ids = ['a', 'b', 'c', 'd', 'e']
    await writeAll(store, ...ids.map((id) => insert(id, at(id))))
    const first = await page(store, { limit: 2 })
    const after = first.items.at(-1)?.cursor ?? { sort: '', id: '' }
    expect(after).toEqual({ sort: 'b', id: 'b' })
    await writeAll(store, remove('b', 1), remove('c', 1), insert('new', at('a')), insert('between', at('cc')))
    await store.write(replace('e', 1, at('aa')))
    expect(idsOf(await page(store, { limit: 9, after }))).toEqual(['between', 'd'])
  })

  test('resumes from a place where nothing ever stood', async ({ store }) => {
    await writeAll(store, insert('b', at('same')), insert('d', at('same')), insert('a', at('next')))
    const from = async (sort: string, id: string) => idsOf(await page(store, { limit: 9, after: { sort, id } }))
    expect(await from('', '')).toEqual(['a', 'b', 'd'])
    expect(await from('same', '')).toEqual(['b', 'd'])
    expect(await from('same', 'c')).toEqual(['d'])
    expect(await from('samd', 'zzz')).toEqual(['b', 'd'])
    expect(await from('same\u0000', '')).toEqual([])
  })

  test('filters by prefix of the sort value, and pages within it', async ({ store }) => {
    const sorts = ['/', '/a/', '/a/b/', '/ab/', '/b/', 'a', '/\u{10ffff}/', '/a\u0000']
    await writeAll(store, ...sorts.map((sort) => insert(`at ${sort}`, at(sort))))
    const under = async (prefix: string) =>
      (await page(store, { prefix, limit: 99 })).items.map(({ cursor }) => cursor.sort)
    expect(await under('/a')).toEqual(['/a\u0000', '/a/', '/a/b/', '/ab/'])
    expect(await under('/a/')).toEqual(['/a/', '/a/b/'])
    expect(await under('/')).toHaveLength(7)
    expect(await under('')).toHaveLength(8)
    expect(await under('/A')).toEqual([])
    expect(await under('/\u{10ffff}')).toEqual(['/\u{10ffff}/'])
    const first = await page(store, { prefix: '/a', limit: 2 })
    expect(first).toMatchObject({ hasMore: true })
    const after = first.items.at(-1)?.cursor ?? { sort: '', id: '' }
    const second = await page(store, { prefix: '/a', limit: 2, after })
    expect(idsOf(second)).toEqual(['at /a/b/', 'at /ab/'])
    expect(second.hasMore).toBe(false)
    expect(idsOf(await page(store, { prefix: '/b', limit: 2, after }))).toEqual(['at /b/'])
    expect(idsOf(await page(store, { prefix: '/a', limit: 9, after: { sort: '/b', id: '' } }))).toEqual([])
  })

  test('keeps lists apart whose names begin alike', async ({ store }) => {
    await writeAll(store, insert('a', at('x', 'list')), insert('b', at('x', 'lis')), insert('c', at('tx', 'lis')))
    expect(await idsInList(store, 'list')).toEqual(['a'])
    expect(await idsInList(store, 'lis')).toEqual(['c', 'b'])
  })

  test('takes a limit below 1 for a bug', async ({ store }) => {
    for (const limit of [0, -1, 1.5, Number.NaN]) {
      await expect(page(store, { limit })).rejects.toThrow(`a whole number from 1, not ${limit}`)
    }
  })
}
