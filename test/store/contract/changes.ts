import { expect } from 'vitest'
import {
  InvalidRecordError,
  RecordExistsError,
  RecordNotFoundError,
  VersionConflictError,
} from '../../../src/store/errors.ts'
import type { Change, Store } from '../../../src/store/store.ts'
import type { ContractTest } from '../store-contract.ts'
import { at, get, getByKey, idsInList, insert, remove, replace, writeAll } from './language.ts'

/** The write fails so, and neither the records nor the revision nor the notices move. */
async function expectRefused(
  store: Store,
  change: Change,
  error: new (...args: never) => Error,
  text = '',
): Promise<void> {
  const state = async () => [await store.revision(), await store.changesAfter(0), await get(store, 'a', 'b', 'c')]
  const before = await state()
  const failure = await store.write(change).catch((reason: unknown) => reason)
  expect(failure).toBeInstanceOf(error)
  expect(String(failure)).toContain(text)
  expect(await state()).toEqual(before)
}

export function changesContract(test: ContractTest): void {
  test('refuses a second record with the same id', async ({ store }) => {
    await store.write(insert('a', { body: 1 }))
    await expectRefused(store, insert('a', { body: 2 }), RecordExistsError, 'a user with key `a` exists')
  })

  test('refuses a unique key that another record has, on insert and on replace', async ({ store }) => {
    await writeAll(store, insert('a', { keys: ['k:1', 'k:2'] }), insert('b', { keys: ['k:3'], ...at('b') }))
    await expectRefused(store, insert('c', { keys: ['k:9', 'k:2'] }), RecordExistsError, '`k:2`')
    await expectRefused(store, replace('b', 1, { keys: ['k:3', 'k:1'], ...at('moved') }), RecordExistsError, '`k:1`')
    expect(await getByKey(store, 'k:9')).toEqual([undefined])
    expect(await idsInList(store)).toEqual(['b'])
  })

  test('names the collection and the key that is taken', async ({ store }) => {
    await store.write(insert('a', { keys: ['k:1'] }))
    await expect(store.write(insert('b', { keys: ['k:1'] }))).rejects.toMatchObject({ collection: 'user', key: 'k:1' })
    await expect(store.write(insert('a'))).rejects.toMatchObject({ collection: 'user', key: 'a' })
  })

  test('refuses to replace or remove what is not there', async ({ store }) => {
    await expectRefused(store, replace('a', 1), RecordNotFoundError, 'no user with id `a`')
    await expectRefused(store, remove('a', 1), RecordNotFoundError)
    await writeAll(store, insert('a'), remove('a', 1))
    await expectRefused(store, replace('a', 1), RecordNotFoundError)
    await expectRefused(store, remove('a', 1), RecordNotFoundError)
  })

  test('refuses a change based on another version', async ({ store }) => {
    await writeAll(store, insert('a', { body: 'first' }), replace('a', 1, { body: 'second' }))
    await expectRefused(store, replace('a', 1, { body: 'lost' }), VersionConflictError, 'is at version 2')
    await expectRefused(store, replace('a', 3, { body: 'ahead' }), VersionConflictError)
    await expectRefused(store, remove('a', 1), VersionConflictError, 'based on version 1')
    expect((await get(store, 'a'))[0]).toMatchObject({ version: 2, body: 'second' })
  })

  test('counts versions from 1 again when a removed record is inserted anew', async ({ store }) => {
    await writeAll(store, insert('a'), replace('a', 1), remove('a', 2), insert('a', { body: 'new' }))
    expect((await get(store, 'a'))[0]).toMatchObject({ version: 1, body: 'new' })
  })

  test('updates keys with replace and frees them with remove', async ({ store }) => {
    await writeAll(store, insert('a', { keys: ['k:1', 'k:2'] }), replace('a', 1, { keys: ['k:2', 'k:3'] }))
    expect((await getByKey(store, 'k:1', 'k:2', 'k:3')).map((record) => record?.version)).toEqual([undefined, 2, 2])
    await store.write(insert('b', { keys: ['k:1'] }))
    await store.write(remove('a', 2))
    expect((await getByKey(store, 'k:1', 'k:2', 'k:3')).map((record) => record?.id)).toEqual([
      'b',
      undefined,
      undefined,
    ])
    await store.write(insert('c', { keys: ['k:2', 'k:3'] }))
    expect((await getByKey(store, 'k:2'))[0]?.id).toBe('c')
  })

  test('updates lists with replace and leaves them with remove', async ({ store }) => {
    const entry = (list: string, sort: string) => ({ list, sort })
    await store.write(insert('a', { lists: [entry('left', '1'), entry('moved', '1'), entry('kept', '1')] }))
    await store.write(insert('b', { lists: [entry('moved', '2'), entry('kept', '2')] }))
    await store.write(replace('a', 1, { lists: [entry('moved', '3'), entry('kept', '1'), entry('entered', '1')] }))
    const lists = async () => Promise.all(['left', 'moved', 'kept', 'entered'].map((list) => idsInList(store, list)))
    expect(await lists()).toEqual([[], ['b', 'a'], ['a', 'b'], ['a']])
    await store.write(remove('a', 2))
    expect(await lists()).toEqual([[], ['b'], ['b'], []])
  })

  test('refuses what is not a record, with the field and the reason', async ({ store }) => {
    const circle: unknown[] = []
    circle.push(circle)
    const refused: readonly [Change, string][] = [
      [insert(''), 'id is empty'],
      [insert('a', { collection: '' }), 'collection is empty'],
      [insert('a', { collection: 'c'.repeat(33) }), 'collection has 33 bytes, at most 32'],
      [insert('é'.repeat(257)), 'id has 514 bytes, at most 512'],
      [insert('\ud83d'), 'id holds half a surrogate pair'],
      [insert('a', { keys: ['k'.repeat(513)] }), 'key has 513 bytes'],
      [insert('a', { keys: [''] }), 'key is empty'],
      [insert('a', { keys: ['k', 'l', 'k'] }), 'key `k` is given twice'],
      [insert('a', { lists: [{ list: '', sort: '' }] }), 'list is empty'],
      [insert('a', at('s'.repeat(1_398))), 'list and sort together has 1401 bytes'],
      [insert('a', at('x\udc00')), 'sort holds half a surrogate pair'],
      [insert('a', { lists: [...at('1').lists, ...at('2').lists] }), 'list `all` is given twice'],
      [insert('a', { body: undefined }), 'body is not JSON data'],
      [insert('a', { body: circle }), 'body is not JSON data'],
      [insert('a', { body: 1n }), 'body is not JSON data'],
      [insert('a', { body: 'x'.repeat(8 * 1024 * 1024) }), 'body has 8388610 bytes, at most 8388608'],
    ]
    for (const [change, text] of refused) await expectRefused(store, change, InvalidRecordError, text)
  })
}
