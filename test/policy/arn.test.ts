import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseActionPattern } from '../../src/policy/action-pattern.ts'
import { formatArn, parseArn } from '../../src/policy/arn.ts'
import { splitArnPattern } from '../../src/policy/arn-pattern.ts'

describe('parseArn', () => {
  it('splits on the first five colons', () => {
    expect(parseArn('arn:aws:lambda:eu-west-1:111122223333:function:f:prod')).toEqual({
      partition: 'aws',
      service: 'lambda',
      region: 'eu-west-1',
      account: '111122223333',
      resource: 'function:f:prod',
    })
    expect(parseArn('arn:aws:s3:::b/*\n${x}')).toMatchObject({ region: '', account: '', resource: 'b/*\n${x}' })
  })

  it.each([
    '',
    '*',
    'arn:aws:s3',
    'arn:aws:s3::b',
    'arn:aws:s3:::',
    'arn::s3:::b',
    'arn:aws::::b',
    'ARN:aws:s3:::b',
    'xarn:aws:s3:::b',
  ])('finds no ARN in %j', (text) => expect(parseArn(text)).toBeUndefined())

  it('is the inverse of formatArn', () => {
    const field = (minLength: number) => fc.string({ minLength }).map((text) => text.replaceAll(':', ';'))
    const arn = fc.record({
      partition: field(1),
      service: field(1),
      region: field(0),
      account: field(0),
      resource: fc.string({ minLength: 1 }),
    })
    fc.assert(
      fc.property(arn, (fields) => {
        expect(parseArn(formatArn(fields))).toEqual(fields)
      }),
    )
  })
})

describe('parseActionPattern', () => {
  it.each([
    ['s3:Get*', { service: 's3', name: 'Get*' }],
    ['S3:*', { service: 'S3', name: '*' }],
    ['*', { service: '*', name: '*' }],
    ['**', undefined],
    ['s3', undefined],
  ])('splits %s', (text, pattern) => expect(parseActionPattern(text)).toEqual(pattern))
})

describe('splitArnPattern', () => {
  it('does not split inside a variable', () => {
    const pattern = "arn:*:kms:*:${aws:PrincipalAccount, 'a:b'}:key/${aws:username}"
    expect(splitArnPattern(pattern)).toEqual({
      prefix: 'arn',
      partition: '*',
      service: 'kms',
      region: '*',
      account: "${aws:PrincipalAccount, 'a:b'}",
      resource: 'key/${aws:username}',
    })
  })

  it('takes a variable for text where there are none', () => {
    expect(splitArnPattern('arn:aws:kms:*:${a:b}', { variables: false })).toMatchObject({
      account: '${a',
      resource: 'b}',
    })
    expect(splitArnPattern('${a:b}:c:d:e:f', { variables: false })).toMatchObject({ prefix: '${a', partition: 'b}' })
  })

  it('does not split inside of what is no variable but stands in the braces of one', () => {
    expect(splitArnPattern('arn:aws:kms:*:${:}:key/x')).toMatchObject({ account: '${:}', resource: 'key/x' })
  })

  it('needs six fields', () => {
    expect(splitArnPattern('arn:aws:s3:*')).toBeUndefined()
    expect(splitArnPattern('arn:aws:s3:::')).toMatchObject({ resource: '' })
    expect(splitArnPattern('arn:aws:s3::${a:b:c')).toMatchObject({ account: '${a', resource: 'b:c' })
  })
})
