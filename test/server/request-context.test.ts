import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { clientConnection } from '../../src/server/client-address.ts'
import { requestContext } from '../../src/server/request-context.ts'
import { createAddressList } from '../../src/server/setting.ts'

const PROXIES = createAddressList(['10.0.0.0/8', '::1'])

/** A request from `peer` with these headers, as Node would hand it over. */
function requestFrom(peer: string, headers: Readonly<Record<string, string>> = {}): IncomingMessage {
  const socket = new Socket()
  Object.defineProperty(socket, 'remoteAddress', { value: peer })
  return Object.assign(new IncomingMessage(socket), { headers })
}
const address = (peer: string, forwardedFor: string) =>
  clientConnection(requestFrom(peer, { 'x-forwarded-for': forwardedFor }), PROXIES).address

describe('the address of a client', () => {
  test('is that of the peer, as IPv4 where it is', () => {
    expect(clientConnection(requestFrom('203.0.113.7'), PROXIES).address).toBe('203.0.113.7')
    expect(clientConnection(requestFrom('::ffff:203.0.113.7'), PROXIES).address).toBe('203.0.113.7')
    expect(clientConnection(requestFrom('2001:db8::7'), PROXIES).address).toBe('2001:db8::7')
  })

  test('is not what a stranger claims', () => expect(address('203.0.113.7', '198.51.100.1')).toBe('203.0.113.7'))

  test.each([
    ['what the trusted proxy saw', '10.0.0.1', '203.0.113.7', '203.0.113.7'],
    [
      'the last hop that is not trusted, whatever stands before it',
      '10.0.0.1',
      '198.51.100.1, 203.0.113.7, 10.9.9.9',
      '203.0.113.7',
    ],
    ['the farthest hop when all are trusted', '::1', '10.1.1.1, 10.2.2.2', '10.1.1.1'],
    ['the nearest hop before nonsense', '10.0.0.1', '203.0.113.7, unknown, 10.2.2.2', '10.2.2.2'],
    ['the proxy itself when it names nobody', '10.0.0.1', '', '10.0.0.1'],
    ['unmapped in the header as well', '::ffff:10.0.0.1', '::ffff:203.0.113.7', '203.0.113.7'],
  ])('is %s', (_name, peer, forwardedFor, expected) => expect(address(peer, forwardedFor)).toBe(expected))
})

describe('the keys that a request proves', () => {
  const keys = (peer: string, headers: Readonly<Record<string, string>>) => {
    const request = requestFrom(peer, headers)
    return requestContext(request, clientConnection(request, PROXIES))
  }

  test('all of them', () => {
    expect(keys('203.0.113.7', { 'user-agent': 'curl/8', referer: 'https://shop.example/' })).toEqual({
      'aws:sourceip': '203.0.113.7',
      'aws:securetransport': 'false',
      'aws:requestedregion': 'us-east-1',
      'aws:viaawsservice': 'false',
      'aws:useragent': 'curl/8',
      'aws:referer': 'https://shop.example/',
    })
  })

  test('none for what was not sent', () => {
    expect(keys('203.0.113.7', {})).not.toHaveProperty('aws:useragent')
    expect(keys('203.0.113.7', {})).not.toHaveProperty('aws:referer')
  })

  test('a secure transport only on the word of a trusted proxy', () => {
    expect(keys('10.0.0.1', { 'x-forwarded-proto': 'https' })['aws:securetransport']).toBe('true')
    expect(keys('203.0.113.7', { 'x-forwarded-proto': 'https' })['aws:securetransport']).toBe('false')
  })
})
