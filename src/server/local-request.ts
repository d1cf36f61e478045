import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4')
LOOPBACK.addAddress('::1', 'ipv6')
LOOPBACK.addSubnet('::ffff:127.0.0.0', 104, 'ipv6')

/** Whether a name or address always means this machine. */
export function isLoopback(host: string): boolean {
  const version = isIP(host)
  return version === 0 ? host.toLowerCase() === 'localhost' : LOOPBACK.check(host, version === 4 ? 'ipv4' : 'ipv6')
}

/**
 * Whether somebody at this machine sent the request, and to this machine by name: a page of a foreign site whose name was rebound to
 * 127.0.0.1 still sends the foreign name as Host, and a proxy on this machine says for whom it forwards.
 */
export function isLocalRequest({ socket, headers }: IncomingMessage): boolean {
  if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined) return false
  return isLoopback(socket.remoteAddress ?? '') && isLoopback(hostName(headers.host ?? ''))
}

/** `[::1]:4000` is `::1`, `localhost:4000` is `localhost`. */
function hostName(host: string): string {
  return /^\[(.*)\](?::\d+)?$/.exec(host)?.[1] ?? host.replace(/:\d+$/, '')
}
