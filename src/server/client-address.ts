import type { IncomingMessage } from 'node:http'
import { type BlockList, isIP } from 'node:net'

export interface ClientConnection {
  /** Without the `::ffff:` of an IPv4 address that arrived on an IPv6 socket. */
  readonly address: string
  readonly secure: boolean
}

/**
 * Where a request comes from. `X-Forwarded-For` is read from its end, as far as the hops are trusted; what an untrusted peer wrote there
 * proves nothing. `X-Forwarded-Proto` counts when the peer is trusted.
 */
export function clientConnection({ socket, headers }: IncomingMessage, trustedProxies: BlockList): ClientConnection {
  const peer = plainAddress(socket.remoteAddress ?? '')
  const encrypted = 'encrypted' in socket && socket.encrypted === true
  if (!isListed(trustedProxies, peer)) return { address: peer, secure: encrypted }
  const secure = encrypted || lastOf(headers['x-forwarded-proto']) === 'https'
  const hops = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').map(plainAddress)
  let address = peer
  for (const hop of hops.reverse()) {
    if (isIP(hop) === 0) break
    address = hop
    if (!isListed(trustedProxies, hop)) break
  }
  return { address, secure }
}

function plainAddress(text: string): string {
  return text.trim().replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')
}

function isListed(list: BlockList, address: string): boolean {
  const version = isIP(address)
  return version !== 0 && list.check(address, version === 4 ? 'ipv4' : 'ipv6')
}

function lastOf(header: string | readonly string[] | undefined): string | undefined {
  return [header ?? []].flat().join(',').split(',').at(-1)?.trim().toLowerCase()
}
