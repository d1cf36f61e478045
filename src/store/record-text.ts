import { invariant } from '../util/invariant.ts'
import { InvalidRecordError } from './errors.ts'
import { checkSize, RECORD_LIMITS } from './record-rules.ts'
import type { StoreRecord } from './store.ts'

/**
 * The one form in which records are kept: JSON text. Text cannot be changed by whoever holds the object, and JSON is what the
 * contract promises to keep, so every adapter keeps exactly the same.
 */
export function encodeRecord({ collection, id, version, keys, lists, body }: StoreRecord): string {
  const bodyText = encodeBody(body)
  checkSize('body', Buffer.byteLength(bodyText, 'utf8'), RECORD_LIMITS.body)
  const places = lists.map(({ list, sort }) => ({ list, sort }))
  const head = JSON.stringify({ collection, id, version, keys, lists: places })
  return `${head.slice(0, -1)},"body":${bodyText}}`
}

/** A fresh object with each call: nobody else sees what the caller does to it. */
export function decodeRecord<Body>(text: string): StoreRecord<Body> {
  return JSON.parse(text)
}

function encodeBody(body: unknown): string {
  const text = stringify(body)
  if (text === undefined) throw new InvalidRecordError('body is not JSON data: there is no value')
  return text
}

function stringify(body: unknown): string | undefined {
  try {
    return JSON.stringify(body)
  } catch (error) {
    invariant(error instanceof Error, 'JSON.stringify throws errors')
    throw new InvalidRecordError(`body is not JSON data: ${error.message}`, { cause: error })
  }
}
