import { describe, expect, it } from 'vitest'
import { parsePolicy } from '../../src/policy/parse-policy.ts'
import type { PolicyType } from '../../src/policy/policy-document.ts'
import { printPolicy, toPlainPolicy } from '../../src/policy/print-policy.ts'

function reprint(source: string | object, type: PolicyType = 'resource'): string {
  const parsed = parsePolicy(source, { type })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return printPolicy(parsed.value)
}

describe('printPolicy', () => {
  it('writes the elements in the order of the grammar, and single values without a list', () => {
    const source = {
      Statement: {
        Condition: { Bool: { 'aws:SecureTransport': [true] }, StringEquals: { 'aws:username': ['a', 'b'] } },
        NotResource: ['arn:aws:s3:::b'],
        NotAction: ['s3:Get*', 's3:List*'],
        Principal: { AWS: ['111122223333'], Service: [] },
        Effect: 'Deny',
        Sid: 'S',
      },
      Id: 'id',
      Version: '2012-10-17',
    }
    expect(reprint(source)).toBe(`{
  "Version": "2012-10-17",
  "Id": "id",
  "Statement": [
    {
      "Sid": "S",
      "Effect": "Deny",
      "Principal": {
        "AWS": "111122223333"
      },
      "NotAction": [
        "s3:Get*",
        "s3:List*"
      ],
      "NotResource": "arn:aws:s3:::b",
      "Condition": {
        "Bool": {
          "aws:SecureTransport": "true"
        },
        "StringEquals": {
          "aws:username": [
            "a",
            "b"
          ]
        }
      }
    }
  ]
}`)
  })

  it('keeps everyone as it was written, and says no version that was not said', () => {
    const everyone = (principal: unknown) => ({
      Statement: { Effect: 'Deny', Principal: principal, Action: '*', Resource: '*' },
    })
    expect(JSON.parse(reprint(everyone('*')))).toEqual({ Statement: [everyone('*').Statement] })
    expect(JSON.parse(reprint(everyone({ AWS: '*' })))).toEqual({ Statement: [everyone({ AWS: '*' }).Statement] })
  })

  it('keeps empty lists and kinds of principals that name nobody', () => {
    const nobody = { Effect: 'Deny', Principal: {}, Action: [], Resource: '*' }
    expect(JSON.parse(reprint({ Statement: nobody }))).toEqual({ Statement: [nobody] })
  })

  it('keeps who is excepted', () => {
    const excepted = {
      Effect: 'Deny',
      NotPrincipal: { AWS: ['111122223333', '444455556666'] },
      Action: '*',
      Resource: '*',
    }
    expect(JSON.parse(reprint({ Statement: excepted }))).toEqual({ Statement: [excepted] })
  })

  it('escapes what may not stand in a policy, so that it parses again', () => {
    const source =
      '{"Id":"\\u5927 \\u0100 \\ud83d\\ude00 \\u00e9","Statement":{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}}'
    const printed = reprint(source)
    expect(printed).toContain('"Id": "\\u5927 \\u0100 \\ud83d\\ude00 é"')
    expect(reprint(printed)).toBe(printed)
  })
})

describe('toPlainPolicy', () => {
  const plain = (statement: object, type: PolicyType) => {
    const parsed = parsePolicy({ Statement: statement }, { type })
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
    return toPlainPolicy(parsed.value)
  }

  it('has no member for what is not there', () => {
    const ofUser = { Effect: 'Allow', Action: '*', Resource: '*' }
    expect(plain(ofUser, 'identity')).toStrictEqual({ Statement: [ofUser] })
    const ofRole = { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' }
    expect(plain(ofRole, 'trust')).toStrictEqual({ Statement: [ofRole] })
  })
})
