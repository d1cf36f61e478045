import { expect } from 'vitest'
import type { ContractTest } from '../store-contract.ts'
import { at, get, getByKey, idsInList, insert, page, remove, writeAll } from './language.ts'

/** Names that a careless store mixes up: by case, normalization, delimiters, NUL, or the order of UTF-16. */
const ODD_NAMES = [
  ...['a', 'A', 'a ', ' a', 'a\u0000', '\u0000', '\u0000\u0000', '\u0000a', 'aa', 'a/b', 'a:b', 'a\u0001', '\u0001'],
  ...['\u00e9', 'e\u0301', '\u2126', '\u03a9', 'ss', 'ß', 'İ', 'i', 'ı', 'I'],
  ...['😀', '\ufffd', '\uffff', '\ue000', '👩‍👩‍👧', '\u007f', '\u0080', '\u07ff', '\u0800', '\u{10ffff}'],
  ...['__proto__', 'constructor', 'toString', '1', '01', '1.0', 'null', 'undefined', '-', '\n', '\u202e'],
]

const bytewise = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

export function namesContract(test: ContractTest): void {
  test('tells odd ids, keys and lists apart', async ({ store }) => {
    for (const name of ODD_NAMES) await store.write(insert(name, { keys: [name], ...at('', name), body: name }))
    expect((await get(store, ...ODD_NAMES)).map((record) => record?.body)).toEqual(ODD_NAMES)
    expect((await getByKey(store, ...ODD_NAMES)).map((record) => record?.body)).toEqual(ODD_NAMES)
    for (const name of ODD_NAMES) expect(await idsInList(store, name)).toEqual([name])
  })

  test('removes exactly the one named', async ({ store }) => {
    await writeAll(store, ...ODD_NAMES.map((name) => insert(name, { keys: [name], ...at(name) })))
    for (const name of ODD_NAMES.filter((_, index) => index % 2 === 0)) await store.write(remove(name, 1))
    const rest = ODD_NAMES.filter((_, index) => index % 2 === 1)
    expect(await idsInList(store)).toEqual(rest.toSorted(bytewise))
    expect((await getByKey(store, ...ODD_NAMES)).flatMap((record) => record?.id ?? [])).toEqual(rest)
  })

  test('orders odd sort values and ids bytewise by UTF-8', async ({ store }) => {
    for (const [index, name] of ODD_NAMES.entries()) await store.write(insert(`${index}`, at(name, 'by sort')))
    for (const name of ODD_NAMES) await store.write(insert(`id-${name}`, at('same', 'by id')))
    const expected = ODD_NAMES.toSorted(bytewise)
    const bySort = await page(store, { limit: 1_000 }, 'by sort')
    expect(bySort.items.map(({ cursor }) => cursor.sort)).toEqual(expected)
    expect(await idsInList(store, 'by id', 3)).toEqual(expected.map((name) => `id-${name}`))
  })

  test('holds names up to the limit', async ({ store }) => {
    const id = '😀'.repeat(128)
    const collection = '\u0000'.repeat(32)
    const sort = '\u0000'.repeat(1_397)
    const lists = [{ list: 'all', sort }]
    await store.write(insert(id, { collection, keys: ['é'.repeat(256)], lists, body: 'x'.repeat(1_000_000) }))
    await store.write(insert('behind', { collection, lists: [{ list: 'all', sort: `${sort.slice(1)}\u0001` }] }))
    await store.read(async (reader) => {
      expect((await reader.get(collection, [id]))[0]?.body).toHaveLength(1_000_000)
      expect((await reader.getByKey(collection, ['é'.repeat(256)]))[0]?.id).toBe(id)
      const first = await reader.list(collection, 'all', { limit: 1 })
      expect(first.items[0]?.record.id).toBe(id)
      const after = first.items[0]?.cursor ?? { sort: '', id: '' }
      const second = await reader.list(collection, 'all', { limit: 1, after })
      expect(second.items[0]?.record.id).toBe('behind')
    })
  })

  test('takes a name that no record could have for absent', async ({ store }) => {
    await writeAll(store, insert('\ufffd', { keys: ['\ufffd'], ...at('\ufffd') }), insert('x', at('x'.repeat(1_397))))
    const impossible = ['', 'x'.repeat(513), 'x'.repeat(100_000), '\ud800']
    expect(await get(store, ...impossible)).toEqual(impossible.map(() => undefined))
    expect(await getByKey(store, ...impossible)).toEqual(impossible.map(() => undefined))
    for (const name of impossible) {
      expect(await page(store, { limit: 1 }, name)).toEqual({ items: [], hasMore: false })
    }
    for (const prefix of ['\ud800', 'x'.repeat(1_398), 'x'.repeat(100_000)]) {
      expect(await page(store, { limit: 1, prefix })).toEqual({ items: [], hasMore: false })
    }
    const after = { sort: 'x'.repeat(100_000), id: 'x'.repeat(1_000) }
    expect((await page(store, { limit: 9, after })).items.map(({ record }) => record.id)).toEqual(['\ufffd'])
    await store.read(async (reader) => expect(await reader.get('c'.repeat(5_000), ['x'])).toEqual([undefined]))
  })
}
