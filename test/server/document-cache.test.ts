import { expect, test } from 'vitest'
import { createDocumentCache } from '../../src/server/document-cache.ts'

/** A different query of `length` characters for each number. */
const query = (number: number, length: number) => `${number}`.padStart(length, '#')

test('remembers queries, forgets the oldest, and never holds more than a million characters', () => {
  const cache = createDocumentCache<{ readonly number: number }>()
  for (let number = 0; number < 150; number++) cache.set(query(number, 10_000), { number })
  const kept = Array.from({ length: 150 }, (_, number) => cache.get(query(number, 10_000))).filter(
    (value) => value !== undefined,
  )
  expect(kept.map(({ number }) => number)).toEqual(Array.from({ length: 99 }, (_, index) => 51 + index))
})

test('does not keep a query that is all data', () => {
  const cache = createDocumentCache<object>()
  cache.set(query(1, 20_000), {})
  expect(cache.get(query(1, 20_000))).toBeUndefined()
})
