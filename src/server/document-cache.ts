import { LRUCache } from 'lru-cache'

/** Characters of query text kept. A parsed query takes up to a hundred times as much memory as its text. */
const MAX_CHARACTERS = 1_000_000
/** Longer queries carry their data in the text, so that they hardly come twice. */
const MAX_QUERY_CHARACTERS = 20_000

/**
 * Remembers what became of a query's text, within bounds that no caller can overrun: Yoga's own cache counts queries, whatever their size.
 * Key: the text. Lifetime: until newer ones need the room.
 */
export function createDocumentCache<Value extends object>() {
  const cache = new LRUCache<string, Value>({
    maxSize: MAX_CHARACTERS,
    maxEntrySize: MAX_QUERY_CHARACTERS,
    sizeCalculation: (_value, text) => text.length + 1,
  })
  return {
    get: (text: string) => cache.get(text),
    set: (text: string, value: Value) => {
      cache.set(text, value)
    },
  }
}
