import { describe, expect, it } from 'vitest'
import { allow, ask, OBJECT, outcomeOf, policy, SESSION } from './language.ts'

const covers = (pattern: string, resource: string, rest: object = {}) =>
  outcomeOf([allow({ Action: '*', Resource: pattern })], { resource, ...rest }) === 'ALLOWED'

describe('a resource pattern', () => {
  it.each([
    ['*', '*', true],
    ['*', OBJECT, true],
    ['arn:aws:s3:::b/x', OBJECT, true],
    ['arn:aws:s3:::b/X', OBJECT, false],
    ['arn:aws:s3:::b*', 'arn:aws:s3:::backup/secret', true],
    ['arn:aws:s3:::b', OBJECT, false],
    ['arn:aws:s3:::*', '*', false],
    ['arn:aws:lambda:*:*:function:my-*', 'arn:aws:lambda:eu-west-1:111111111111:function:my-f:prod', true],
    ['arn:aws:lambda:eu-*:111111111111:function:f', 'arn:aws:lambda:eu-west-1:111111111111:function:f', true],
    ['arn:aws:lambda:eu-*:function:f', 'arn:aws:lambda:eu-west-1:111111111111:function:f', false],
    ['arn:aws:lambda:*:111111111111:function:f', 'arn:aws:lambda:a:222222222222:b:111111111111:function:f', false],
    ['arn:aws:lambda:?u-west-1:111111111111:function:f', 'arn:aws:lambda:eu-west-1:111111111111:function:f', true],
    ['arn:aws:lambda:eu-west-1:111111111111:function:f:*', 'arn:aws:lambda:eu-west-1:111111111111:function:f', false],
    ['arn:*:s3:::b/x', 'arn:aws-cn:s3:::b/x', true],
  ])('%s covers %s: %s', (pattern, resource, expected) => expect(covers(pattern, resource)).toBe(expected))

  it('takes a variable with `*` in its value literally', () => {
    const pattern = 'arn:aws:s3:::b/${aws:PrincipalTag/team}/*'
    const context = { 'aws:PrincipalTag/team': '*' }
    expect(covers(pattern, 'arn:aws:s3:::b/red/x', { context })).toBe(false)
    expect(covers(pattern, 'arn:aws:s3:::b/*/x', { context })).toBe(true)
  })

  it.each([
    ['arn:aws:s3:::b/${*}', 'arn:aws:s3:::b/*', true],
    ['arn:aws:s3:::b/${*}', 'arn:aws:s3:::b/x', false],
    ['arn:aws:s3:::b/${?}x*', 'arn:aws:s3:::b/?xyz', true],
    ['arn:aws:s3:::b/${*}?x', 'arn:aws:s3:::b/*yx', true],
    ['arn:*:s3:::b/*${aws:username}-${aws:PrincipalAccount}', 'arn:aws:s3:::b/x/alice-111111111111', true],
    ['arn:aws:s3:::b/${$}{x}', 'arn:aws:s3:::b/${x}', true],
    ["arn:aws:s3:::b-${aws:PrincipalTag/team, 'all'}", 'arn:aws:s3:::b-all', true],
    ["arn:aws:s3:::b-${aws:PrincipalTag/team, 'all'}", 'arn:aws:s3:::b-red', false],
    ['arn:aws:s3:::b/${aws:username}/*', 'arn:aws:s3:::b/alice/x', true],
    ['arn:aws:s3:::b/${AWS:UserName}/*', 'arn:aws:s3:::b/alice/x', true],
    ['arn:aws:s3:::b/${aws:TagKeys}', 'arn:aws:s3:::b/a', false],
  ])('%s covers %s: %s', (pattern, resource, expected) =>
    expect(covers(pattern, resource, { context: { 'aws:TagKeys': ['a'] } })).toBe(expected),
  )

  it('stands for nothing when a variable has no value', () => {
    expect(covers('arn:aws:s3:::b/${aws:username}/*', 'arn:aws:s3:::b//x', { principal: SESSION })).toBe(false)
  })

  it('excludes nothing by a variable without value', () => {
    const statement = { Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::b/${aws:username}/*' }
    expect(outcomeOf([statement], { principal: SESSION, resource: 'arn:aws:s3:::b//x' })).toBe('ALLOWED')
  })

  it('has no variables in the language of 2008', () => {
    const old = { Statement: allow({ Resource: 'arn:aws:s3:::b/${aws:username}/*' }) }
    expect(ask({ identityPolicies: [old] }, { resource: 'arn:aws:s3:::b/alice/x' }).allowed).toBe(false)
    expect(ask({ identityPolicies: [old] }, { resource: 'arn:aws:s3:::b/${aws:username}/x' }).allowed).toBe(true)
    const split = { Statement: allow({ Resource: 'arn:aws:s3:${a:b}:?' }) }
    expect(ask({ identityPolicies: [split] }, { resource: 'arn:aws:s3:${a:b}:c' }).allowed).toBe(true)
  })

  it('lets the bucket list be granted on its ARN and on everything', () => {
    const list = { action: 's3:ListAllMyBuckets', resource: '*' }
    expect(
      ask({ identityPolicies: [policy(allow({ Action: 's3:*', Resource: 'arn:aws:s3:::*' }))] }, list).allowed,
    ).toBe(true)
    expect(ask({ identityPolicies: [policy(allow({ Action: 's3:*' }))] }, list).allowed).toBe(true)
    expect(
      ask({ identityPolicies: [policy(allow({ Action: 's3:*', Resource: 'arn:aws:s3:::b' }))] }, list).allowed,
    ).toBe(false)
  })
})

describe('an action pattern', () => {
  it.each([
    ['*', true],
    ['s3:*', true],
    ['S3:getobject', true],
    ['s3:Get?bject', true],
    ['s?:G*t', true],
    ['s3:GetObjects', false],
    ['ec2:*', false],
  ])('%s covers s3:GetObject: %s', (pattern, expected) =>
    expect(outcomeOf([allow({ Action: pattern })]) === 'ALLOWED').toBe(expected),
  )

  it('turned around covers all the others, and denies nothing', () => {
    const statement = { Effect: 'Allow', NotAction: ['iam:*', 's3:Put*'], Resource: '*' }
    expect(outcomeOf([statement])).toBe('ALLOWED')
    expect(outcomeOf([statement], { action: 'iam:ListUsers', resource: '*' })).toBe('IMPLICIT_DENY')
  })
})
