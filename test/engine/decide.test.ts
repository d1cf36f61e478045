import { describe, expect, it } from 'vitest'
import {
  type AccessRequest,
  type ContextValue,
  compilePolicy,
  compilePolicySet,
  decide,
  tryCompilePolicySet,
} from '../../src/engine/index.ts'
import { ACCOUNT, ALICE, allow, ask, asked, deny, OBJECT, policy, SESSION } from './language.ts'

const ROLE = `arn:aws:iam::${ACCOUNT}:role/R`
const ROOT = `arn:aws:iam::${ACCOUNT}:root`
const everything = policy(allow({ Action: '*' }))
const grantTo = (Principal: unknown, elements: object = {}) => policy(allow({ Action: '*', Principal, ...elements }))
const trustOf = (Principal: unknown, elements: object = {}) => {
  const { Resource, ...statement } = allow({ Action: 'sts:AssumeRole', Principal, ...elements })
  return policy(statement)
}
const assume = { action: 'sts:AssumeRole', resource: `arn:aws:iam::${ACCOUNT}:role/Target` }

describe('a request that makes no sense is denied, and told why', () => {
  const over = compilePolicySet({ identityPolicies: [everything] })
  const errorsOf = (request: Partial<AccessRequest>) => {
    const decision = decide(asked(request), over)
    expect(decision).toMatchObject({ outcome: 'IMPLICIT_DENY', allowed: false, decidedBy: undefined })
    return decision.errors.map(({ code, message }) => `${code}: ${message}`)
  }

  it.each<[Partial<AccessRequest>, RegExp]>([
    [{ action: 's3GetObject' }, /^InvalidRequest: action `s3GetObject`/],
    [{ action: 's3:Get*' }, /^InvalidRequest: action/],
    [{ action: '' }, /^InvalidRequest: action/],
    [{ resource: 'arn:aws:s3:b' }, /^InvalidRequest: resource `arn:aws:s3:b`/],
    [{ resource: 'b/x' }, /^InvalidRequest: resource/],
    [{ resource: 'arn:aws:s3:::' }, /^InvalidRequest: resource/],
    [{ resource: 'arn::s3:::b' }, /^InvalidRequest: resource/],
    [{ principal: 'alice' }, /^InvalidRequest: principal `alice`/],
    [{ principal: 'arn:aws:iam::1:user/alice' }, /^InvalidRequest: principal/],
    [{ principal: `arn:aws:iam::${ACCOUNT}:group/g` }, /^InvalidRequest: principal/],
    [{ principal: `arn:aws:sts::${ACCOUNT}:assumed-role/R` }, /^InvalidRequest: principal/],
    [
      { context: { 'aws:SourceIp': '10.0.0.1', 'AWS:sourceip': '10.0.0.2' } },
      /^InvalidRequest: context key `AWS:sourceip`/,
    ],
    [{ context: { 'a:b': JSON.parse('null') } }, /^InvalidRequest: context key `a:b`/],
    [{ context: { 'a:b': [JSON.parse('{}')] } }, /^InvalidRequest: context key `a:b`/],
    [{ now: new Date(Number.NaN) }, /^InvalidRequest: now/],
  ])('%o', (request, expected) => expect(errorsOf(request).join('\n')).toMatch(expected))

  it('of fields that are missing or of another type', () => {
    const untyped = (request: object) => decide(JSON.parse(JSON.stringify(request)), over).errors
    expect(untyped({})).toHaveLength(3)
    expect(untyped({ ...asked(), action: 7 })).toHaveLength(1)
    expect(untyped({ ...asked(), principal: { kind: 'user' } })).toHaveLength(1)
    expect(untyped({ ...asked(), principal: null })).toHaveLength(1)
    expect(untyped({ ...asked(), principal: { kind: 'god' } })).toHaveLength(1)
  })

  it('of every problem at once', () => {
    expect(errorsOf({ principal: 'x', action: 'x', resource: 'x', context: { 'a:b': 1, 'A:B': 2 } })).toHaveLength(4)
  })

  it('even where the last question of the kind was fine', () => {
    expect(decide(asked(), over).allowed).toBe(true)
    expect(decide(asked({ resource: 'arn:aws:s3:::' }), over).errors).toHaveLength(1)
    expect(decide(asked({ resource: 'arn:aws:s3' }), over).errors).toHaveLength(1)
    expect(decide(asked(), over).allowed).toBe(true)
  })
})

describe('a policy that is none', () => {
  const broken = { ...everything, Statement: [{ Effect: 'allow', Action: '*', Resource: '*' }] }

  it('denies everything, whatever the others allow', () => {
    const decision = ask({ identityPolicies: [everything, { name: 'Broken', document: broken }] })
    expect(decision.allowed).toBe(false)
    expect(decision.errors).toEqual([
      {
        code: 'PolicyNotEvaluated',
        message: expect.stringMatching(/^policy `Broken`, line 5, column 17: effect `allow`/),
      },
    ])
  })

  it('is refused where that is asked for, with every problem', () => {
    const compiled = tryCompilePolicySet({
      identityPolicies: [everything],
      serviceControlPolicies: [[everything], [broken]],
    })
    expect(compiled.ok ? [] : compiled.errors.map(({ policy: name, code }) => [name, code])).toEqual([
      ['serviceControlPolicies[1][0]', 'INVALID_EFFECT'],
    ])
    expect(tryCompilePolicySet({ identityPolicies: [everything] }).ok).toBe(true)
  })

  it('is one with elements that its place does not take', () => {
    expect(ask({ identityPolicies: [grantTo('*')] }).errors[0]?.code).toBe('PolicyNotEvaluated')
    expect(ask({ resourcePolicy: everything }).errors[0]?.code).toBe('PolicyNotEvaluated')
    expect(ask({ resourcePolicy: grantTo({ AWS: ALICE }) }, assume).errors[0]?.code).toBe('PolicyNotEvaluated')
  })
})

describe('a compiled policy', () => {
  it('hangs in any number of places', () => {
    const compiled = compilePolicy(everything, 'identity')
    expect(ask({ identityPolicies: [compiled] }).decidedBy).toBe('USER_POLICY')
    const named = {
      name: 'All',
      document: compiled,
      attachedTo: { kind: 'group', arn: 'arn:aws:iam::1:group/g' },
    } as const
    expect(ask({ identityPolicies: [named] }).decidedBy).toBe('GROUP_POLICY')
    expect(ask({ identityPolicies: [compiled] }, { principal: SESSION }).decidedBy).toBe('ROLE_POLICY')
  })
})

describe('identity policies', () => {
  const group = (document: object) =>
    ({ name: 'g', document, attachedTo: { kind: 'group', arn: 'arn:aws:iam::1:group/g' } }) as const

  it('of a group deny what those of the user allow', () => {
    expect(ask({ identityPolicies: [everything, group(policy(deny()))] })).toMatchObject({
      outcome: 'EXPLICIT_DENY',
      decidedBy: 'GROUP_POLICY',
    })
  })

  it('that are silent leave it to the caller’s own layer to say so', () => {
    expect(ask({ identityPolicies: [group(policy(allow({ Action: 'ec2:*' })))] }).decidedBy).toBe('USER_POLICY')
  })
})

describe('a boundary', () => {
  const nothing = { permissionsBoundary: policy(allow({ Action: 'ec2:*' })) }

  it('limits users and roles', () => {
    expect(ask({ ...nothing, identityPolicies: [everything] }).decidedBy).toBe('PERMISSIONS_BOUNDARY')
    expect(ask({ ...nothing, identityPolicies: [everything] }, { principal: SESSION }).allowed).toBe(false)
  })

  it('is none of root, of services and of anonymous callers', () => {
    expect(ask(nothing, { principal: ROOT }).allowed).toBe(true)
    const shared = { ...nothing, resourcePolicy: policy(allow({ Principal: { Service: 's3.amazonaws.com' } })) }
    expect(ask(shared, { principal: 's3.amazonaws.com' }).allowed).toBe(true)
    expect(ask({ ...nothing, resourcePolicy: grantTo('*') }, { principal: 'anonymous' }).allowed).toBe(true)
  })
})

describe('a resource policy', () => {
  it('grants what the strongest of its statements grants, whatever their order', () => {
    const grants = [allow({ Principal: { AWS: ROLE } }), allow({ Principal: { AWS: ACCOUNT } })]
    for (const statements of [grants, grants.toReversed()]) {
      expect(ask({ resourcePolicy: policy(...statements) }, { principal: SESSION }).allowed).toBe(true)
    }
  })

  it('that names a service grants nothing to a user who bears its name', () => {
    const resourcePolicy = policy(allow({ Principal: { Service: 's3.amazonaws.com' } }))
    const named = { kind: 'user', arn: ALICE, accountId: ACCOUNT, name: 'alice', uniqueId: 's3.amazonaws.com' } as const
    expect(ask({ resourcePolicy }, { principal: named }).allowed).toBe(false)
  })
})

describe('a resource control policy', () => {
  const denied = (service: string) => ({
    identityPolicies: [everything],
    resourceControlPolicies: [[policy(deny({ Principal: '*', Action: `${service}:*` }))]],
  })

  it.each(['s3', 'sts', 'kms', 'sqs', 'secretsmanager', 'ecr', 'aoss'])('binds the resources of %s', (service) => {
    const request = { action: `${service}:Do`, resource: `arn:aws:${service}:eu-west-1:${ACCOUNT}:thing` }
    expect(ask(denied(service), request).decidedBy).toBe('RESOURCE_CONTROL_POLICY')
  })

  it('binds no others', () => {
    const request = { action: 'sns:Publish', resource: `arn:aws:sns:eu-west-1:${ACCOUNT}:topic` }
    expect(ask(denied('sns'), request).allowed).toBe(true)
  })
})

describe('NotPrincipal with Deny', () => {
  const spare = (...listed: readonly string[]) =>
    policy(deny({ NotPrincipal: { AWS: listed } }), allow({ Principal: '*' }))
  const decideFor = (listed: readonly string[], rest: object = {}, principal = SESSION) =>
    ask({ resourcePolicy: spare(...listed), ...rest }, { principal }).outcome

  it('spares a caller whose whole chain is listed', () => {
    expect(decideFor([SESSION, ROLE, ROOT])).toBe('ALLOWED')
    expect(decideFor([ALICE, ACCOUNT], {}, ALICE)).toBe('ALLOWED')
    expect(decideFor([ROOT], {}, ROOT)).toBe('ALLOWED')
    expect(decideFor([ACCOUNT], {}, ROOT)).toBe('ALLOWED')
  })

  it('spares everybody where everybody is listed', () => {
    expect(decideFor(['*'])).toBe('ALLOWED')
    expect(decideFor(['*'], {}, 's3.amazonaws.com')).toBe('ALLOWED')
  })

  it.each([[[SESSION, ROLE]], [[SESSION, ROOT]], [[ROLE, ROOT]]])('hits one with a gap: %j', (listed) =>
    expect(decideFor(listed)).toBe('EXPLICIT_DENY'),
  )

  it('hits whoever has a boundary', () => {
    expect(decideFor([SESSION, ROLE, ROOT], { permissionsBoundary: everything })).toBe('EXPLICIT_DENY')
    expect(decideFor(['*'], { permissionsBoundary: everything })).toBe('EXPLICIT_DENY')
  })

  it('spares root all the same, for root has none', () => {
    expect(decideFor([ROOT], { permissionsBoundary: everything }, ROOT)).toBe('ALLOWED')
  })

  it('hits anonymous callers and services', () => {
    expect(decideFor([ROOT], {}, 'anonymous')).toBe('EXPLICIT_DENY')
    expect(decideFor([ROOT], {}, 's3.amazonaws.com')).toBe('EXPLICIT_DENY')
  })
})

describe('assuming a role', () => {
  it.each([
    ['the user', { AWS: ALICE }, false, true],
    ['the account', { AWS: ACCOUNT }, false, false],
    ['the account', { AWS: ACCOUNT }, true, true],
    ['everyone', { AWS: '*' }, false, true],
    ['a service', { Service: 'lambda.amazonaws.com' }, true, false],
  ])('that trusts %s (%j), identity allows: %s: %s', (_, principal, identityAllows, expected) => {
    const identityPolicies = identityAllows ? [everything] : []
    expect(ask({ identityPolicies, resourcePolicy: trustOf(principal) }, assume).allowed).toBe(expected)
  })

  it('without a trust policy is denied even to administrators', () => {
    expect(ask({ identityPolicies: [everything] }, assume)).toMatchObject({
      outcome: 'IMPLICIT_DENY',
      decidedBy: 'RESOURCE_POLICY',
    })
  })

  it('is about roles: an object whose key looks like one has no trust policy', () => {
    const lookalike = { ...assume, resource: `arn:aws:s3:::b/${assume.resource}` }
    expect(ask({ identityPolicies: [everything] }, lookalike).allowed).toBe(true)
  })

  it('across accounts takes both sides', () => {
    const theirs = { action: 'sts:AssumeRole', resource: 'arn:aws:iam::222222222222:role/Target' }
    const resourcePolicy = trustOf({ AWS: ALICE })
    expect(ask({ resourcePolicy }, theirs).allowed).toBe(false)
    expect(ask({ identityPolicies: [everything], resourcePolicy }, theirs).allowed).toBe(true)
  })

  it('with a web identity takes the provider that the trust policy names', () => {
    const resourcePolicy = trustOf({ Federated: 'accounts.google.com' }, { Action: 'sts:AssumeRoleWithWebIdentity' })
    const call = { ...assume, action: 'sts:AssumeRoleWithWebIdentity', principal: 'anonymous' }
    const from = (provider: string) =>
      ask({ resourcePolicy }, { ...call, context: { 'aws:FederatedProvider': provider } })
    expect(from('accounts.google.com').allowed).toBe(true)
    expect(from('graph.facebook.com').allowed).toBe(false)
    expect(ask({ resourcePolicy }, call).allowed).toBe(false)
    expect(ask({ resourcePolicy }, { ...call, context: { 'aws:FederatedProvider': [] } }).allowed).toBe(false)
    const signed = { ...call, principal: ALICE, context: { 'aws:FederatedProvider': 'accounts.google.com' } }
    expect(ask({ resourcePolicy }, signed).allowed).toBe(false)
    expect(compilePolicySet({ resourcePolicy }).contextKeys.has('aws:federatedprovider')).toBe(true)
  })
})

describe('what no policy has a say in', () => {
  const token = { 'aws:TokenIssueTime': '2026-01-01T00:00:00Z' }
  const withMfa = { ...token, 'aws:MultiFactorAuthPresent': 'true' }
  const federated = `arn:aws:sts::${ACCOUNT}:federated-user/f`
  const admin = { identityPolicies: [everything], sessionPolicies: [everything] }

  it.each<[string, string, Readonly<Record<string, ContextValue>>, boolean]>([
    ['sts:GetSessionToken', ALICE, {}, true],
    ['sts:GetSessionToken', ALICE, token, false],
    ['sts:GetSessionToken', SESSION, {}, false],
    ['sts:GetFederationToken', ALICE, {}, true],
    ['sts:GetFederationToken', ALICE, token, false],
    ['sts:GetFederationToken', SESSION, {}, false],
    ['sts:GetCallerIdentity', ALICE, token, true],
    ['sts:GetCallerIdentity', federated, {}, true],
    ['sts:GetCallerIdentity', 'anonymous', {}, false],
    ['sts:GetCallerIdentity', 'lambda.amazonaws.com', {}, true],
    ['iam:ListUsers', ALICE, {}, true],
    ['iam:ListUsers', ALICE, token, false],
    ['iam:ListUsers', ALICE, withMfa, true],
    ['iam:ListUsers', ALICE, { ...token, 'aws:MultiFactorAuthPresent': [] }, false],
    ['iam:ListUsers', SESSION, token, true],
    ['iam:ListUsers', federated, {}, false],
    ['s3:ListAllMyBuckets', ALICE, token, true],
  ])('%s by %s with %o: %s', (action, principal, context, expected) => {
    const { outcome } = ask(admin, { action, principal, context, resource: '*' })
    expect(outcome).toBe(expected ? 'ALLOWED' : 'IMPLICIT_DENY')
  })

  it('leaves IAM to the policies, also for anonymous callers', () => {
    expect(ask({}, { action: 'iam:ListUsers', principal: 'anonymous', resource: '*' })).toMatchObject({
      outcome: 'IMPLICIT_DENY',
      decidedBy: 'RESOURCE_POLICY',
    })
  })

  it('stands even under an explicit deny', () => {
    const denied = { identityPolicies: [policy(deny({ Action: 'sts:*' }))] }
    expect(ask(denied, { action: 'sts:GetCallerIdentity', resource: '*' }).allowed).toBe(true)
  })

  it('takes a signature, save with the assertion of an identity provider', () => {
    const resourcePolicy = trustOf({ AWS: '*' }, { Action: 'sts:*' })
    const call = (action: string) => ask({ resourcePolicy }, { ...assume, action, principal: 'anonymous' }).allowed
    for (const action of ['sts:AssumeRole', 'sts:GetSessionToken']) expect(call(action), action).toBe(false)
    for (const action of ['AssumeRoleWithWebIdentity', 'AssumeRoleWithSAML', 'TagSession', 'SetSourceIdentity']) {
      expect(call(`sts:${action}`), action).toBe(true)
    }
  })

  it('keeps root from assuming roles', () => {
    const resourcePolicy = trustOf({ AWS: ROOT })
    for (const context of [{}, token, withMfa]) {
      expect(ask({ resourcePolicy }, { ...assume, principal: ROOT, context }).outcome).toBe('IMPLICIT_DENY')
    }
  })
})

describe('a KMS key', () => {
  const decrypt = { action: 'kms:Decrypt', resource: `arn:aws:kms:eu-west-1:${ACCOUNT}:key/k` }

  it('is closed to identity policies until its key policy names the account', () => {
    expect(ask({ identityPolicies: [everything] }, decrypt).allowed).toBe(false)
    expect(ask({ identityPolicies: [everything], resourcePolicy: grantTo({ AWS: ROOT }) }, decrypt).allowed).toBe(true)
  })

  it('is closed to root as well', () => {
    expect(ask({}, { ...decrypt, principal: ROOT }).allowed).toBe(false)
    expect(ask({ resourcePolicy: grantTo({ AWS: ROOT }) }, { ...decrypt, principal: ROOT }).allowed).toBe(true)
  })

  it('is none for an object whose key looks like one', () => {
    const lookalike = { ...decrypt, resource: `arn:aws:s3:::b/${decrypt.resource}` }
    expect(ask({ identityPolicies: [everything] }, lookalike).allowed).toBe(true)
  })

  it('is open to the actions of other services', () => {
    const tag = { ...decrypt, action: 'tag:TagResources' }
    expect(ask({ identityPolicies: [everything] }, tag).allowed).toBe(true)
  })

  it('is none for actions without a key', () => {
    expect(ask({ identityPolicies: [everything] }, { action: 'kms:CreateKey', resource: '*' }).allowed).toBe(true)
  })
})

describe('keys that follow from the caller', () => {
  const sees = (principal: AccessRequest['principal'], key: string, value: string, context = {}) => {
    const Condition = { StringEquals: { [key]: value } }
    return ask({ resourcePolicy: grantTo('*', { Condition }) }, { principal, context }).allowed
  }
  const role = {
    kind: 'role',
    arn: SESSION,
    accountId: ACCOUNT,
    roleArn: `arn:aws:iam::${ACCOUNT}:role/p/R`,
    sessionName: 's',
    uniqueId: 'AROA1',
  } as const

  it.each<[AccessRequest['principal'], string, string]>([
    [ALICE, 'aws:PrincipalArn', ALICE],
    [ALICE, 'aws:username', 'alice'],
    [ALICE, 'aws:PrincipalType', 'User'],
    [ALICE, 'aws:PrincipalAccount', ACCOUNT],
    [ALICE, 'aws:PrincipalIsAWSService', 'false'],
    [ALICE, 'aws:ResourceAccount', ACCOUNT],
    [{ kind: 'user', arn: ALICE, accountId: ACCOUNT, name: 'alice', uniqueId: 'AIDA1' }, 'aws:userid', 'AIDA1'],
    [role, 'aws:PrincipalArn', `arn:aws:iam::${ACCOUNT}:role/p/R`],
    [role, 'aws:userid', 'AROA1:s'],
    [role, 'aws:PrincipalType', 'AssumedRole'],
    [`arn:aws:sts::${ACCOUNT}:federated-user/f`, 'aws:userid', `${ACCOUNT}:f`],
    [`arn:aws:sts::${ACCOUNT}:federated-user/f`, 'aws:PrincipalType', 'FederatedUser'],
    ['anonymous', 'aws:PrincipalAccount', 'anonymous'],
    ['anonymous', 'aws:userid', 'anonymous'],
    ['anonymous', 'aws:PrincipalType', 'Anonymous'],
    ['s3.amazonaws.com', 'aws:PrincipalServiceName', 's3.amazonaws.com'],
    ['s3.amazonaws.com', 'aws:PrincipalIsAWSService', 'true'],
  ])('%o: %s is %s', (principal, key, value) => expect(sees(principal, key, value)).toBe(true))

  it('give way to those given', () => {
    expect(sees(ALICE, 'aws:username', 'bob', { 'AWS:UserName': 'bob' })).toBe(true)
    expect(sees(ALICE, 'aws:username', 'alice', { 'aws:username': 'bob' })).toBe(false)
  })

  it('include the account that the request says owns the resource', () => {
    const Condition = { StringEquals: { 'aws:ResourceAccount': '222222222222' } }
    const theirs = { resourceAccountId: '222222222222' }
    expect(ask({ identityPolicies: [everything], resourcePolicy: grantTo('*', { Condition }) }, theirs).allowed).toBe(
      true,
    )
    expect(ask({ identityPolicies: [everything] }, theirs).allowed).toBe(false)
  })
})

it('reads no variables where the operator takes none', () => {
  const Condition = { NumericEquals: { 'app:Count': '${app:Limit}' }, Bool: { 'app:Flag': '${app:Default}' } }
  const { contextKeys } = compilePolicySet({ identityPolicies: [policy(allow({ Condition }))] })
  const ofCredentials = ['aws:multifactorauthpresent', 'aws:tokenissuetime']
  expect([...contextKeys].sort()).toEqual(['app:count', 'app:default', 'app:flag', ...ofCredentials])
})

it('the names of policies and context keys are those of the input', () => {
  const Condition = { StringEquals: { 'aws:PrincipalTag/A': '${app:Other}' } }
  const set = compilePolicySet({
    identityPolicies: [policy(allow({ Resource: 'arn:aws:s3:::${aws:username}/*', Condition }))],
  })
  const ofCredentials = ['aws:multifactorauthpresent', 'aws:tokenissuetime']
  expect([...set.contextKeys].sort()).toEqual(
    ['app:other', ...ofCredentials, 'aws:principaltag/a', 'aws:username'].sort(),
  )
  expect(decide(asked({ resource: OBJECT }), set).allowed).toBe(false)
})
