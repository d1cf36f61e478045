import fc from 'fast-check'
import { expect } from 'vitest'
import type { Change, ListEntry, Store, StoreRecord } from '../../../src/store/store.ts'
import type { ContractTest } from '../store-contract.ts'
import { insert, remove, replace } from './language.ts'

/** The contract in a few lines, slow and obvious: records in a map, everything else found by looking at all of them. */
class Model {
  readonly #records = new Map<string, StoreRecord>()

  /** The name of the error, or undefined when the change was applied. */
  apply(change: Change): string | undefined {
    const { id } = change.kind === 'remove' ? change : change.record
    const current = this.#records.get(id)
    if (change.kind === 'insert' && current !== undefined) return 'RecordExistsError'
    if (change.kind !== 'insert' && current === undefined) return 'RecordNotFoundError'
    const version = change.kind === 'remove' ? change.version : change.kind === 'replace' ? change.record.version : 0
    if (version !== (current?.version ?? 0)) return 'VersionConflictError'
    if (change.kind === 'remove') {
      this.#records.delete(id)
      return undefined
    }
    const others = [...this.#records.values()].filter((record) => record.id !== id)
    if (others.some((other) => other.keys.some((key) => change.record.keys.includes(key)))) return 'RecordExistsError'
    this.#records.set(id, { ...change.record, version: version + 1 })
    return undefined
  }

  get(id: string): StoreRecord | undefined {
    return this.#records.get(id)
  }

  getByKey(key: string): StoreRecord | undefined {
    return [...this.#records.values()].find((record) => record.keys.includes(key))
  }

  list(list: string, prefix: string): readonly string[] {
    const entries = [...this.#records.values()].flatMap(({ id, lists }) =>
      lists.filter((entry) => entry.list === list && entry.sort.startsWith(prefix)).map(({ sort }) => ({ sort, id })),
    )
    return entries.toSorted((a, b) => bytewise(a.sort, b.sort) || bytewise(a.id, b.id)).map(({ id }) => id)
  }
}

const bytewise = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

// Few names, so that changes meet; odd ones, so that encodings are tried.
const IDS = ['a', 'A', 'a\u0000', '😀', '\uffff']
const KEYS = ['k', 'k\u0000', 'é', 'e\u0301']
const LISTS = ['l', 'l\u0000']
const SORTS = ['', '/', '/a', '/a\u0000', '/😀', '/\uffff']

const entries: fc.Arbitrary<readonly ListEntry[]> = fc.uniqueArray(
  fc.record({ list: fc.constantFrom(...LISTS), sort: fc.constantFrom(...SORTS) }),
  { selector: ({ list }) => list },
)
const parts = fc.record({ keys: fc.uniqueArray(fc.constantFrom(...KEYS)), lists: entries, body: fc.jsonValue() })
const id = fc.constantFrom(...IDS)
const version = fc.integer({ min: 1, max: 3 })
const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.oneof(
    fc.tuple(id, parts).map(([name, given]) => insert(name, given)),
    fc.tuple(id, version, parts).map(([name, basis, given]) => replace(name, basis, given)),
    fc.tuple(id, version).map(([name, basis]) => remove(name, basis)),
  ),
  { minLength: 1, maxLength: 25, size: 'max' },
)

/** Each run has a collection of its own, so that one store serves all runs. */
function within(collection: string, change: Change): Change {
  if (change.kind === 'remove') return { ...change, collection }
  if (change.kind === 'insert') return { ...change, record: { ...change.record, collection } }
  return { ...change, record: { ...change.record, collection } }
}

async function expectSame(store: Store, model: Model, collection: string, limit: number): Promise<void> {
  const plain = (record: StoreRecord | undefined) => record && JSON.parse(JSON.stringify({ ...record, collection }))
  await store.read(async (reader) => {
    expect(await reader.get(collection, IDS)).toEqual(IDS.map((name) => plain(model.get(name))))
    expect(await reader.getByKey(collection, KEYS)).toEqual(KEYS.map((key) => plain(model.getByKey(key))))
    for (const list of LISTS) {
      for (const prefix of SORTS) {
        const ids: string[] = []
        let page = await reader.list(collection, list, { prefix, limit })
        for (;;) {
          ids.push(...page.items.map(({ record }) => record.id))
          const after = page.items.at(-1)?.cursor
          if (!page.hasMore || after === undefined) break
          page = await reader.list(collection, list, { prefix, limit, after })
        }
        expect(ids).toEqual(model.list(list, prefix))
      }
    }
  })
}

export function modelContract(test: ContractTest): void {
  test('does to any sequence of changes what the model does', async ({ store }) => {
    let run = 0
    const property = fc.asyncProperty(changes, fc.integer({ min: 1, max: 4 }), async (sequence, limit) => {
      const model = new Model()
      const collection = `run-${run++}`
      const begin = await store.revision()
      let applied = 0
      for (const change of sequence) {
        const expected = model.apply(change)
        const outcome = await store.write(within(collection, change)).catch((error: Error) => error.name)
        if (expected === undefined) applied += 1
        expect(outcome).toBe(expected ?? begin + applied)
      }
      await expectSame(store, model, collection, limit)
      expect(await store.changesAfter(begin)).toHaveLength(applied)
    })
    await fc.assert(property, { numRuns: 40 })
  })
}
