import type { ListCursor, ListPage } from '../store/store.ts'
import { invalid } from '../util/invalid-input.ts'

/** What a caller asks of a list. */
export interface PageInput {
  /** 1 to 1,000; default 100. */
  readonly first?: number
  /** `endCursor` of the page before. */
  readonly after?: string
}

/** One page of a list, each item with its cursor. */
export interface Page<Item> {
  readonly items: readonly { readonly item: Item; readonly cursor: string }[]
  readonly hasMore: boolean
}

const DEFAULT_PAGE_SIZE = 100
const MAX_PAGE_SIZE = 1_000

/** @throws ServiceError `InvalidInput` */
export function pageOptions({ first = DEFAULT_PAGE_SIZE, after }: PageInput) {
  if (!Number.isInteger(first) || first < 1 || first > MAX_PAGE_SIZE) {
    throw invalid('first', String(first), `a whole number from 1 to ${MAX_PAGE_SIZE}`)
  }
  return { limit: first, ...(after !== undefined && { after: decodeCursor(after) }) }
}

export function toPage<Body>({ items, hasMore }: ListPage<Body>): Page<Body> {
  return { hasMore, items: items.map(({ record, cursor }) => ({ item: record.body, cursor: encodeCursor(cursor) })) }
}

/** Opaque to callers: the place in the list, base64url. */
export function encodeCursor({ sort, id }: ListCursor): string {
  return Buffer.from(JSON.stringify([sort, id])).toString('base64url')
}

function decodeCursor(cursor: string): ListCursor {
  try {
    const [sort, id]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (typeof sort === 'string' && typeof id === 'string') return { sort, id }
  } catch {
    // Not JSON: refused below, as is JSON of another shape.
  }
  throw invalid('after', cursor, 'the endCursor of an earlier page')
}
