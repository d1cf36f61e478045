import { describe, expect, it } from 'vitest'
import { readPolicy } from '../../src/policy/read-policy.ts'

/** What is left of the statements of a policy in which some things are wrong, as plain as can be. */
function read(source: object, type: 'identity' | 'resource' = 'identity') {
  const { document, errors } = readPolicy(source, type)
  expect(errors.length).toBeGreaterThan(0)
  return document?.statements.map(({ sid, principal, action, resource, conditions }) => ({
    sid,
    principals: principal?.entries.map(({ text }) => text),
    actions: action.patterns.map(({ text }) => text),
    resources: resource?.patterns.map(({ text }) => text),
    conditions: conditions.map(({ operator, key, values }) => [operator, key, ...values.map(({ text }) => text)]),
  }))
}

const good = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }
const whole = { sid: undefined, principals: undefined, actions: ['s3:GetObject'], resources: ['*'], conditions: [] }
const broken = (change: object) => ({ Version: '2012-10-17', Statement: { ...good, ...change } })

describe('of a policy with errors', () => {
  it('nothing is left when it is no object', () => {
    expect(read([])).toBeUndefined()
    expect(readPolicy('{', 'identity')).toMatchObject({ json: undefined, document: undefined })
    expect(readPolicy('\u0000', 'identity')).toMatchObject({ json: undefined, document: undefined })
  })

  it('statements are left that have an effect and an action', () => {
    const Statement = [{ ...good, Effect: 'allow' }, { ...good, Action: undefined }, 'x', { ...good, Sid: 'S' }]
    expect(read({ Statement })).toEqual([{ ...whole, sid: 'S' }])
    expect(read({ Statement: 'x' })).toEqual([])
    expect(read({})).toEqual([])
  })

  it('the version is the one of 2008 when it has none that exists', () => {
    const versionOf = (Version: unknown) => readPolicy({ Version, Statement: good }, 'scp').document?.version
    expect(['2013', 2012, undefined, '2008-10-17', '2012-10-17'].map(versionOf)).toEqual([
      '2008-10-17',
      '2008-10-17',
      '2008-10-17',
      '2008-10-17',
      '2012-10-17',
    ])
  })

  it('an Id is left where it is a text', () => {
    expect(readPolicy({ Id: 1, Statement: good }, 'resource').document).not.toHaveProperty('id')
    expect(readPolicy({ Id: 'x', Statement: good }, 'identity').document).toMatchObject({ id: 'x' })
    expect(readPolicy({ Statement: good }, 'identity').document).not.toHaveProperty('id')
  })

  it('texts are left that are texts', () => {
    expect(read(broken({ Action: ['s3:PutObject', 1], Resource: [{}, 'arn:aws:s3:::b'], Sid: 1 }))).toEqual([
      { ...whole, actions: ['s3:PutObject'], resources: ['arn:aws:s3:::b'] },
    ])
  })

  it('conditions are left that have an operator and a block', () => {
    const Condition = { StringEqual: { 'a:b': 'x' }, StringLike: 'x', Bool: { 'a:b': ['true', null], 'a:c': 'false' } }
    const left = [
      ['Bool', 'a:b', 'true'],
      ['Bool', 'a:c', 'false'],
    ]
    expect(read(broken({ Condition }))).toEqual([{ ...whole, conditions: left }])
    expect(read(broken({ Condition: 'x' }))).toEqual([whole])
  })

  it('principals are left that have a kind, and none where they have no place', () => {
    const named = { ...whole, principals: ['111122223333'] }
    expect(read(broken({ Principal: { AWS: '111122223333', aws: '*' } }), 'resource')).toEqual([named])
    expect(read(broken({ Principal: 'x' }), 'resource')).toEqual([whole])
    expect(read(broken({ Principal: '*' }))).toEqual([whole])
  })
})
