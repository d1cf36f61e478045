/** That the time to read a policy is linear, whatever it holds. Each of these would take minutes otherwise. */
import { describe, expect, it } from 'vitest'
import { parsePolicy } from '../../src/policy/parse-policy.ts'

const STATEMENTS = {
  identity: { Effect: 'Deny', Action: 's3:Get*', Resource: '*' },
  resource: { Effect: 'Deny', Principal: '*', Action: 's3:Get*', Resource: '*' },
} as const

describe('a document made to be slow', () => {
  const long = 400_000

  it.each([
    ['unclosed variables in a resource', { Resource: `arn:aws:s3:::${'${'.repeat(long / 2)}` }],
    ['unclosed variables before the colons', { Resource: `arn:${'${a'.repeat(long / 3)}` }],
    ['one long variable', { Resource: `arn:aws:s3:::\${${'a'.repeat(long)}` }],
    ['a long action', { Action: `s3:${'*?'.repeat(long / 2)}` }],
    ['a long key', { Condition: { StringEquals: { [`aws:${'a '.repeat(long / 2)}`]: 'x' } } }],
    ['a long operator', { Condition: { [`ForAnyValue:${'a'.repeat(long)}`]: {} } }],
    ['a long address', { Condition: { IpAddress: { 'aws:SourceIp': ':'.repeat(long) } } }],
    ['a long service principal', { Principal: { Service: 'a.'.repeat(long / 2) } }],
    ['many wrong members', Object.fromEntries(Array.from({ length: long / 16 }, (_, index) => [`m${index}`, 1]))],
    ['many wrong actions', { Action: Array.from({ length: long / 16 }, () => 's3') }],
  ])('is read all the same: %s', (_, change) => {
    for (const type of ['identity', 'resource'] as const) {
      const source = JSON.stringify({ Version: '2012-10-17', Statement: { ...STATEMENTS[type], ...change } })
      const parsed = parsePolicy(source, { type })
      const errors = parsed.ok ? [] : parsed.errors
      expect(errors.length).toBeLessThanOrEqual(100)
      for (const { message } of errors) expect(message.length).toBeLessThan(1_100)
    }
  })
})
