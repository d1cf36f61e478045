import { expect } from 'vitest'
import { RecordExistsError, VersionConflictError } from '../../../src/store/errors.ts'
import type { Change, Store } from '../../../src/store/store.ts'
import type { ContractTest } from '../store-contract.ts'
import { at, get, getByKey, idsInList, insert, remove, replace } from './language.ts'

/** Starts all writes at once. */
async function race(store: Store, changes: readonly Change[]) {
  const outcomes = await Promise.allSettled(changes.map((change) => store.write(change)))
  return {
    revisions: outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : [])),
    failures: outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : [])),
    winners: changes.filter((_, index) => outcomes[index]?.status === 'fulfilled'),
  }
}

/** A read that has begun, and looks at record `a` when `finished`. */
function startReading(store: Store, finished: Promise<void>) {
  let begun = (): void => undefined
  const started = new Promise<void>((resolve) => {
    begun = resolve
  })
  const promise = store.read(async (reader) => {
    begun()
    await finished
    return [reader.revision, (await reader.get('user', ['a']))[0]?.body] as const
  })
  return { promise, started }
}

const TWENTY = Array.from({ length: 20 }, (_, index) => index)

export function concurrencyContract(test: ContractTest): void {
  test('lets exactly one of many inserts of an id win', async ({ store }) => {
    const { revisions, failures, winners } = await race(
      store,
      TWENTY.map((body) => insert('a', { body })),
    )
    expect(revisions).toEqual([1])
    expect(failures).toHaveLength(19)
    for (const failure of failures) expect(failure).toBeInstanceOf(RecordExistsError)
    expect(winners).toMatchObject([{ record: { body: (await get(store, 'a'))[0]?.body } }])
  })

  test('lets exactly one of many records have a unique key', async ({ store }) => {
    const { winners, failures } = await race(
      store,
      TWENTY.map((index) => insert(`${index}`, { keys: ['name'], ...at(`${index}`) })),
    )
    expect(winners).toMatchObject([{ record: { id: (await getByKey(store, 'name'))[0]?.id } }])
    for (const failure of failures) expect(failure).toBeInstanceOf(RecordExistsError)
    expect(await idsInList(store)).toHaveLength(1)
  })

  test('lets exactly one of many changes based on a version win', async ({ store }) => {
    await store.write(insert('a'))
    const changes = TWENTY.map((body) =>
      body % 4 === 3 ? remove('a', 1) : replace('a', 1, { body, ...at(`${body}`) }),
    )
    const { revisions, failures, winners } = await race(store, changes)
    expect(revisions).toEqual([2])
    expect(failures).toHaveLength(19)
    for (const failure of failures) {
      expect(['VersionConflictError', 'RecordNotFoundError']).toContain(failure.name)
    }
    const left = (await get(store, 'a')).flatMap((record) => record?.body ?? [])
    expect(left).toEqual(winners.flatMap((winner) => (winner.kind === 'replace' ? [winner.record.body] : [])))
    expect(await idsInList(store)).toHaveLength(left.length)
  })

  test('applies all of many unrelated changes, each with a revision of its own', async ({ store }) => {
    const { revisions } = await race(
      store,
      TWENTY.map((index) => insert(`${index}`, at(`${index}`.padStart(2, '0')))),
    )
    expect(revisions.toSorted((a, b) => a - b)).toEqual(TWENTY.map((index) => index + 1))
    expect(await idsInList(store)).toEqual(TWENTY.map(String))
    expect((await store.changesAfter(0))?.map(({ revision }) => revision)).toEqual(TWENTY.map((index) => index + 1))
  })

  test('keeps a counter right when every writer tries again after a conflict', async ({ store }) => {
    await store.write(insert('counter', { body: 0 }))
    const add = async (): Promise<void> => {
      const [counter] = await store.read((reader) => reader.get<number>('user', ['counter']))
      if (counter === undefined) throw new Error('the counter is gone')
      const change = replace('counter', counter.version, { body: counter.body + 1 })
      await store.write(change).catch((error: unknown) => {
        if (error instanceof VersionConflictError) return add()
        throw error
      })
    }
    await Promise.all(TWENTY.slice(0, 8).map(add))
    expect((await get(store, 'counter'))[0]).toMatchObject({ body: 8, version: 9 })
  })

  test('holds many states at once, each for its own reader', async ({ store }) => {
    await store.write(insert('a', { body: 0 }))
    let finish = (): void => undefined
    const finished = new Promise<void>((resolve) => {
      finish = resolve
    })
    const readings: Promise<readonly [number, unknown]>[] = []
    for (let version = 1; version <= 150; version++) {
      const { promise, started } = startReading(store, finished)
      readings.push(promise)
      await started
      await store.write(replace('a', version, { body: version }))
    }
    finish()
    const seen = await Promise.all(readings)
    expect(seen).toEqual(seen.map((_, index) => [index + 1, index]))
  })

  test('gives each of many interleaved reads a state that existed', async ({ store }) => {
    // Both records always hold the number of the last round; a torn read would show two numbers more than one apart.
    await store.write(insert('a', { body: 0 }))
    await store.write(insert('b', { body: 0 }))
    const writing = (async () => {
      for (let round = 1; round <= 15; round++) {
        await store.write(replace('a', round, { body: round }))
        await store.write(replace('b', round, { body: round }))
      }
    })()
    const look = () =>
      store.read(async (reader) => {
        const [a] = await reader.get<number>('user', ['a'])
        await new Promise((resolve) => setImmediate(resolve))
        const [b] = await reader.get<number>('user', ['b'])
        expect(reader.revision).toBe((a?.version ?? 0) + (b?.version ?? 0))
        expect([0, 1]).toContain((a?.body ?? 0) - (b?.body ?? 0))
      })
    for (let round = 0; round < 30; round++) await Promise.all([look(), look()])
    await writing
    await look()
  })
}
