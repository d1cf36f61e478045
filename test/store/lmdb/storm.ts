import { expect } from 'vitest'
import type { Change, Store } from '../../../src/store/store.ts'

/** Changes of which each can be checked by itself, whatever came after it: everything about a record follows from id and version. */

export interface Acknowledged {
  readonly id: string
  readonly version: number
  readonly revision: number
}

export interface Storm {
  readonly writers: number
  /** Writers are numbered from here; each has records of its own. */
  readonly firstWriter: number
}

const form = (id: string, version: number) => ({
  collection: 'user',
  id,
  keys: [`key:${id}`, `key:${id}@${version}`],
  lists: [
    { list: 'all', sort: id },
    { list: `versions-${version % 3}`, sort: `${version}` },
  ],
  body: `${id}@${version} `.repeat(200 * (1 + (version % 7))),
})

/** Inserts a record, replaces it now and then, goes on to the next one; without end. */
export function* stormChanges(writer: number): Generator<{
  readonly change: Change
  readonly acknowledged: Omit<Acknowledged, 'revision'>
}> {
  for (let number = 0; ; number++) {
    const id = `${writer}-${number}`
    for (let version = 1; version <= 1 + (number % 4); version++) {
      const record = form(id, version)
      const change: Change =
        version === 1 ? { kind: 'insert', record } : { kind: 'replace', record: { ...record, version: version - 1 } }
      yield { change, acknowledged: { id, version } }
    }
  }
}

/** Every acknowledged change is there whole, and every index says exactly what the records say. */
export async function expectWhole(store: Store, acknowledged: readonly Acknowledged[]): Promise<void> {
  await store.read(async (reader) => {
    const { items } = await reader.list<string>('user', 'all', { limit: 1_000_000 })
    const versions = new Map(items.map(({ record }) => [record.id, record.version]))
    for (const { id, version } of acknowledged) expect(versions.get(id)).toBeGreaterThanOrEqual(version)

    for (const { record } of items)
      expect(record).toEqual({ ...form(record.id, record.version), version: record.version })
    const keys = items.flatMap(({ record: { id, version } }) => [
      `key:${id}`,
      ...[-1, 0, 1].map((by) => `key:${id}@${version + by}`),
    ])
    const owners = (await reader.getByKey('user', keys)).map((record) => record?.id)
    expect(owners).toEqual(items.flatMap(({ record: { id } }) => [id, undefined, id, undefined]))

    for (const rest of [0, 1, 2]) {
      const listed = (await reader.list('user', `versions-${rest}`, { limit: 1_000_000 })).items.map(
        ({ record }) => record.id,
      )
      const expected = items.filter(({ record }) => record.version % 3 === rest).map(({ record }) => record.id)
      expect(listed.toSorted()).toEqual(expected.toSorted())
    }

    const changed = items.reduce((sum, { record }) => sum + record.version, 0)
    expect(reader.revision).toBe(changed)
    expect(reader.revision).toBeGreaterThanOrEqual(Math.max(...acknowledged.map(({ revision }) => revision)))
  })
  const revisions = (await store.changesAfter(0))?.map(({ revision }) => revision)
  expect(revisions).toEqual(Array.from({ length: await store.revision() }, (_, index) => index + 1))
}
