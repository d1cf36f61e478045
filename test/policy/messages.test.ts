/** What an author reads: the element, what was given, and what would be right. */
import { describe, expect, it } from 'vitest'
import { parsePolicy } from '../../src/policy/parse-policy.ts'
import type { PolicyType } from '../../src/policy/policy-document.ts'

const IDENTITY = { Effect: 'Allow', Action: 's3:Get*', Resource: '*' }
const RESOURCE = { Effect: 'Deny', Principal: '*', Action: 's3:Get*', Resource: '*' }
const STATEMENTS: Readonly<Record<PolicyType, object>> = {
  identity: IDENTITY,
  boundary: IDENTITY,
  session: IDENTITY,
  scp: IDENTITY,
  resource: RESOURCE,
  rcp: RESOURCE,
  trust: { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' },
}

function messages(source: string | object, type: PolicyType): readonly string[] {
  const parsed = parsePolicy(source, { type })
  return parsed.ok ? [] : parsed.errors.map(({ message }) => message)
}

/** `[type, change of a good statement, message]`; `undefined` takes an element away. */
type Said = readonly [type: PolicyType, change: object, message: string]

const says = (...table: readonly Said[]) =>
  it.each(table.map(([type, change, message]) => [message, type, change] as const))('%s', (message, type, change) => {
    const source = { Version: '2012-10-17', Statement: { ...STATEMENTS[type], ...change } }
    expect(messages(source, type)).toEqual([message])
  })

const condition = (operator: string, key: string, value: unknown) => ({ Condition: { [operator]: { [key]: value } } })

describe('of a document', () => {
  it.each<readonly [string, string | object, PolicyType]>([
    ['`policy document` must be an object, not an array', '[]', 'identity'],
    ['`Version` must be a string, not a number', { Version: 1, Statement: IDENTITY }, 'identity'],
    [
      'version `2013-01-01` does not exist; write `2012-10-17` (or `2008-10-17`)',
      { Version: '2013-01-01', Statement: IDENTITY },
      'identity',
    ],
    ['a service control policy must have `"Version": "2012-10-17"`', { Statement: IDENTITY }, 'scp'],
    [
      'a resource control policy must have version `2012-10-17`, not `2008-10-17`',
      { Version: '2008-10-17', Statement: RESOURCE },
      'rcp',
    ],
    ['a policy must have a `Statement`', {}, 'identity'],
    ['`Statement` is empty; a policy must have at least one statement', { Statement: [] }, 'identity'],
    ['`Statement` must be an object or a list of objects, not a string', { Statement: 'x' }, 'identity'],
    ['`Statement` must be an object or a list of objects, not a boolean', { Statement: [true] }, 'identity'],
    ['`Id` must not appear in an identity-based policy', { Id: 'x', Statement: IDENTITY }, 'identity'],
    ['`Id` must be a string, not an object', { Id: {}, Statement: RESOURCE }, 'resource'],
    [
      '`statement` is not an element of a policy document; write `Statement`',
      { statement: 1, Statement: IDENTITY },
      'identity',
    ],
    [
      '`Vrsion` is not an element of a policy document; known are `Version`, `Id`, `Statement`',
      { Vrsion: 1, Statement: IDENTITY },
      'identity',
    ],
    [
      'the policy cannot be written as JSON; pass its text, or an object of plain data',
      { toJSON: () => undefined },
      'identity',
    ],
    [
      'the policy has 524289 characters; no policy may have more than 524288',
      `{}${' '.repeat(512 * 1024 - 1)}`,
      'identity',
    ],
    [
      'character U+0001 is not allowed in a policy; allowed are tab, line feed, carriage return and U+0020 to U+00FF',
      '\u0001',
      'identity',
    ],
    [
      'character U+20AC is not allowed in a policy; allowed are tab, line feed, carriage return and U+0020 to U+00FF',
      '€',
      'identity',
    ],
  ])('%s', (message, source, type) => expect(messages(source, type)).toEqual([message]))
})

describe('of a statement', () => {
  const twice = { Statement: [1, 2].map(() => ({ ...IDENTITY, Sid: 'A' })) }

  says(
    ['identity', { Effect: undefined }, 'a statement must have `"Effect": "Allow"` or `"Effect": "Deny"`'],
    ['identity', { Effect: 1 }, '`Effect` must be a string, not a number'],
    ['identity', { Effect: 'ALLOW' }, 'effect `ALLOW` must be `Allow` or `Deny`, spelled exactly so'],
    ['identity', { effect: 'Allow' }, '`effect` is not an element of a statement; write `Effect`'],
    [
      'identity',
      { Efect: 'Allow' },
      '`Efect` is not an element of a statement; known are `Sid`, `Effect`, `Principal`, `NotPrincipal`, `Action`, `NotAction`, `Resource`, `NotResource`, `Condition`',
    ],
    ['identity', { Sid: null }, '`Sid` must be a string, not null'],
    ['identity', { Sid: 'a b' }, 'Sid `a b` must consist of letters `A-Z`, `a-z` and digits'],
  )

  it('names the Sid that is used twice', () =>
    expect(messages(twice, 'identity')).toEqual(['Sid `A` is used by an earlier statement; every Sid must be unique']))
})

describe('of an action', () => {
  says(
    ['identity', { Action: undefined }, 'a statement must have an `Action` or a `NotAction`'],
    ['identity', { NotAction: 's3:*' }, 'a statement has either `Action` or `NotAction`, not both'],
    ['identity', { Action: 1 }, '`Action` must be a string or a list of strings, not a number'],
    ['identity', { Action: [1] }, '`Action` must be a list of strings only, not a number'],
    ['identity', { Action: undefined, NotAction: [1] }, '`NotAction` must be a list of strings only, not a number'],
    ['identity', { Action: 's3' }, 'action `s3` must be `service:Name`, such as `s3:GetObject` or `s3:Get*`, or `*`'],
    [
      'identity',
      { Action: 's3:${a:b}' },
      'action `s3:${a:b}` contains a variable; variables are for `Resource` and `Condition`',
    ],
    [
      'trust',
      { Action: 's3:GetObject' },
      'action `s3:GetObject` must not appear in a role trust policy, which speaks of `sts:` actions only',
    ],
    [
      'rcp',
      { Action: undefined, NotAction: 's3:*' },
      '`NotAction` must not appear in a resource control policy; use `Action`',
    ],
    [
      'rcp',
      { Action: '*' },
      'a resource control policy must name the service of an action, such as `s3:*`; the bare `*` is not allowed',
    ],
    ['rcp', { Effect: 'Allow' }, 'a resource control policy has `"Effect": "Deny"`; only `RCPFullAWSAccess` allows'],
  )
})

describe('of a resource', () => {
  const role = 'must not appear in a role trust policy; its resource is the role itself'

  says(
    ['identity', { Resource: undefined }, 'a statement must have a `Resource` or a `NotResource`'],
    ['identity', { NotResource: '*' }, 'a statement has either `Resource` or `NotResource`, not both'],
    ['trust', { Resource: '*' }, `\`Resource\` ${role}`],
    ['trust', { NotResource: '*' }, `\`NotResource\` ${role}`],
    ['identity', { Resource: {} }, '`Resource` must be a string or a list of strings, not an object'],
    [
      'identity',
      { Resource: undefined, NotResource: {} },
      '`NotResource` must be a string or a list of strings, not an object',
    ],
    ['identity', { Resource: 'b' }, 'resource `b` must be `*` or an ARN that begins with `arn:`'],
    [
      'identity',
      { Resource: 'arn:aws:s3' },
      'resource `arn:aws:s3` must have six fields: `arn:partition:service:region:account:resource`',
    ],
    [
      'identity',
      { Resource: 'arn:azure:s3:::b' },
      'partition `azure` of resource `arn:azure:s3:::b` is unknown; write `aws`, `aws-cn`, `aws-us-gov` or `*`',
    ],
    [
      'identity',
      { Resource: 'arn:aws:*:::b' },
      'service `*` of resource `arn:aws:*:::b` must be the name of one service, without wildcards or variables',
    ],
  )
})

describe('of a variable', () => {
  const given = (variable: string): object => ({ Resource: `arn:aws:s3:::${variable}` })

  says(
    ['identity', given('${a'), 'a variable that begins with `${` must end with `}`'],
    ['identity', given('${}'), '`${}` names no context key'],
    ['identity', given('${a, b}'), "the default value in `${a, b}` must be written as in `${key, 'value'}`"],
    ['identity', given('${a{b}'), '`${a{b}` holds another `{`; variables do not nest'],
    [
      'identity',
      given('${ a}'),
      '`${ a}` is not a context key; write `${prefix:name}` without spaces, quotes or wildcards',
    ],
  )
})

describe('of a principal', () => {
  const elsewhere = (title: string) => `must not appear in ${title}, which acts on those it is attached to`
  const named = (type: string): object => ({ Principal: { [type]: 'x' } })

  says(
    ['identity', { Principal: '*' }, `\`Principal\` ${elsewhere('an identity-based policy')}`],
    ['boundary', { Principal: '*' }, `\`Principal\` ${elsewhere('a permissions boundary')}`],
    ['session', { NotPrincipal: '*' }, `\`NotPrincipal\` ${elsewhere('a session policy')}`],
    ['scp', { Principal: '*' }, `\`Principal\` ${elsewhere('a service control policy')}`],
    [
      'trust',
      { Principal: undefined, NotPrincipal: '*' },
      '`NotPrincipal` must not appear in a role trust policy; use `Principal` and conditions',
    ],
    [
      'resource',
      { Effect: 'Allow', Principal: undefined, NotPrincipal: { AWS: '111122223333' } },
      '`NotPrincipal` must not appear with `"Effect": "Allow"`; use `Principal`',
    ],
    [
      'resource',
      { NotPrincipal: { AWS: '111122223333' } },
      'a statement has either `Principal` or `NotPrincipal`, not both',
    ],
    ['resource', { Principal: undefined }, 'a statement of a resource-based policy must have a `Principal`'],
    ['trust', { Principal: undefined }, 'a statement of a role trust policy must have a `Principal`'],
    [
      'trust',
      { Principal: '*' },
      'a role trust policy does not take a bare `"*"` as principal; write `{ "AWS": "*" }`',
    ],
    [
      'resource',
      { Principal: [] },
      '`Principal` must be `"*"` or an object such as `{ "AWS": "arn:aws:iam::111122223333:role/Name" }`',
    ],
    [
      'resource',
      { Principal: { aws: '*' } },
      '`aws` is not a kind of principal; known are `AWS`, `Service`, `Federated`, `CanonicalUser`',
    ],
    ['resource', { Principal: { AWS: 1 } }, '`AWS` must be a string or a list of strings, not a number'],
    ['rcp', named('AWS'), 'principal `x` must be `*` in a resource control policy; narrow it with conditions'],
    [
      'resource',
      { Principal: { AWS: '${a:b}' } },
      'principal `${a:b}` contains a variable; variables are for `Resource` and `Condition`',
    ],
    [
      'resource',
      { Principal: { AWS: '1?' } },
      'principal `1?` must be spelled out; for a pattern use `{ "AWS": "*" }` with a condition on `aws:PrincipalArn`',
    ],
    ['trust', named('CanonicalUser'), '`CanonicalUser` is a principal of S3 policies only'],
    [
      'resource',
      named('AWS'),
      'principal `x` must be `*`, an account id, a unique id, or the ARN of an account, user, role, role session or federated user',
    ],
    ['resource', named('Service'), 'principal `x` must be the name of a service, such as `lambda.amazonaws.com`'],
    [
      'resource',
      named('Federated'),
      'principal `x` must be the name of an identity provider, such as `accounts.google.com`, or the ARN of a `saml-provider` or `oidc-provider`',
    ],
    ['resource', named('CanonicalUser'), 'principal `x` must be a canonical user id of 64 hexadecimal digits'],
  )
})

describe('of a condition', () => {
  const wrong = (operator: string): object => condition(operator, 'a:b', 'x!')

  says(
    ['identity', { Condition: 1 }, '`Condition` must be an object, not a number'],
    [
      'identity',
      { Condition: { StringEquals: 'x' } },
      '`StringEquals` must be an object of condition keys, not a string',
    ],
    [
      'identity',
      condition('StringEquals', 'a:b', null),
      '`a:b` must be a string, a number, a boolean or a list of them, not null',
    ],
    [
      'identity',
      wrong('StringEqual'),
      'unknown condition operator `StringEqual`; operators are spelled exactly, such as `StringEquals` or `ForAnyValue:StringLike`',
    ],
    ['identity', wrong('NullIfExists'), '`Null` takes no `IfExists`, for it asks whether the key exists; write `Null`'],
    [
      'identity',
      condition('StringEquals', 'a:b', []),
      '`StringEquals` has no value to compare `a:b` with; give at least one',
    ],
    [
      'identity',
      { Condition: { StringEquals: { 'a:b': '1', 'A:b': '2' } } },
      'condition key `A:b` is `a:b` in another case; put all values under one of them',
    ],
    [
      'identity',
      condition('StringEquals', '${a:b}', 'x'),
      'condition key `${a:b}` contains a variable; variables are for values',
    ],
    [
      'identity',
      condition('StringEquals', 'ab', 'x'),
      'condition key `ab` must be `prefix:name`, such as `aws:SourceIp`',
    ],
    ['identity', wrong('Bool'), 'value `x!` of `Bool` must be `true` or `false`'],
    ['identity', wrong('Null'), 'value `x!` of `Null` must be `true` or `false`'],
    [
      'identity',
      wrong('NumericEqualsIfExists'),
      'value `x!` of `NumericEquals` must be a decimal number, such as `3600` or `1.2`',
    ],
    [
      'identity',
      wrong('DateEquals'),
      'value `x!` of `DateEquals` must be a date such as `2025-01-31` or `2025-01-31T12:00:00Z`, or seconds since 1970',
    ],
    [
      'identity',
      wrong('IpAddress'),
      'value `x!` of `IpAddress` must be an address or a range, such as `203.0.113.0/24` or `2001:db8::/32`',
    ],
    ['identity', wrong('BinaryEquals'), 'value `x!` of `BinaryEquals` must be base64'],
  )
})

describe('of a great many problems', () => {
  const wrongs = (count: number) => ({ Statement: { ...IDENTITY, Action: Array.from({ length: count }, () => 'x') } })

  it('are the first hundred', () => {
    expect(messages(wrongs(100), 'identity')).toHaveLength(100)
    expect(messages(wrongs(101), 'identity')).toHaveLength(100)
  })

  it('are cut after 1,000 characters', () => {
    const effect = (length: number) => messages({ Statement: { ...IDENTITY, Effect: 'x'.repeat(length) } }, 'identity')
    const others = 'effect `` must be `Allow` or `Deny`, spelled exactly so'.length
    expect(effect(1_000 - others)[0]).toMatch(/spelled exactly so$/)
    expect(effect(1_001 - others)[0]).toMatch(/^effect `x+` must be `Allow` or `Deny`, spelled exactly s\.\.\.$/)
  })
})
