import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDecimal } from '../../src/policy/decimal.ts'
import { parseIpAddress, parseIpRange, rangeContains } from '../../src/policy/ip-range.ts'
import { parsePolicyDate } from '../../src/policy/policy-date.ts'

describe('parseDecimal', () => {
  it.each([
    ['10', 10],
    ['10.0', 10],
    ['-0.5', -0.5],
    ['1.25', 1.25],
    ['+007', 7],
  ])('reads %s', (text, value) => expect(parseDecimal(text)).toBe(value))

  it.each(['', '10abc', '1e3', '.5', '5.', '1 ', '0x10', 'NaN', 'Infinity', '1,5', '--1'])('refuses %j', (text) =>
    expect(parseDecimal(text)).toBeUndefined(),
  )
})

describe('parsePolicyDate', () => {
  it.each([
    ['2025-01', '2025-01-01T00:00:00Z'],
    ['2025-01-31', '2025-01-31T00:00:00Z'],
    ['2025-01-31T12:30Z', '2025-01-31T12:30:00Z'],
    ['2025-01-31T12:30:15Z', '2025-01-31T12:30:15Z'],
    ['2025-01-31T12:30:15.250+02:00', '2025-01-31T10:30:15.250Z'],
    ['2024-02-29T23:59:59-00:30', '2024-03-01T00:29:59Z'],
    ['2025-01-31T23:59+23:59', '2025-01-31T00:00:00Z'],
    ['0', '1970-01-01T00:00:00Z'],
    ['1735689600', '2025-01-01T00:00:00Z'],
    ['2025', '1970-01-01T00:33:45Z'],
  ])('reads %s', (text, instant) => expect(parsePolicyDate(text)).toBe(Date.parse(instant)))

  it('reads whatever `toISOString` writes', () => {
    const date = fc.date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(date, (some) => {
        expect(parsePolicyDate(some.toISOString())).toBeCloseTo(some.getTime(), 1)
      }),
    )
  })

  it.each([
    '',
    'now',
    '12025-01-31',
    '2025-01-311',
    '2025-13',
    '2025-00-10',
    '2025-02-29',
    '2025-01-31T24:00Z',
    '2025-01-31T12:60Z',
    '2025-01-31T12:30:60Z',
    '2025-01-31T12:30',
    '2025-01-31T12:30:15',
    '2025-01-31T12Z',
    '2025-01-31 12:30:15Z',
    '2025-1-1',
    '2025-01-31T12:30:15+24:00',
    '2025-01-31T12:30:15+01:60',
    '-5',
    '1.5',
  ])('refuses %j', (text) => expect(parsePolicyDate(text)).toBeUndefined())
})

describe('parseIpRange', () => {
  it.each([
    ['203.0.113.0/24', { version: 4, words: [0xcb007100], prefix: 24 }],
    ['0.0.0.0/0', { version: 4, words: [0], prefix: 0 }],
    ['255.255.255.255', { version: 4, words: [0xffffffff], prefix: 32 }],
    ['::', { version: 6, words: [0, 0, 0, 0], prefix: 128 }],
    ['2001:DB8::1/32', { version: 6, words: [0x20010db8, 0, 0, 1], prefix: 32 }],
    ['1:2:3:4:5:6:7:8', { version: 6, words: [0x10002, 0x30004, 0x50006, 0x70008], prefix: 128 }],
    ['1:2:3:4:5:6:7::', { version: 6, words: [0x10002, 0x30004, 0x50006, 0x70000], prefix: 128 }],
    ['64:ff9b::192.0.2.1', { version: 6, words: [0x64ff9b, 0, 0, 0xc0000201], prefix: 128 }],
    ['1::ffff:192.0.2.1', { version: 6, words: [0x10000, 0, 0xffff, 0xc0000201], prefix: 128 }],
    ['0:0:1::ffff:192.0.2.1', { version: 6, words: [0, 0x10000, 0xffff, 0xc0000201], prefix: 128 }],
    ['::ffff:192.0.2.1', { version: 4, words: [0xc0000201], prefix: 32 }],
    ['1:2:3:4:5:6:192.0.2.1', { version: 6, words: [0x10002, 0x30004, 0x50006, 0xc0000201], prefix: 128 }],
    ['::ffff:0:0/95', { version: 6, words: [0, 0, 0xffff, 0], prefix: 95 }],
    ['::ffff:0:0/96', { version: 4, words: [0], prefix: 0 }],
    ['::ffff:192.0.2.0/120', { version: 4, words: [0xc0000200], prefix: 24 }],
  ])('reads %s', (text, range) => expect(parseIpRange(text)).toEqual(range))

  it.each([
    '',
    '10.0.0',
    '10.0.0.256',
    '10.0.0.01',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    '/10.0.0.0',
    '::/129',
    ':::',
    '1::2::3',
    '1:2:3:4::5:6:7:8::9',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4::5:6:7:8',
    '12345::',
    '::1.2.3.4:5',
    '1.2.3.4::',
    'fe80::1%eth0',
    '*',
    ' 10.0.0.1',
  ])('refuses %j', (text) => expect(parseIpRange(text)).toBeUndefined())
})

describe('rangeContains', () => {
  const contains = (range: string, address: string) => {
    const [parsedRange, parsedAddress] = [parseIpRange(range), parseIpAddress(address)]
    if (parsedRange === undefined || parsedAddress === undefined) throw new Error('not an address')
    return rangeContains(parsedRange, parsedAddress)
  }

  it.each([
    ['203.0.113.5/24', '203.0.113.200', true],
    ['203.0.113.5/24', '203.0.112.200', false],
    ['203.0.113.5', '203.0.113.5', true],
    ['203.0.113.5', '203.0.113.4', false],
    ['0.0.0.0/0', '255.1.2.3', true],
    ['128.0.0.0/1', '127.255.255.255', false],
    ['2001:db8::/33', '2001:db8:7fff::1', true],
    ['2001:db8::/33', '2001:db8:8000::1', false],
    ['2001:db8::/40', '2001:db9::', false],
    ['::/0', '192.0.2.1', false],
    ['0.0.0.0/0', '::1', false],
    ['192.0.2.0/24', '::ffff:192.0.2.9', true],
  ])('%s contains %s: %s', (range, address, expected) => expect(contains(range, address)).toBe(expected))

  it('agrees with arithmetic on bits', () => {
    const word = fc.nat({ max: 0xffffffff })
    const v6 = fc.tuple(word, word, word, word)
    fc.assert(
      fc.property(v6, v6, fc.nat({ max: 128 }), fc.nat({ max: 128 }), (words, noise, prefix, same) => {
        const big = (parts: readonly number[]) => parts.reduce((sum, part) => (sum << 32n) + BigInt(part), 0n)
        // The other address shares its first `same` bits, so that both outcomes are common.
        const mask = ((1n << BigInt(same)) - 1n) << BigInt(128 - same)
        const other = (big(words) & mask) | (big(noise) & ~mask & ((1n << 128n) - 1n))
        const otherWords = [96n, 64n, 32n, 0n].map((shift) => Number((other >> shift) & 0xffffffffn))
        const expected = big(words) >> BigInt(128 - prefix) === other >> BigInt(128 - prefix)
        expect(rangeContains({ version: 6, words, prefix }, { version: 6, words: otherWords })).toBe(expected)
      }),
    )
  })

  it('takes no range for an address', () => expect(parseIpAddress('10.0.0.0/8')).toBeUndefined())
})
