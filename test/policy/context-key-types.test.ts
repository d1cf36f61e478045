import { describe, expect, it } from 'vitest'
import { contextEntryType, findContextKey, isMultivaluedKey } from '../../src/policy/context-key-types.ts'

describe('context keys', () => {
  it.each([
    ['aws:SourceIp', 'IP'],
    ['AWS:SOURCEIP', 'IP'],
    ['aws:PrincipalArn', 'STRING'],
    ['aws:PrincipalTag/Cost Center', 'STRING'],
    ['s3:existingobjecttag/a/b', 'STRING'],
    ['aws:TagKeys', 'STRING_LIST'],
    ['aws:CalledVia', 'STRING_LIST'],
    ['aws:MultiFactorAuthPresent', 'BOOLEAN'],
    ['aws:MultiFactorAuthAge', 'NUMERIC'],
    ['aws:CurrentTime', 'DATE'],
    ['s3:max-keys', 'NUMERIC'],
    ['lambda:SubnetIds', 'STRING_LIST'],
    ['cognito-identity.amazonaws.com:amr', 'STRING_LIST'],
    ['own:Key', undefined],
    ['aws:PrincipalTag', undefined],
    ['own:amr', undefined],
    ['own:idp.example.com:amr', undefined],
    ['idp.example.com:amrs', undefined],
    ['constructor', undefined],
  ])('%s is %s', (key, type) => expect(contextEntryType(key)).toBe(type))

  it('tell ARNs from strings where it matters to a reader of policies', () => {
    expect(findContextKey('aws:sourcearn')).toEqual({ name: 'aws:SourceArn', type: 'ARN', multivalued: false })
    expect(findContextKey('idp.example.com:AMR')).toEqual({ name: ':amr', type: 'STRING', multivalued: true })
  })

  it('are multivalued only where a request can carry several values', () => {
    const keys = ['aws:TagKeys', 'aws:PrincipalOrgPaths', 'sts:TransitiveTagKeys', 's3:RequestObjectTagKeys']
    expect(keys.map(isMultivaluedKey)).toEqual([true, true, true, true])
    expect(['aws:PrincipalOrgID', 'aws:RequestTag/TagKeys', 'unknown:Key'].map(isMultivaluedKey)).toEqual([
      false,
      false,
      false,
    ])
  })
})
