import { describe, expect, it } from 'vitest'
import type { ContextValue } from '../../src/engine/index.ts'
import { hits, meets } from './language.ts'

const KEY = 'app:Subject'
/** `check('StringEquals', policy value, request value)`; leave the request value out for an absent key. */
const check = (operator: string, wanted: unknown, actual?: ContextValue) =>
  meets({ [operator]: { [KEY]: wanted } }, actual === undefined ? {} : { [KEY]: actual })

type Row = readonly [operator: string, wanted: unknown, actual: ContextValue, expected: boolean]

describe('each operator', () => {
  it.each<Row>([
    ['StringEquals', 'a', 'a', true],
    ['StringEquals', 'a', 'A', false],
    ['StringEquals', 'dev*', 'dev1', false],
    ['StringEquals', 'dev*', 'dev*', true],
    ['StringEquals', '', '', true],
    ['StringEquals', '5', 5, true],
    ['StringEquals', 'true', true, true],
    ['StringNotEquals', ['a', 'b'], 'b', false],
    ['StringNotEquals', ['a', 'b'], 'c', true],
    ['StringEqualsIgnoreCase', 'Straße', 'STRAßE', true],
    ['StringNotEqualsIgnoreCase', 'a', 'A', false],
    ['StringLike', 'arn:*:x', 'arn:a:b:x', true],
    ['StringLike', 'h?me/*', 'home/alice', true],
    ['StringNotLike', 'home/*', 'away', true],
    ['NumericEquals', '10', '10.0', true],
    ['NumericEquals', '10', '10abc', false],
    ['NumericNotEquals', '10', '11', true],
    ['NumericLessThan', 10, 9.5, true],
    ['NumericLessThan', 10, 10, false],
    ['NumericLessThanEquals', 10, 10, true],
    ['NumericGreaterThan', '-1', '0', true],
    ['NumericGreaterThanEquals', '1', '0.99', false],
    ['DateEquals', '2025-01-31T12:00:00+01:00', '2025-01-31T11:00:00Z', true],
    ['DateEquals', '1738321200', '2025-01-31T11:00:00Z', true],
    ['DateNotEquals', '2025-01-31', '2025-01-31T00:00:00Z', false],
    ['DateLessThan', '2025-02', '2025-01-31T23:59:59.999Z', true],
    ['DateLessThanEquals', '2025-01-31T11:00Z', '2025-01-31T11:00:00Z', true],
    ['DateGreaterThan', '2025-01-31T11:00:00.5Z', '2025-01-31T11:00:00.6Z', true],
    ['DateGreaterThanEquals', '2025-01-31', new Date('2025-01-31T00:00:00Z'), true],
    ['Bool', 'TRUE', 'true', true],
    ['Bool', true, false, false],
    ['BinaryEquals', 'QmluYXJ5', 'QmluYXJ5', true],
    ['BinaryEquals', 'QQ==', 'QR==', true],
    ['BinaryEquals', 'QQ==', 'Qg==', false],
    ['BinaryEquals', 'QUI=', 'QUI=', true],
    ['BinaryEquals', 'QUI=', 'QUI', false],
    ['BinaryEquals', 'QUJD', ' QUJD', false],
    ['BinaryEquals', 'QUJD', 'QUJD!', false],
    ['IpAddress', '203.0.113.5/24', '203.0.113.77', true],
    ['IpAddress', '203.0.113.0/24', '204.0.113.77', false],
    ['IpAddress', '203.0.113.0/24', '203.0.112.77', false],
    ['IpAddress', '203.0.113.5', '203.0.113.6', false],
    ['IpAddress', '203.0.113.5', '203.0.113.7', false],
    ['IpAddress', '0.0.0.0/0', '255.255.255.255', true],
    ['IpAddress', '2001:db8::/33', '2001:db8:7fff::1', true],
    ['IpAddress', '2001:db8::/33', '2001:db8:8000::1', false],
    ['IpAddress', '203.0.113.0/24', '::ffff:203.0.113.9', true],
    ['IpAddress', '::/0', '203.0.113.9', false],
    ['IpAddress', '203.0.113.0/24', '203.0.113.010', false],
    ['NotIpAddress', '203.0.113.0/24', '2001:db8::1', true],
    ['ArnEquals', 'arn:aws:s3:::log-*', 'arn:aws:s3:::log-1', true],
    ['ArnLike', 'arn:aws:iam::*:role/x', 'arn:aws:iam::1:role/p/x', false],
    ['ArnLike', 'arn:aws:iam::*:role/*x', 'arn:aws:iam::1:role/p/x', true],
    ['ArnNotLike', 'arn:aws:iam::*:role/x', 'arn:aws:iam::1:role/y', true],
    ['ArnNotEquals', 'arn:aws:iam::1:role/x', 'arn:aws:iam::1:role/x', false],
    ['ArnLike', 'arn:aws:s:*:1:finance/*', 'arn:aws:s:us-east-2:9:store/abc:1:finance/d.txt', false],
    ['StringLike', 'arn:aws:s:*:1:finance/*', 'arn:aws:s:us-east-2:9:store/abc:1:finance/d.txt', true],
    ['ArnLike', 'arn:*:*:*:*:*', 'arn:aws:s3', false],
    ['Null', 'false', '', true],
    ['Null', 'true', [], true],
  ])('%s %j of %j: %s', (operator, wanted, actual, expected) => expect(check(operator, wanted, actual)).toBe(expected))
})

describe('an absent key', () => {
  it.each([
    ['StringEquals', 'a', false],
    ['StringNotEquals', 'a', true],
    ['NumericLessThan', '1', false],
    ['NumericNotEquals', '1', true],
    ['DateNotEquals', '2025-01-01', true],
    ['NotIpAddress', '10.0.0.0/8', true],
    ['ArnNotLike', 'arn:aws:s3:::b', true],
    ['Bool', 'false', false],
    ['BoolIfExists', 'true', true],
    ['StringEqualsIfExists', 'a', true],
    ['StringNotEqualsIfExists', 'a', true],
    ['ForAllValues:StringEquals', 'a', true],
    ['ForAllValues:StringNotEquals', 'a', true],
    ['ForAnyValue:StringEquals', 'a', false],
    ['ForAnyValue:StringNotLike', 'a', false],
    ['ForAnyValue:StringEqualsIfExists', 'a', true],
    ['ForAnyValue:StringEqualsIfExists', [], false],
    ['Null', 'true', true],
    ['Null', 'false', false],
    ['ForAllValues:Null', 'true', true],
    ['ForAnyValue:Null', 'true', false],
  ])('%s %j: %s', (operator, wanted, expected) => expect(check(operator, wanted)).toBe(expected))
})

describe('a set operator', () => {
  it.each<Row>([
    ['ForAllValues:StringEquals', ['A', 'B'], ['A'], true],
    ['ForAllValues:StringEquals', ['A', 'B'], ['A', 'C'], false],
    ['ForAllValues:StringEquals', ['A'], [''], true],
    ['ForAllValues:StringNotEquals', ['A'], ['B', 'A'], false],
    ['ForAnyValue:StringEquals', ['A', 'B'], ['A', 'C'], true],
    ['ForAnyValue:StringEquals', ['A', 'B'], ['C'], false],
    ['ForAnyValue:StringEquals', [''], [''], false],
    ['ForAnyValue:StringEqualsIfExists', ['a'], [''], true],
    ['ForAnyValue:StringNotEquals', ['A'], ['A', 'B'], true],
    ['ForAnyValue:StringLikeIfExists', ['a*'], ['b', 'ab'], true],
    ['ForAnyValue:StringEquals', [], ['a'], false],
    ['ForAllValues:StringEquals', [], ['a'], false],
    ['ForAllValues:StringNotEquals', [], ['a'], false],
    ['ForAllValues:StringEquals', [], [], true],
    ['StringEqualsIfExists', [], [], true],
    ['StringEqualsIfExists', [], ['a'], false],
  ])('%s %j of %j: %s', (operator, wanted, actual, expected) => expect(check(operator, wanted, actual)).toBe(expected))

  it('is needed for several values', () => {
    expect(meets({ StringEquals: { 'aws:TagKeys': 'team' } }, { 'aws:TagKeys': ['team'] })).toBe(false)
    expect(check('StringEquals', 'a', ['a', 'b'])).toBe(false)
    expect(check('StringEquals', 'a', ['a'])).toBe(true)
  })
})

describe('a variable in a value', () => {
  const context = { 'app:Team': 'red', 'app:Empty': '', 'app:Wild': '*', 'app:Wide': '1:user/x' }
  const compare = (operator: string, wanted: string, actual: string) =>
    meets({ [operator]: { [KEY]: wanted } }, { ...context, [KEY]: actual })

  it.each([
    ['StringEquals', '${app:Team}', 'red', true],
    ['StringEquals', '${app:team}-x', 'red-x', true],
    ['StringEquals', '${app:Absent}', '', false],
    ['StringNotEquals', '${app:Absent}', 'red', true],
    ['StringEquals', "${app:Absent, 'blue'}", 'blue', true],
    ['StringEquals', "${app:Empty, 'blue'}", 'blue', true],
    ['StringEquals', '${app:Empty}', '', false],
    ['StringLike', '${app:Wild}', 'anything', false],
    ['StringLike', '${app:Team}*', 'redder', true],
    ['StringEqualsIgnoreCase', '${app:Team}', 'RED', true],
    ['ArnLike', '${aws:PrincipalArn}', 'arn:aws:iam::111111111111:user/alice', true],
    ['ArnLike', 'arn:aws:iam::${aws:PrincipalAccount}:user/*', 'arn:aws:iam::111111111111:user/x', true],
    ['ArnLike', 'arn:aws:iam::${app:Wide}:user/y', 'arn:aws:iam::1:user/x:user/y', false],
    ['Bool', "${app:Absent, 'true'}", 'true', true],
    ['Bool', '${app:Absent}', 'true', false],
    ['Bool', "${app:Absent, 'true'}*", 'true', false],
    ['Bool', '${app:Team}', 'x y', false],
    ['BinaryEquals', '${app:Team}', 'x y', false],
    ['StringEqualsIgnoreCase', '${app:Absent}', 'red', false],
  ])('%s %s of %j: %s', (operator, wanted, actual, expected) =>
    expect(compare(operator, wanted, actual)).toBe(expected),
  )
})

describe('an ARN pattern that has its six fields only with the value of a variable', () => {
  const context = { 'app:Head': 'arn:aws:iam::1', 'app:Service': 'arn:aws:iam:', 'app:Team': 'red' }
  const like = (wanted: string, actual: string) => meets({ ArnLike: { [KEY]: wanted } }, { ...context, [KEY]: actual })

  it.each([
    ['${app:Head}:user/*', 'arn:aws:iam::1:user/x', true],
    ['${app:Head}:user/*', 'arn:aws:iam::2:user/x', false],
    ['${app:Head}:a:b', 'arn:aws:iam::1:a:b', true],
    ['${app:Head}:a:b', 'arn:aws:iam::1:a', false],
    ['${app:Service}:*:user/x', 'arn:aws:iam::1:user/x', true],
    ['${app:Service}:*:user/x', 'arn:aws:iam:r:1:user/x', false],
    ['${app:Service}:*:user/x', 'arn:aws:iam::1:2:user/x', false],
    ['${app:Service}:?:u?er/x', 'arn:aws:iam::1:user/x', true],
    ['${app:Service}:?:u?er/x', 'arn:aws:iam::12:user/x', false],
    ['${app:Service}:?:u?er/x', 'arn:aws:iam::1:ufur/x', false],
    ['${app:Service}:?:u?er/x', 'arn:aws:iam::1:user/y', false],
    ['${app:Head}:*', 'arn:aws:iam::1', false],
    ['${app:Team}:*', 'red:a:b:c:d', false],
    ['${app:Team}:*', 'red:a:b:c:d:e', false],
    ['${app:Absent}:*', 'arn:aws:iam::1:user/x', false],
  ])('%s of %s: %s', (wanted, actual, expected) => expect(like(wanted, actual)).toBe(expected))

  it('stands for nothing when it never has them', () => {
    expect(check('ArnLike', 'arn:aws:s3', 'arn:aws:s3')).toBe(false)
    expect(check('ArnLike', '*', 'arn:aws:s3:::b')).toBe(false)
  })
})

describe('a value that cannot be read as the type of the operator', () => {
  it.each([
    ['NumericEquals', '5'],
    ['DateLessThan', '2030-01-01'],
    ['IpAddress', '0.0.0.0/0'],
    ['Bool', 'true'],
    ['BinaryEquals', 'QQ=='],
  ])('does not meet %s', (operator, wanted) => {
    expect(meets({ [operator]: { [KEY]: wanted } }, { [KEY]: 'x y' })).toBe(false)
    expect(hits({ [operator]: { [KEY]: wanted } }, { [KEY]: 'x y' })).toBe(false)
  })

  it.each([
    ['NumericNotEquals', '5'],
    ['DateNotEquals', '2030-01-01'],
    ['NotIpAddress', '10.0.0.0/8'],
    ['ForAnyValue:NumericNotEquals', '5'],
  ])('under %s neither lets an Allow apply nor keeps a Deny from it', (operator, wanted) => {
    expect(meets({ [operator]: { [KEY]: wanted } }, { [KEY]: 'x y' })).toBe(false)
    expect(hits({ [operator]: { [KEY]: wanted } }, { [KEY]: 'x y' })).toBe(true)
  })
})

describe('a value of the policy that cannot be read as the type of the operator', () => {
  it.each([
    ['NumericNotEquals', '${app:Limit}', '6'],
    ['NumericNotEquals', ['5', '${app:Limit}'], '6'],
    ['DateNotEquals', '${app:Limit}', '2025-01-31'],
    ['NotIpAddress', '${app:Limit}', '203.0.113.9'],
    ['NotIpAddress', ['10.0.0.0/8', '${app:Limit}'], '2001:db8::1'],
  ])('under %s %j neither lets an Allow apply nor keeps a Deny from it', (operator, wanted, actual) => {
    expect(meets({ [operator]: { [KEY]: wanted } }, { [KEY]: actual })).toBe(false)
    expect(hits({ [operator]: { [KEY]: wanted } }, { [KEY]: actual })).toBe(true)
  })
})

describe('conditions', () => {
  it('must all be met', () => {
    const both = { StringEquals: { 'a:b': '1', 'a:c': '2' }, Bool: { 'a:d': 'true' } }
    expect(meets(both, { 'a:b': '1', 'a:c': '2', 'a:d': true })).toBe(true)
    expect(meets(both, { 'a:b': '1', 'a:c': '2', 'a:d': false })).toBe(false)
    expect(meets(both, { 'a:b': '1', 'a:d': true })).toBe(false)
  })

  it('constrain nothing when there are none', () => expect(meets({})).toBe(true))

  it('find keys whatever their case', () => {
    expect(meets({ StringEquals: { 'AWS:principaltag/Team': 'red' } }, { 'aws:PrincipalTag/team': 'red' })).toBe(true)
  })

  it('find one key among many', () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`app:Key${index}`, `${index}`]))
    expect(meets({ StringEquals: { 'app:key39': '39' } }, many)).toBe(true)
  })
})
