import { once } from 'node:events'
import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Lets a server stop without cutting anybody off. Node closes connections that wait for their next request, but neither those that have
 * not sent one yet nor those whose last answer is still on its way; so the connections are counted here.
 *
 * @returns how to stop: accepts no more connections, lets the running requests finish, after `graceMs` drops those that did not, and
 *   resolves when no connection is left
 */
export function prepareGracefulStop(server: Server): (graceMs: number) => Promise<void> {
  const running = new Map<Socket, number>()
  let stopping = false
  const finish = (socket: Socket, requests: number) => {
    running.set(socket, requests)
    if (stopping && requests === 0) socket.end()
  }
  server.on('connection', (socket) => {
    running.set(socket, 0)
    socket.once('close', () => running.delete(socket))
  })
  server.prependListener('request', ({ socket }, response) => {
    running.set(socket, (running.get(socket) ?? 0) + 1)
    response.once('close', () => {
      if (running.has(socket)) finish(socket, (running.get(socket) ?? 1) - 1)
    })
  })
  return async (graceMs) => {
    if (!server.listening) return
    stopping = true
    const closed = once(server, 'close')
    server.close()
    for (const [socket, requests] of running) if (requests === 0) socket.destroy()
    const late = setTimeout(() => server.closeAllConnections(), graceMs)
    await closed
    clearTimeout(late)
  }
}
