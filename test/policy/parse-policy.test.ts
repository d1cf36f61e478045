import { describe, expect, it } from 'vitest'
import { parsePolicy } from '../../src/policy/parse-policy.ts'
import type { PolicyType } from '../../src/policy/policy-document.ts'

const BASE: Readonly<Record<PolicyType, object>> = {
  identity: { Effect: 'Allow', Action: 's3:Get*', Resource: '*' },
  boundary: { Effect: 'Allow', Action: 's3:Get*', Resource: '*' },
  session: { Effect: 'Allow', Action: 's3:Get*', Resource: '*' },
  resource: { Effect: 'Deny', Principal: '*', Action: 's3:Get*', Resource: '*' },
  trust: { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' },
  scp: { Effect: 'Deny', Action: 's3:Get*', Resource: '*' },
  rcp: { Effect: 'Deny', Principal: '*', Action: 's3:Get*', Resource: '*' },
}

/** A good statement of the type with members replaced; `undefined` removes one. */
const statement = (type: PolicyType, change: object) => ({ ...BASE[type], ...change })

const policy = (type: PolicyType, change: object) => ({ Version: '2012-10-17', Statement: statement(type, change) })

/** `CODE pointer` of every problem, in the order of the source. */
function problems(source: string | object, type: PolicyType = 'identity'): readonly string[] {
  const parsed = parsePolicy(source, { type })
  return parsed.ok ? [] : parsed.errors.map(({ code, pointer }) => `${code} ${pointer}`)
}

const accepts = (type: PolicyType, change: object) => expect(problems(policy(type, change), type)).toEqual([])

const refuses = (type: PolicyType, change: object, ...expected: readonly string[]) =>
  expect(problems(policy(type, change), type)).toEqual(expected.map((problem) => problem.replace(' ', ' /Statement')))

const TYPES = Object.keys(BASE) as readonly PolicyType[]

describe('the document', () => {
  it('becomes a frozen tree that knows where everything stands', () => {
    const source = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Read",
      "Effect": "Allow",
      "NotAction": ["s3:Put*", "s3:Delete*"],
      "Resource": "arn:aws:s3:::b/*",
      "Condition": { "Bool": { "aws:SecureTransport": true }, "NumericLessThan": { "s3:max-keys": [10, "20"] } }
    }
  ]
}`
    const at = (text: string) => ({ offset: source.indexOf(text) })
    const parsed = parsePolicy(source)
    expect(parsed).toEqual({
      ok: true,
      value: {
        kind: 'PolicyDocument',
        type: 'identity',
        version: '2012-10-17',
        versionGiven: true,
        source,
        statements: [
          {
            kind: 'Statement',
            pointer: '/Statement/0',
            ...at('{\n      "Sid"'),
            index: 0,
            sid: 'Read',
            effect: 'Allow',
            action: {
              pointer: '/Statement/0/NotAction',
              ...at('["s3:Put'),
              negated: true,
              patterns: [
                { pointer: '/Statement/0/NotAction/0', ...at('"s3:Put'), text: 's3:Put*' },
                { pointer: '/Statement/0/NotAction/1', ...at('"s3:Delete'), text: 's3:Delete*' },
              ],
            },
            resource: {
              pointer: '/Statement/0/Resource',
              ...at('"arn:'),
              negated: false,
              patterns: [{ pointer: '/Statement/0/Resource', ...at('"arn:'), text: 'arn:aws:s3:::b/*' }],
            },
            conditions: [
              {
                pointer: '/Statement/0/Condition/Bool/aws:SecureTransport',
                ...at('"aws:Secure'),
                operator: 'Bool',
                key: 'aws:SecureTransport',
                values: [{ pointer: '/Statement/0/Condition/Bool/aws:SecureTransport', ...at('true'), text: 'true' }],
              },
              {
                pointer: '/Statement/0/Condition/NumericLessThan/s3:max-keys',
                ...at('"s3:max-keys'),
                operator: 'NumericLessThan',
                key: 's3:max-keys',
                values: [
                  { pointer: '/Statement/0/Condition/NumericLessThan/s3:max-keys/0', ...at('10, '), text: '10' },
                  { pointer: '/Statement/0/Condition/NumericLessThan/s3:max-keys/1', ...at('"20"'), text: '20' },
                ],
              },
            ],
          },
        ],
      },
    })
    expect(frozenThroughout(parsed.ok && parsed.value)).toBe(true)
  })

  it('has no member for what its author left out', () => {
    const statementOf = (type: PolicyType) => {
      const parsed = parsePolicy(policy(type, {}), { type })
      return parsed.ok ? Object.keys(parsed.value.statements[0] ?? {}) : []
    }
    const always = ['kind', 'pointer', 'offset', 'index', 'effect']
    expect(statementOf('identity')).toEqual([...always, 'action', 'resource', 'conditions'])
    expect(statementOf('trust')).toEqual([...always, 'principal', 'action', 'conditions'])
  })

  it('is read from the two-space text of an object', () => {
    const parsed = parsePolicy(policy('identity', { Effect: 'allow' }))
    expect(parsed.ok ? [] : parsed.errors).toEqual([
      {
        code: 'INVALID_EFFECT',
        message: 'effect `allow` must be `Allow` or `Deny`, spelled exactly so',
        pointer: '/Statement/Effect',
        offset: 60,
        line: 4,
        column: 15,
      },
    ])
  })

  it('speaks the language of 2008 when it does not say', () => {
    expect(parsePolicy({ Statement: BASE.identity })).toMatchObject({
      value: { version: '2008-10-17', versionGiven: false },
    })
    expect(parsePolicy({ Version: '2008-10-17', Statement: BASE.identity })).toMatchObject({
      value: { version: '2008-10-17', versionGiven: true },
    })
    expect(problems({ Version: '2012-10-18', Statement: BASE.identity })).toEqual(['INVALID_VERSION /Version'])
    expect(problems({ Version: 2012, Statement: BASE.identity })).toEqual(['DATA_TYPE_MISMATCH /Version'])
  })

  it.each(['scp', 'rcp'] as const)('must say 2012 as %s', (type) => {
    expect(problems({ Statement: BASE[type] }, type)).toEqual(['MISSING_VERSION '])
    expect(problems({ Version: '2008-10-17', Statement: BASE[type] }, type)).toEqual(['INVALID_VERSION /Version'])
  })

  it('carries an Id only where resources or roles carry it', () => {
    for (const type of TYPES) {
      const allowed = type === 'resource' || type === 'trust'
      expect(problems({ ...policy(type, {}), Id: 'any text' }, type), type).toEqual(
        allowed ? [] : ['INVALID_POLICY_ELEMENT /Id'],
      )
    }
    expect(problems({ ...policy('resource', {}), Id: 1 }, 'resource')).toEqual(['DATA_TYPE_MISMATCH /Id'])
  })

  it.each([
    ['null', 'DATA_TYPE_MISMATCH '],
    ['[]', 'DATA_TYPE_MISMATCH '],
    ['{}', 'MISSING_STATEMENT '],
    ['{"Statement":[]}', 'MISSING_STATEMENT /Statement'],
    ['{"Statement":"x"}', 'DATA_TYPE_MISMATCH /Statement'],
    ['{"Statement":[1]}', 'DATA_TYPE_MISMATCH /Statement/0'],
    ['{"statement":[]}', 'MISSING_STATEMENT ', 'INVALID_POLICY_ELEMENT /statement'],
    ['{"Version":"2012-10-17"', 'JSON_SYNTAX_ERROR '],
    [
      '{"Statement":{"Effect":"Deny","Effect":"Allow","Action":"*","Resource":"*"}}',
      'JSON_SYNTAX_ERROR /Statement/Effect',
    ],
  ])('is refused as %s', (source, ...expected) => {
    expect(problems(source)).toEqual(expected)
  })

  it('reports everything at once, in the order of the source', () => {
    const source = {
      Id: 1,
      Statement: [
        { effect: 'Allow', Action: 's3', Resource: 'b' },
        { Effect: 'Deny', Action: [1] },
      ],
    }
    expect(problems(source)).toEqual([
      'INVALID_POLICY_ELEMENT /Id',
      'MISSING_EFFECT /Statement/0',
      'INVALID_POLICY_ELEMENT /Statement/0/effect',
      'INVALID_ACTION /Statement/0/Action',
      'INVALID_ARN_PREFIX /Statement/0/Resource',
      'MISSING_RESOURCE /Statement/1',
      'DATA_TYPE_MISMATCH /Statement/1/Action/0',
    ])
  })

  it('holds no character above U+00FF and no control character', () => {
    expect(problems(policy('resource', { Sid: 'Größe' }), 'resource')).toEqual([])
    expect(problems(policy('resource', { Sid: '大' }), 'resource')).toEqual(['JSON_SYNTAX_ERROR '])
    expect(problems('{"Statement":\u0000}')).toEqual(['JSON_SYNTAX_ERROR '])
    expect(problems('{"Statement":\u{1f600}}')).toEqual(['JSON_SYNTAX_ERROR '])
  })

  it('has a greatest length, and need not be data at all', () => {
    expect(problems(JSON.stringify(policy('identity', {})).padEnd(512 * 1024))).toEqual([])
    expect(problems(' '.repeat(512 * 1024 + 1))).toEqual(['JSON_SYNTAX_ERROR '])
    const cycle: { self?: object } = {}
    cycle.self = cycle
    for (const source of [cycle, { n: 1n }, () => 1, { toJSON: () => undefined }]) {
      expect(problems(source)).toEqual(['JSON_SYNTAX_ERROR '])
    }
  })
})

describe('the elements of a statement', () => {
  it.each(TYPES)('of type %s need an effect and an action', (type) => {
    accepts(type, {})
    refuses(type, { Effect: undefined }, 'MISSING_EFFECT ')
    refuses(type, { Effect: true }, 'DATA_TYPE_MISMATCH /Effect')
    refuses(type, { Action: undefined }, 'MISSING_ACTION ')
    refuses(type, { Efect: 'Allow' }, 'INVALID_POLICY_ELEMENT /Efect')
  })

  it('stand in pairs of which one half is used', () => {
    refuses('identity', { NotAction: 's3:*' }, 'UNSUPPORTED_ELEMENT_COMBINATION /NotAction')
    refuses('identity', { NotResource: '*' }, 'UNSUPPORTED_ELEMENT_COMBINATION /NotResource')
    refuses('resource', { NotPrincipal: { AWS: '111122223333' } }, 'UNSUPPORTED_ELEMENT_COMBINATION /NotPrincipal')
    accepts('identity', { Action: undefined, NotAction: 's3:*' })
    accepts('identity', { Resource: undefined, NotResource: 'arn:aws:s3:::b' })
  })

  it('need a resource, but for trust policies, whose resource is the role', () => {
    for (const type of TYPES) {
      if (type !== 'trust') refuses(type, { Resource: undefined }, 'MISSING_RESOURCE ')
    }
    refuses('trust', { Resource: '*' }, 'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE /Resource')
    refuses('trust', { NotResource: '*' }, 'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE /NotResource')
  })

  it('name a principal only where the policy is attached to what is accessed', () => {
    for (const type of ['identity', 'boundary', 'session', 'scp'] as const) {
      const code = type === 'scp' ? 'SCP_SYNTAX_ERROR_PRINCIPAL' : 'UNSUPPORTED_PRINCIPAL'
      refuses(type, { Principal: '*' }, `${code} /Principal`)
      refuses(type, { NotPrincipal: { AWS: '*' } }, `${code} /NotPrincipal`)
    }
    for (const type of ['resource', 'trust', 'rcp'] as const) {
      refuses(type, { Principal: undefined }, 'MISSING_PRINCIPAL ')
    }
  })

  it('take NotPrincipal only in resource-based policies, and only to deny', () => {
    const others = { Principal: undefined, NotPrincipal: { AWS: '111122223333' } }
    accepts('resource', others)
    refuses('resource', { ...others, Effect: 'Allow' }, 'ALLOW_WITH_NOT_PRINCIPAL /NotPrincipal')
    refuses('trust', { ...others, Effect: 'Deny' }, 'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL /NotPrincipal')
    refuses('rcp', others, 'RCP_SYNTAX_ERROR_PRINCIPAL /NotPrincipal')
  })

  it('may be empty lists of patterns or principals, which match nothing', () => {
    accepts('identity', { Action: [], Resource: [] })
    accepts('resource', { Principal: {} })
    accepts('resource', { Principal: { AWS: [] } })
  })

  it('have Sids of letters and digits, each once, in the policies of IAM', () => {
    for (const type of TYPES) {
      const strict = type !== 'resource'
      const spaced = problems(policy(type, { Sid: 'with space' }), type)
      expect(spaced, type).toEqual(strict ? ['UNSUPPORTED_SID /Statement/Sid'] : [])
      const twice = { Version: '2012-10-17', Statement: [statement(type, { Sid: 'A' }), statement(type, { Sid: 'A' })] }
      expect(problems(twice, type), type).toEqual(strict ? ['UNIQUE_SIDS_REQUIRED /Statement/1/Sid'] : [])
    }
    accepts('identity', { Sid: '' })
    refuses('identity', { Sid: 1 }, 'DATA_TYPE_MISMATCH /Sid')
  })
})

describe('actions', () => {
  it.each(['*', 's3:*', 's3:Get?bject', 'IAM:listusers', '*:*', 's*:Get*', 'own-service:Do_it.now'])(
    'are accepted as %s',
    (action) => {
      accepts('identity', { Action: action })
      accepts('identity', { Action: [action, 's3:GetObject'] })
    },
  )

  it.each(['', 's3', 's3:', ':Get', 's3:Get:Object', 's3: Get', '**', 'GetObject*'])('are refused as %j', (action) => {
    refuses('identity', { Action: action }, 'INVALID_ACTION /Action')
  })

  it('hold no variables', () => {
    refuses('identity', { Action: 's3:${aws:username}' }, 'VARIABLE_UNSUPPORTED_IN_ELEMENT /Action')
  })

  it('of a trust policy are those of STS', () => {
    accepts('trust', { Action: ['sts:AssumeRole', 'STS:TagSession', 'sts:*'] })
    for (const action of ['s3:GetObject', '*', 's*:AssumeRole']) {
      refuses('trust', { Action: action }, 'UNSUPPORTED_ACTION_IN_POLICY /Action')
    }
  })
})

describe('resources', () => {
  it.each([
    '*',
    'arn:aws:s3:::b/*',
    'arn:*:iam::*:role/x',
    'arn:aws-us-gov:lambda:us-?-*:111122223333:function:f:prod',
    'arn:aws:s3:::b/${aws:username}/${*}',
    "arn:aws:s3:::b/${aws:PrincipalTag/team, 'none'}",
    'arn:*:kms:*:${aws:PrincipalAccount}:key/*',
    'arn:aws:organizations::*:',
    'arn:aws:billing.example:::invoice/1',
    'arn:aws-*:s3:::b',
    'arn:*-cn:s3:::b',
  ])('are accepted as %s', (resource) => accepts('identity', { Resource: resource }))

  it.each([
    ['', 'INVALID_ARN_PREFIX'],
    ['**', 'INVALID_ARN_PREFIX'],
    ['bucket/key', 'INVALID_ARN_PREFIX'],
    ['ARN:aws:s3:::b', 'INVALID_ARN_PREFIX'],
    ['arn:aws:s3:*', 'MISSING_ARN_FIELD'],
    ['arn:aws:s3', 'MISSING_ARN_FIELD'],
    ['arn:aws:s3:${a:b}:c', 'MISSING_ARN_FIELD'],
    ['arn::s3:::b', 'INVALID_PARTITION'],
    ['arn:azure:s3:::b', 'INVALID_PARTITION'],
    ['arn:laws:s3:::b', 'INVALID_PARTITION'],
    ['arn:aws2:s3:::b', 'INVALID_PARTITION'],
    ['arn:aws:*:::b', 'INVALID_SERVICE'],
    ['arn:aws:*3:::b', 'INVALID_SERVICE'],
    ['arn:aws:s*:::b', 'INVALID_SERVICE'],
    ['arn:aws::::b', 'INVALID_SERVICE'],
    ['arn:aws:${aws:username}:::b', 'INVALID_SERVICE'],
    ['arn:aws:s3:::${aws:username', 'MISSING_BRACE_IN_VARIABLE'],
    ['arn:aws:s3:::${}', 'EMPTY_VARIABLE'],
    ['arn:aws:s3:::${ aws:username}', 'UNSUPPORTED_SPACE_IN_VARIABLE'],
    ['arn:aws:s3:::${aws:username, none}', 'MISSING_QUOTE_IN_VARIABLE'],
  ])('are refused as %j: %s', (resource, code) => refuses('identity', { Resource: resource }, `${code} /Resource`))

  it('are plain text in the language of 2008, whatever they look like', () => {
    const old = (resource: string) => problems({ Statement: statement('identity', { Resource: resource }) })
    expect(old('arn:aws:s3:::b/${aws:username}')).toEqual([])
    expect(old('arn:aws:s3:::b/${')).toEqual([])
    expect(old('arn:aws:s3:${a:b}:c')).toEqual([])
  })
})

describe('principals', () => {
  it.each([
    ['AWS', '*'],
    ['AWS', '111122223333'],
    ['AWS', 'arn:aws:iam::111122223333:root'],
    ['AWS', 'arn:aws-cn:iam::111122223333:user/path/to/name'],
    ['AWS', 'arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/Name'],
    ['AWS', 'arn:aws:sts::111122223333:assumed-role/Role/session'],
    ['AWS', 'arn:aws:sts::111122223333:federated-user/name'],
    ['AWS', 'AIDAJQABLZS4A3QDU576Q'],
    ['AWS', 'AROAJQABLZS4A3QDU576Q'],
    ['AWS', 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E15MNIMTCFKK4C'],
    ['Service', 'lambda.amazonaws.com'],
    ['Service', 'billing.example.com'],
    ['Service', 'x.y'],
    ['Federated', 'accounts.google.com'],
    ['Federated', 'arn:aws:iam::111122223333:saml-provider/Idp'],
    ['Federated', 'arn:aws:iam::111122223333:oidc-provider/token.example.com/id/1'],
    ['CanonicalUser', '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be'],
  ])('are accepted as %s %s', (type, text) => {
    accepts('resource', { Principal: { [type]: text } })
    accepts('resource', { Principal: { [type]: [text] } })
  })

  it.each([
    ['AWS', 'arn:aws:iam::111122223333:role/*', 'UNSUPPORTED_WILDCARD_IN_PRINCIPAL'],
    ['AWS', 'arn:aws:sts::111122223333:assumed-role/Role/*', 'UNSUPPORTED_WILDCARD_IN_PRINCIPAL'],
    ['AWS', '11112222333?', 'UNSUPPORTED_WILDCARD_IN_PRINCIPAL'],
    ['Service', '*', 'UNSUPPORTED_WILDCARD_IN_PRINCIPAL'],
    ['Federated', '*', 'UNSUPPORTED_WILDCARD_IN_PRINCIPAL'],
    ['CanonicalUser', '*', 'UNSUPPORTED_WILDCARD_IN_PRINCIPAL'],
    ['AWS', 'arn:aws:iam::111122223333:group/Team', 'INVALID_PRINCIPAL_FORMAT'],
    ['AWS', 'arn:aws:iam::111122223333:instance-profile/P', 'INVALID_PRINCIPAL_FORMAT'],
    ['AWS', 'arn:aws:iam::1234:root', 'INVALID_PRINCIPAL_FORMAT'],
    ['AWS', 'arn:aws:iam:eu-west-1:111122223333:root', 'INVALID_PRINCIPAL_FORMAT'],
    ['AWS', 'arn:aws:sts::111122223333:role/Role', 'INVALID_PRINCIPAL_FORMAT'],
    ['AWS', 'arn:aws:s3::111122223333:assumed-role/Role/session', 'INVALID_PRINCIPAL_FORMAT'],
    ['AWS', 'arn:aws:sts::cloudfront:user/CloudFront Origin Access Identity E1', 'INVALID_PRINCIPAL_FORMAT'],
    ['AWS', 'arn:aws:s3:::bucket', 'INVALID_PRINCIPAL_FORMAT'],
    ['AWS', 'x111122223333', 'INVALID_PRINCIPAL_FORMAT'],
    ['AWS', '1111222233334', 'INVALID_PRINCIPAL_FORMAT'],
    ['AWS', 'XAIDAJQABLZS4A3QDU576Q', 'INVALID_PRINCIPAL_FORMAT'],
    ['AWS', 'AIDAJQABLZS4A3QDU576Q-', 'INVALID_PRINCIPAL_FORMAT'],
    ['AWS', 'arn:aws:iam::111122223333:superuser/alice', 'INVALID_PRINCIPAL_FORMAT'],
    ['AWS', 'arn:aws:iam::111122223333:user/a b', 'INVALID_PRINCIPAL_FORMAT'],
    ['AWS', 'arn:aws:sts::111122223333:my-assumed-role/R/s', 'INVALID_PRINCIPAL_FORMAT'],
    ['AWS', 'arn:aws:sts::111122223333:assumed-role/R/s/t', 'INVALID_PRINCIPAL_FORMAT'],
    ['AWS', 'arn:aws:iam::cloudfront:superuser/CloudFront Origin Access Identity E1', 'INVALID_PRINCIPAL_FORMAT'],
    ['AWS', 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1 E2', 'INVALID_PRINCIPAL_FORMAT'],
    ['AWS', 'lambda.amazonaws.com', 'INVALID_PRINCIPAL_FORMAT'],
    ['AWS', '', 'INVALID_PRINCIPAL_FORMAT'],
    ['AWS', 'arn:aws:iam::111122223333:user/${aws:username}', 'VARIABLE_UNSUPPORTED_IN_ELEMENT'],
    ['Service', 'lambda', 'INVALID_SERVICE_PRINCIPAL_FORMAT'],
    ['Service', 'https://lambda.amazonaws.com', 'INVALID_SERVICE_PRINCIPAL_FORMAT'],
    ['Service', 'lambda.amazonaws.com/', 'INVALID_SERVICE_PRINCIPAL_FORMAT'],
    ['Federated', 'arn:aws:iam::111122223333:role/x', 'INVALID_PRINCIPAL_FORMAT'],
    ['Federated', 'arn:aws:sts::111122223333:saml-provider/Idp', 'INVALID_PRINCIPAL_FORMAT'],
    ['Federated', 'arn:aws:iam:eu-west-1:111122223333:saml-provider/Idp', 'INVALID_PRINCIPAL_FORMAT'],
    ['Federated', 'arn:aws:iam::1234:saml-provider/Idp', 'INVALID_PRINCIPAL_FORMAT'],
    ['Federated', 'arn:aws:iam::111122223333:my-saml-provider/Idp', 'INVALID_PRINCIPAL_FORMAT'],
    ['Federated', 'arn:aws:iam::111122223333:saml-provider/my Idp', 'INVALID_PRINCIPAL_FORMAT'],
    ['CanonicalUser', 'abc', 'INVALID_PRINCIPAL_FORMAT'],
    ['CanonicalUser', `x${'a'.repeat(64)}`, 'INVALID_PRINCIPAL_FORMAT'],
    ['CanonicalUser', 'a'.repeat(65), 'INVALID_PRINCIPAL_FORMAT'],
  ])('are refused as %s %j: %s', (type, text, code) => {
    refuses('resource', { Principal: { [type]: text } }, `${code} /Principal/${type}`)
  })

  it('have one of the known shapes and kinds', () => {
    refuses('resource', { Principal: '111122223333' }, 'INVALID_PRINCIPAL_FORMAT /Principal')
    refuses('resource', { Principal: ['*'] }, 'INVALID_PRINCIPAL_FORMAT /Principal')
    refuses('resource', { Principal: { aws: '*' } }, 'INVALID_PRINCIPAL_KEY /Principal/aws')
    refuses('resource', { Principal: { AWS: [{}] } }, 'DATA_TYPE_MISMATCH /Principal/AWS/0')
  })

  it('of a trust policy are never a bare star, nor canonical users', () => {
    refuses('trust', { Principal: '*' }, 'ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL /Principal')
    accepts('trust', { Principal: { AWS: '*' } })
    refuses('trust', { Principal: { CanonicalUser: 'a'.repeat(64) } }, 'INVALID_PRINCIPAL_KEY /Principal/CanonicalUser')
  })

  it('of a resource control policy are everyone', () => {
    accepts('rcp', { Principal: { AWS: '*' } })
    refuses('rcp', { Principal: { AWS: '111122223333' } }, 'RCP_SYNTAX_ERROR_PRINCIPAL /Principal/AWS')
  })
})

describe('control policies', () => {
  it('of services take the whole language of statements', () => {
    accepts('scp', { Effect: 'Allow', Condition: { Bool: { 'aws:SecureTransport': 'true' } } })
    accepts('scp', { Action: undefined, NotAction: 'iam:*', Resource: undefined, NotResource: 'arn:aws:s3:::b' })
    accepts('scp', { Action: 'ec2:*Instances' })
  })

  it('of resources deny, name services, and know no NotAction', () => {
    refuses('rcp', { Effect: 'Allow' }, 'RCP_SYNTAX_ERROR_ALLOW /Effect')
    refuses('rcp', { Action: '*' }, 'RCP_SYNTAX_ERROR_ACTION /Action')
    refuses('rcp', { Action: undefined, NotAction: 's3:*' }, 'RCP_SYNTAX_ERROR_NOTACTION /NotAction')
  })

  it("of resources include AWS's own that allows everything", () => {
    accepts('rcp', { Effect: 'Allow', Action: '*', Resource: '*' })
    const restricted = { Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::b' }
    refuses('rcp', restricted, 'RCP_SYNTAX_ERROR_ALLOW /Effect', 'RCP_SYNTAX_ERROR_ACTION /Action')
    const everything = { Effect: 'Allow', Action: '*', Resource: '*' }
    const actions = { ...everything, Action: ['s3:*', '*'] }
    refuses('rcp', actions, 'RCP_SYNTAX_ERROR_ALLOW /Effect', 'RCP_SYNTAX_ERROR_ACTION /Action/1')
    const conditional = { ...everything, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }
    refuses('rcp', conditional, 'RCP_SYNTAX_ERROR_ALLOW /Effect', 'RCP_SYNTAX_ERROR_ACTION /Action')
    const resources = { ...everything, Resource: ['*', 'arn:aws:s3:::b'] }
    refuses('rcp', resources, 'RCP_SYNTAX_ERROR_ALLOW /Effect', 'RCP_SYNTAX_ERROR_ACTION /Action')
  })
})

describe('conditions', () => {
  const block = (operator: string, key: string, value: unknown) => ({ Condition: { [operator]: { [key]: value } } })

  it('may be empty blocks, which constrain nothing', () => {
    accepts('identity', { Condition: {} })
    accepts('identity', { Condition: { StringEquals: {} } })
  })

  it('have the shape of operator, key, values', () => {
    refuses('identity', { Condition: [] }, 'DATA_TYPE_MISMATCH /Condition')
    refuses('identity', { Condition: { StringEquals: 'x' } }, 'DATA_TYPE_MISMATCH /Condition/StringEquals')
    refuses(
      'identity',
      block('StringEquals', 'aws:username', null),
      'DATA_TYPE_MISMATCH /Condition/StringEquals/aws:username',
    )
    refuses(
      'identity',
      block('StringEquals', 'aws:username', [['a']]),
      'DATA_TYPE_MISMATCH /Condition/StringEquals/aws:username/0',
    )
  })

  it.each([
    'StringEqual',
    'stringEquals',
    'StringEqualsifExists',
    'ForAllValue:StringEquals',
    'ForAnyValue:',
    'IfExists',
    'NullIfExistsTwice',
    'NotNullIfExists',
    'toString',
    '',
  ])('have no operator %j', (operator) =>
    refuses('identity', { Condition: { [operator]: {} } }, `INVALID_CONDITION_OPERATOR /Condition/${operator}`),
  )

  it('ask for existence with Null alone', () => {
    accepts('identity', block('ForAllValues:Null', 'aws:TagKeys', false))
    for (const operator of ['NullIfExists', 'ForAllValues:NullIfExists', 'ForAnyValue:NullIfExists']) {
      refuses('identity', { Condition: { [operator]: {} } }, `NULL_WITH_IF_EXISTS /Condition/${operator}`)
    }
  })

  it('name every key once in an operator block, whatever its case', () => {
    const twice = { Condition: { StringEquals: { 'aws:username': 'a', 'AWS:UserName': 'b' } } }
    refuses('identity', twice, 'DUPLICATE_KEYS_WITH_DIFFERENT_CASE /Condition/StringEquals/AWS:UserName')
    accepts('identity', { Condition: { StringEquals: { 'aws:username': 'a' }, StringLike: { 'AWS:UserName': 'b' } } })
    // Upper case would make one of them.
    accepts('identity', { Condition: { StringEquals: { 'own:Straße': 'a', 'own:STRASSE': 'b' } } })
  })

  it.each([
    'aws:SourceIp',
    'aws:PrincipalTag/cost center',
    'token.example.com/id/1:sub',
    's3:x-amz-acl',
    'kms:EncryptionContext:aws:s3:arn',
    'aws:RequestTag/',
    `own:${'x'.repeat(1_020)}`,
  ])('accept the key %s', (key) => accepts('identity', block('StringLike', key, 'x')))

  it.each([
    'username',
    ':username',
    'aws:',
    'aws: username',
    'aws:*',
    'aws:user*',
    'aws:username ',
    '-aws:username',
    '',
    `own:${'x'.repeat(1_021)}`,
  ])('refuse the key %j', (key) =>
    refuses('identity', block('StringLike', key, 'x'), `INVALID_CONDITION_KEY_FORMAT /Condition/StringLike/${key}`),
  )

  it('hold variables in values, not in keys', () => {
    accepts('identity', block('StringLike', 's3:prefix', 'home/${aws:username}/*'))
    accepts('identity', block('Bool', 'aws:SecureTransport', '${aws:SecureTransport}'))
    accepts('identity', block('NumericEquals', 's3:max-keys', '${aws:PrincipalTag/max}'))
    refuses(
      'identity',
      block('StringLike', 's3:prefix', '${aws:username'),
      'MISSING_BRACE_IN_VARIABLE /Condition/StringLike/s3:prefix',
    )
    const key = 'aws:ResourceTag/${aws:username}'
    refuses(
      'identity',
      block('StringLike', key, 'x'),
      'VARIABLE_UNSUPPORTED_IN_ELEMENT /Condition/StringLike/aws:ResourceTag~1${aws:username}',
    )
  })

  it('have something to compare with, unless a missing key decides', () => {
    refuses(
      'identity',
      block('StringEquals', 'aws:username', []),
      'EMPTY_ARRAY_CONDITION /Condition/StringEquals/aws:username',
    )
    for (const operator of ['ForAllValues:StringEquals', 'ForAnyValue:StringEquals', 'StringEqualsIfExists']) {
      accepts('identity', block(operator, 'aws:TagKeys', []))
    }
  })

  it.each([
    ['NumericEquals', '10abc', 'TYPE_MISMATCH_NUMBER'],
    ['NumericLessThanIfExists', '', 'TYPE_MISMATCH_NUMBER'],
    ['DateLessThan', '2025-02-30', 'TYPE_MISMATCH_DATE'],
    ['DateLessThan', 'tomorrow', 'TYPE_MISMATCH_DATE'],
    ['Bool', 'yes', 'TYPE_MISMATCH_BOOLEAN'],
    ['Bool', 'untrue', 'TYPE_MISMATCH_BOOLEAN'],
    ['Bool', 'falsehood', 'TYPE_MISMATCH_BOOLEAN'],
    ['Null', '1', 'TYPE_MISMATCH_BOOLEAN'],
    ['IpAddress', '10.0.0.0/33', 'TYPE_MISMATCH_IP_RANGE'],
    ['NotIpAddress', '10.*', 'TYPE_MISMATCH_IP_RANGE'],
    ['ForAnyValue:BinaryEquals', 'not base64', 'TYPE_MISMATCH'],
    ['BinaryEquals', 'QUI', 'TYPE_MISMATCH'],
    ['BinaryEquals', 'Q=', 'TYPE_MISMATCH'],
    ['BinaryEquals', '***=', 'TYPE_MISMATCH'],
  ])('refuse %s %j: %s', (operator, value, code) => {
    refuses('identity', block(operator, 'own:Key', value), `${code} /Condition/${operator}/own:Key`)
  })

  it.each(['', 'QUJD', 'QQ==', 'QUI=', 'QUJDQQ=='])('accept the bytes %j', (value) =>
    accepts('identity', block('BinaryEquals', 'own:Key', value)),
  )

  it('leave a value alone that looks like a variable where there is none', () => {
    accepts('identity', block('NumericEquals', 's3:max-keys', '${aws:username'))
  })

  it('take a variable for plain text in the language of 2008', () => {
    const old = { Statement: statement('identity', block('NumericEquals', 's3:max-keys', '${a:b}')) }
    expect(problems(old)).toEqual(['TYPE_MISMATCH_NUMBER /Statement/Condition/NumericEquals/s3:max-keys'])
  })
})

function frozenThroughout(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  return Object.isFrozen(value) && Object.values(value).every(frozenThroughout)
}
