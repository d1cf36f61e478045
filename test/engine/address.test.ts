import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAddress } from '../../src/engine/conditions/address.ts'
import { parseIpAddress } from '../../src/policy/ip-range.ts'

describe('readAddress', () => {
  it.each([
    ['0.0.0.0', 0],
    ['1.2.3.4', 0x01020304],
    ['255.255.255.255', 0xffffffff],
    ['10.0.100.209', 0x0a0064d1],
    ['::ffff:1.2.3.4', 0x01020304],
    ['2001:db8::1', { version: 6, words: [0x20010db8, 0, 0, 1] }],
  ])('reads %s', (text, address) => expect(readAddress(text)).toEqual(address))

  it.each([
    '',
    '.',
    '1',
    '1.2.3',
    '1.2.3.',
    '.1.2.3',
    '1..2.3',
    '1.2.3.4.',
    '1.2.3.4.5',
    '1.2.3.256',
    '1.2.3.1000',
    '01.2.3.4',
    '00.0.0.0',
    '1.2.3.4/32',
    '1.2.3.4:80',
    '1.2.3.-4',
    '1.2.3.:',
    '1.2.3.a',
    ' 1.2.3.4',
    '*',
  ])('refuses %j', (text) => expect(readAddress(text)).toBeUndefined())

  it('reads what the policy language reads, and no more', () => {
    const octet = fc.oneof(fc.nat({ max: 300 }).map(String), fc.constantFrom('', '00', '07', '0', 'a', '/', ':'))
    const dotted = fc.array(octet, { minLength: 3, maxLength: 5 }).map((octets) => octets.join('.'))
    fc.assert(
      fc.property(fc.oneof(dotted, fc.ipV4(), fc.ipV6()), (text) => {
        const parsed = parseIpAddress(text)
        expect(readAddress(text)).toEqual(parsed?.version === 4 ? parsed.words[0] : parsed)
      }),
    )
  })
})
