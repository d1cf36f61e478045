import { describe, expect, it } from 'vitest'
import {
  type AccessRequest,
  compilePolicySet,
  decide,
  expandCannedAcl,
  explain,
  type PolicySetInput,
  type Remedy,
} from '../../src/engine/index.ts'
import { ACCOUNT, ALICE, allow, asked, type Conditions, deny, OBJECT, policy, SESSION, when } from './language.ts'

const OTHER = '222222222222'
const everything = policy(allow({ Action: '*' }))
const MFA: Conditions = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }
const OFFICE: Conditions = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }

const remediesFor = (policies: PolicySetInput, request: Partial<AccessRequest> = {}): readonly Remedy[] =>
  explain(asked(request), compilePolicySet(policies)).remedies
const kinds = (remedies: readonly Remedy[]) => remedies.map(({ kind }) => kind)

/** The remedies over one identity policy. */
const over = (statements: readonly object[], request: Partial<AccessRequest> = {}) =>
  remediesFor({ identityPolicies: [{ name: 'P', document: policy(...statements) }] }, request)

describe('a request', () => {
  it('that is allowed needs no remedy', () => {
    expect(remediesFor({ identityPolicies: [everything] })).toEqual([])
  })

  it('that cannot be decided has none', () => {
    expect(remediesFor({ identityPolicies: ['{'] })).toEqual([])
    expect(remediesFor({}, { action: 'x' })).toEqual([])
  })
})

describe('an Allow whose conditions were not met', () => {
  it('asks to sign in with MFA', () => {
    const [remedy, other] = over([{ Sid: 'S', ...allow(when(MFA)) }])
    expect(remedy).toEqual({
      kind: 'SIGN_IN_WITH_MFA',
      obstacle: 0,
      suffices: true,
      layer: 'USER_POLICY',
      policy: 'P',
      statementIndex: 0,
      sid: 'S',
      context: [{ key: 'aws:MultiFactorAuthPresent', value: 'true' }],
      message:
        'sign in with MFA: statement `S` of policy `P` allows it if `aws:MultiFactorAuthPresent` is `true`; it is absent',
    })
    expect(other).toMatchObject({ kind: 'ALLOW_IN_LAYER', layer: 'USER_POLICY', obstacle: 0, suffices: true })
  })

  it('counts both keys of MFA', () => {
    const recent = { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } }
    const [remedy] = over([allow(when(MFA, recent))], { context: { 'aws:MultiFactorAuthPresent': 'false' } })
    expect(remedy).toMatchObject({ kind: 'SIGN_IN_WITH_MFA', suffices: true })
    expect(remedy?.context.map(({ key }) => key)).toEqual(['aws:MultiFactorAuthPresent', 'aws:MultiFactorAuthAge'])
  })

  it('asks for a smaller prefix, with the variables filled in', () => {
    const home = allow({ Action: 's3:ListBucket', ...when({ StringLike: { 's3:prefix': 'home/${aws:username}/*' } }) })
    const list = { action: 's3:ListBucket', resource: 'arn:aws:s3:::b' }
    expect(over([home], list)[0]).toMatchObject({
      kind: 'PROVIDE_CONTEXT_KEY',
      context: [{ key: 's3:prefix', value: 'home/alice/' }],
      message:
        'give the condition key: statement 1 of policy `P` allows it if `s3:prefix` is like `home/alice/*`; it is absent',
    })
    expect(over([home], { ...list, context: { 'S3:Prefix': 'home/' } })[0]).toMatchObject({
      kind: 'CHANGE_CONTEXT_VALUE',
      message: expect.stringMatching(/`home\/alice\/\*`; it is `home\/`$/),
    })
  })

  it('leaves variables alone in the language that has none', () => {
    const old = { Statement: [allow(when({ StringEquals: { 'app:Who': '${aws:username}' } }))] }
    const [remedy] = remediesFor({ identityPolicies: [old] })
    expect(remedy).toMatchObject({ context: [{ key: 'app:Who', value: '${aws:username}' }], suffices: true })
    expect(remedy?.message).toContain('is `${aws:username}`')
  })

  it('puts first what suffices', () => {
    const remedies = remediesFor(
      {
        identityPolicies: [policy(allow(when(MFA)), allow(when(OFFICE)))],
        permissionsBoundary: policy(allow(when(OFFICE))),
      },
      { context: { 'aws:SourceIp': '198.51.100.7' } },
    )
    expect(remedies.map(({ kind, obstacle, suffices }) => [kind, obstacle, suffices])).toEqual([
      ['CHANGE_CONTEXT_VALUE', 0, true],
      ['SIGN_IN_WITH_MFA', 0, false],
      ['ALLOW_IN_LAYER', 0, false],
      ['CHANGE_CONTEXT_VALUE', 1, true],
      ['ALLOW_IN_LAYER', 1, false],
    ])
    expect(remedies[3]).toMatchObject({ layer: 'PERMISSIONS_BOUNDARY' })
  })

  it.each<[Conditions, NonNullable<AccessRequest['context']>, string]>([
    [{ StringEquals: { 'app:K': ['a', 'b'] } }, { 'app:K': 'c' }, '`app:K` is `a` or `b`; it is `c`'],
    [{ StringNotEquals: { 'app:K': 'c' } }, { 'app:K': 'c' }, '`app:K` is other than `c`; it is `c`'],
    [{ NumericGreaterThan: { 'app:K': '7' } }, { 'app:K': 7 }, '`app:K` is more than `7`; it is `7`'],
    [
      { DateLessThan: { 'app:K': '2026-01-01' } },
      { 'app:K': '2026-05-01' },
      '`app:K` is before `2026-01-01`; it is `2026-05-01`',
    ],
    [
      { ArnLike: { 'app:K': 'arn:aws:s3:::a*' } },
      { 'app:K': 'arn:aws:s3:::b' },
      '`app:K` is like `arn:aws:s3:::a*`; it is `arn:aws:s3:::b`',
    ],
    [{ Null: { 'app:K': 'true' } }, { 'app:K': 'c' }, '`app:K` is absent; it is `c`'],
    [{ Null: { 'app:K': 'false' } }, {}, '`app:K` is present; it is absent'],
    [
      { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
      { 'aws:SourceIp': '10.1.1.1' },
      '`aws:SourceIp` is outside `10.0.0.0/8`; it is `10.1.1.1`',
    ],
    [
      { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] } },
      { 'aws:TagKeys': ['a', 'c'] },
      'every value of `aws:TagKeys` is `a` or `b`; it is `a`, `c`',
    ],
    [{ 'ForAnyValue:StringLike': { 'aws:TagKeys': 'x*' } }, {}, 'a value of `aws:TagKeys` is like `x*`; it is absent'],
  ])('says which values would do: %j', (condition, context, words) => {
    const [remedy] = over([allow(when(condition))], { context })
    expect(remedy).toMatchObject({ suffices: true, message: expect.stringContaining(`allows it if ${words}`) })
  })

  it('tags the principal as the resource is tagged', () => {
    const sameTeam = { StringEquals: { 'aws:ResourceTag/Team': '${aws:PrincipalTag/Team}' } }
    expect(over([allow(when(sameTeam))], { context: { 'aws:ResourceTag/Team': 'red' } })[0]).toMatchObject({
      kind: 'PROVIDE_CONTEXT_KEY',
      context: [{ key: 'aws:PrincipalTag/Team', value: 'red' }],
      suffices: true,
    })
  })

  it('offers nothing where no value will do', () => {
    const never = { StringEquals: { 'aws:username': '${app:NotThere}' }, Null: { 'app:NotThere': 'true' } }
    expect(kinds(over([allow(when(never))]))).toEqual(['ALLOW_IN_LAYER'])
  })
})

describe('an Allow on another resource', () => {
  it('is pointed at', () => {
    const [remedy] = over([allow({ Resource: 'arn:aws:s3:::b/${aws:username}/*' })])
    expect(remedy).toMatchObject({
      kind: 'CHANGE_RESOURCE',
      suffices: false,
      message: 'ask for another resource: statement 1 of policy `P` allows it on `arn:aws:s3:::b/alice/*`',
    })
  })

  it('is not when it is about another action', () => {
    expect(kinds(over([allow({ Action: 's3:PutObject', Resource: 'arn:aws:s3:::c/*' })]))).toEqual(['ALLOW_IN_LAYER'])
  })
})

describe('a Deny', () => {
  it('is removed, or made not to apply', () => {
    const unlessMfa = deny({ Sid: 'NoMfa', ...when({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }) })
    const remedies = over([allow(), unlessMfa])
    expect(kinds(remedies)).toEqual(['SIGN_IN_WITH_MFA', 'REMOVE_DENY'])
    expect(remedies[0]?.message).toBe(
      'sign in with MFA: statement `NoMfa` of policy `P` denies it unless `aws:MultiFactorAuthPresent` is `true`; it is absent',
    )
    expect(remedies[1]).toMatchObject({
      policy: 'P',
      sid: 'NoMfa',
      suffices: true,
      message: 'remove or narrow statement `NoMfa` of policy `P`, which denies it',
    })
  })

  it('names each of several, and what is not allowed besides', () => {
    const remedies = remediesFor({
      identityPolicies: [policy(deny(), deny({ Resource: OBJECT }))],
      permissionsBoundary: policy(allow({ Action: 'ec2:*' })),
      serviceControlPolicies: [[everything, policy(deny())]],
    })
    expect(remedies.map(({ kind, layer, obstacle }) => [kind, layer, obstacle])).toEqual([
      ['REMOVE_DENY', 'SERVICE_CONTROL_POLICY', 0],
      ['REMOVE_DENY', 'USER_POLICY', 1],
      ['REMOVE_DENY', 'USER_POLICY', 2],
      ['ALLOW_IN_LAYER', 'USER_POLICY', 3],
      ['ALLOW_IN_LAYER', 'PERMISSIONS_BOUNDARY', 4],
    ])
    expect(remedies.map(({ suffices }) => suffices)).not.toContain(true)
  })

  it('by the bucket policy does not stand in the way of the owner’s root', () => {
    const closed = { resourcePolicy: policy(deny({ Principal: '*', Action: 's3:*' })), serviceControlPolicies: [[]] }
    const root = { principal: `arn:aws:iam::${ACCOUNT}:root`, action: 's3:PutBucketPolicy', resource: 'arn:aws:s3:::b' }
    expect(remediesFor(closed, root).map(({ kind, layer }) => [kind, layer])).toEqual([
      ['ALLOW_IN_LAYER', 'SERVICE_CONTROL_POLICY'],
    ])
  })

  it('never lists more than ten', () => {
    expect(over(Array.from({ length: 30 }, () => deny()))).toHaveLength(10)
  })
})

describe('a layer that does not allow', () => {
  const message = (policies: PolicySetInput, request: Partial<AccessRequest> = {}) =>
    remediesFor(policies, request).flatMap(({ kind, message: text }) => (kind === 'ALLOW_IN_LAYER' ? [text] : []))

  it('is named, with the level', () => {
    const levels = [
      { target: 'r-1', policies: [everything] },
      { target: 'ou-1', policies: [policy(allow({ Action: 'ec2:*' }))] },
      { target: 'ou-2', policies: [] },
    ]
    expect(message({ serviceControlPolicies: levels, identityPolicies: [everything] })).toEqual([
      `allow \`s3:GetObject\` on \`${OBJECT}\` in a service control policy at \`ou-1\``,
      `allow \`s3:GetObject\` on \`${OBJECT}\` in a service control policy at \`ou-2\``,
    ])
  })

  it.each<[string, PolicySetInput, Partial<AccessRequest>, readonly string[]]>([
    ['a user', {}, {}, ['in a policy of the user or of one of its groups']],
    ['a session', {}, { principal: SESSION }, ['in a policy of the role']],
    [
      'a session policy',
      { identityPolicies: [everything], sessionPolicies: [policy(deny({ Action: 'ec2:*' }))] },
      { principal: SESSION },
      ['in a session policy'],
    ],
    ['anybody', {}, { principal: 'anonymous' }, ['to `*` in the policy of the resource']],
    [
      'a guest',
      {},
      { resourceAccountId: OTHER },
      [`to \`${ALICE}\` in the policy of the resource`, 'in a policy of the user or of one of its groups'],
    ],
    [
      'a session that assumes a role',
      { identityPolicies: [everything] },
      { principal: SESSION, action: 'sts:AssumeRole', resource: `arn:aws:iam::${ACCOUNT}:role/T` },
      [`to \`arn:aws:iam::${ACCOUNT}:role/R\` in the trust policy of the role`],
    ],
    [
      'a federated user without a session policy',
      { identityPolicies: [everything] },
      { principal: `arn:aws:sts::${ACCOUNT}:federated-user/f` },
      ['in a session policy'],
    ],
  ])('%s', (_name, policies, request, endings) => {
    const messages = message(policies, request)
    expect(messages).toHaveLength(endings.length)
    for (const [index, ending] of endings.entries()) expect(messages[index]?.endsWith(ending)).toBe(true)
  })

  it('lets a resource policy stand in for the identity policies', () => {
    const resourcePolicy = policy(allow({ Principal: { AWS: ALICE }, ...when(MFA) }))
    expect(remediesFor({ resourcePolicy })[0]).toMatchObject({
      kind: 'SIGN_IN_WITH_MFA',
      layer: 'USER_POLICY',
      policy: 'resourcePolicy',
      suffices: true,
    })
  })
})

describe('credentials', () => {
  it('of a kind that may not call this are to be changed', () => {
    const remedies = remediesFor(
      { identityPolicies: [everything] },
      { principal: SESSION, action: 'sts:GetSessionToken', resource: '*' },
    )
    expect(kinds(remedies)).toEqual(['USE_OTHER_CREDENTIALS'])
    expect(remedies[0]?.layer).toBeUndefined()
  })

  it('of a session without MFA may call IAM with it', () => {
    const context = { 'aws:TokenIssueTime': '2026-05-01T00:00:00Z' }
    const listUsers = { action: 'iam:ListUsers', resource: '*', context }
    expect(remediesFor({ identityPolicies: [everything] }, listUsers)).toMatchObject([
      { kind: 'SIGN_IN_WITH_MFA', suffices: true },
    ])
    expect(remediesFor({}, listUsers)).toMatchObject([{ kind: 'SIGN_IN_WITH_MFA', suffices: false }])
  })
})

describe('S3', () => {
  const bob = { principal: `arn:aws:iam::${OTHER}:user/bob`, resourceAccountId: ACCOUNT }
  const open = policy(allow({ Sid: 'Public', Principal: '*' }))

  it('keeps outsiders out of a public policy until one of the two is changed', () => {
    const policies = {
      identityPolicies: [everything],
      resourcePolicy: open,
      publicAccessBlock: { restrictPublicBuckets: true },
    }
    expect(remediesFor(policies, bob)).toMatchObject([{ kind: 'LIFT_PUBLIC_ACCESS_BLOCK', suffices: true }])
    const silent = { ...policies, resourcePolicy: policy(allow({ Principal: '*', Action: 's3:PutObject' })) }
    expect(remediesFor(silent, bob).map(({ kind, obstacle }) => [kind, obstacle])).toEqual([
      ['LIFT_PUBLIC_ACCESS_BLOCK', 0],
      ['ALLOW_IN_LAYER', 1],
    ])
  })

  const sharedWithAll = {
    objectOwnership: 'ObjectWriter',
    accessControlLists: [
      expandCannedAcl('public-read', { on: 'object', ownerAccountId: ACCOUNT, bucketOwnerAccountId: ACCOUNT }),
    ],
    publicAccessBlock: { ignorePublicAcls: true },
  } satisfies PolicySetInput

  it('ignores public grants until it is told to heed them', () => {
    const anybody = { principal: 'anonymous', resourceAccountId: ACCOUNT }
    expect(remediesFor(sharedWithAll, anybody)).toMatchObject([
      { kind: 'LIFT_PUBLIC_ACCESS_BLOCK', layer: 'ACCESS_CONTROL_LIST', suffices: true },
      { kind: 'ALLOW_IN_LAYER', layer: 'RESOURCE_POLICY', suffices: true },
    ])
    const write = { ...anybody, action: 's3:PutObject' }
    expect(kinds(remediesFor(sharedWithAll, write))).toEqual(['ALLOW_IN_LAYER'])
  })

  it('leaves the object of another account to its own list', () => {
    const policies: PolicySetInput = {
      objectOwnership: 'ObjectWriter',
      accessControlLists: [{ on: 'object', ownerAccountId: OTHER, grants: [] }],
      resourcePolicy: open,
      identityPolicies: [everything],
    }
    const [remedy, ...others] = remediesFor(policies, { resourceAccountId: ACCOUNT })
    expect(others).toEqual([])
    expect(remedy).toMatchObject({
      kind: 'ALLOW_IN_LAYER',
      layer: 'ACCESS_CONTROL_LIST',
      suffices: true,
      message: `allow \`s3:GetObject\` on \`${OBJECT}\` to \`${ACCOUNT}\` in the access control list of the object`,
    })
  })
})

describe('explaining', () => {
  it('stays within bounds over thousands of statements that nearly met', () => {
    const statements = Array.from({ length: 3_000 }, (_, index) =>
      allow(when({ StringEquals: { 'app:A': '${app:B}' }, StringLike: { 'app:C': [`${index}*`, 'x'] } })),
    )
    const policySet = compilePolicySet({ identityPolicies: [policy(...statements)] })
    const { remedies } = explain(asked(), policySet)
    expect(remedies.length).toBeLessThanOrEqual(4)
    expect(decide(asked(), policySet).outcome).toBe('IMPLICIT_DENY')
  })
})
