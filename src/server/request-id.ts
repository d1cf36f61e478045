import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Short and without anything that could break out of a log line or a header. */
const SANE_ID = /^[\w.:-]{1,128}$/

/** The id that the client gave the request in `X-Request-Id`, if it is a sane one; else a new one. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers['x-request-id']
  return typeof given === 'string' && SANE_ID.test(given) ? given : randomUUID()
}
