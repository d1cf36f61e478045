import { describe, expect, it } from 'vitest'
import { validatePolicy } from '../../src/validation/validate-policy.ts'

const READ = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/*' }
const ALL_BUT_READ = { Effect: 'Allow', NotAction: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::bucket/*' }
const TLS = { Bool: { 'aws:SecureTransport': 'true' } }

/** The pointers of what is redundant among these statements. */
const redundant = (...statements: readonly object[]) =>
  validatePolicy({ Version: '2012-10-17', Statement: statements })
    .filter(({ issueCode }) => issueCode.startsWith('REDUNDANT'))
    .map(({ pointer }) => pointer)

describe('redundancy', () => {
  it('is of the narrower statement, and of the later of two that say the same', () => {
    expect(redundant(READ, { ...READ, Resource: '*' })).toEqual(['/Statement/0'])
    expect(redundant({ ...READ, Sid: 'A' }, { ...READ, Sid: 'B' })).toEqual(['/Statement/1'])
    expect(redundant(READ, READ, READ)).toEqual(['/Statement/1', '/Statement/2'])
  })

  it('needs the same effect and the same conditions', () => {
    expect(redundant(READ, { ...READ, Effect: 'Deny' })).toEqual([])
    expect(redundant(READ, { ...READ, Condition: TLS })).toEqual([])
    expect(redundant({ ...READ, Condition: TLS }, { ...READ, Condition: TLS })).toEqual(['/Statement/1'])
  })

  it('of exceptions needs the same exceptions', () => {
    const fewer = { ...ALL_BUT_READ, NotAction: ['s3:GetObject'] }
    expect(redundant(ALL_BUT_READ, fewer)).toEqual([])
    expect(redundant(ALL_BUT_READ, { ...ALL_BUT_READ, NotAction: ALL_BUT_READ.NotAction.toReversed() })).toEqual([
      '/Statement/1',
    ])
  })

  it('of patterns is seen field by field, and across no variable', () => {
    const resources = (...texts: readonly string[]) => redundant({ ...READ, Action: 'sqs:*', Resource: texts })
    expect(resources('arn:aws:sqs:*:111122223333:q*', 'arn:aws:sqs:eu-west-1:111122223333:queue')).toEqual([
      '/Statement/0/Resource/1',
    ])
    expect(resources('arn:aws:sqs:*:111122223333:q', 'arn:aws:sqs:eu-west-1:444455556666:q')).toEqual([])
    expect(resources('arn:aws:sqs:*:111122223333:a', 'arn:aws:sqs:*:111122223333:a')).toEqual([
      '/Statement/0/Resource/1',
    ])
    expect(resources('arn:aws:sqs:*:111122223333:?', 'arn:aws:sqs:*:111122223333:${aws:username}')).toEqual([])
  })
})
