import { once } from 'node:events'
import type { Server } from 'node:http'

/**
 * Accepts no more connections, lets the running requests finish, and after `graceMs` drops those that did not.
 * Resolves when no connection is left.
 */
export async function stopServer(server: Server, graceMs: number): Promise<void> {
  if (!server.listening) return
  const closed = once(server, 'close')
  // A connection that is kept alive becomes idle only when its running request is answered.
  server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'))
  server.close()
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const late = setTimeout(() => server.closeAllConnections(), graceMs)
  await closed
  clearInterval(idle)
  clearTimeout(late)
}
