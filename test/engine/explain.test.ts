import { describe, expect, it } from 'vitest'
import {
  type AccessRequest,
  compilePolicySet,
  decide,
  explain,
  LAYERS,
  type PolicySetInput,
  reasonFor,
} from '../../src/engine/index.ts'
import { ACCOUNT, ALICE, allow, asked, deny, policy, SESSION, when } from './language.ts'

const everything = policy(allow({ Action: '*' }))
const explainOver = (policies: PolicySetInput, request: Partial<AccessRequest> = {}) =>
  explain(asked(request), compilePolicySet(policies), { mismatches: true })

describe('an explanation', () => {
  const TEXT = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "Write", "Effect": "Allow", "Action": "s3:Put*", "Resource": "*" },
    { "Sid": "Read", "Effect": "Allow", "Action": "s3:Get*", "Resource": "*" }
  ]
}`
  const group = { kind: 'group', arn: `arn:aws:iam::${ACCOUNT}:group/readers` } as const

  it('walks every layer in order, one entry for each level and group', () => {
    const { layers } = explainOver({
      serviceControlPolicies: [
        { target: 'r-1', policies: [everything] },
        { target: 'ou-1', policies: [everything] },
      ],
      identityPolicies: [
        { name: 'Read', document: TEXT, attachedTo: group },
        { name: 'Own', document: policy(allow({ Action: 'ec2:*' })) },
      ],
    })
    expect(layers.map(({ layer, target, outcome }) => [layer, target, outcome])).toEqual([
      ['RESOURCE_CONTROL_POLICY', undefined, 'NOT_APPLICABLE'],
      ['SERVICE_CONTROL_POLICY', 'r-1', 'ALLOWED'],
      ['SERVICE_CONTROL_POLICY', 'ou-1', 'ALLOWED'],
      ['RESOURCE_POLICY', undefined, 'NOT_APPLICABLE'],
      ['ACCESS_CONTROL_LIST', undefined, 'NOT_APPLICABLE'],
      ['USER_POLICY', undefined, 'IMPLICIT_DENY'],
      ['GROUP_POLICY', group.arn, 'ALLOWED'],
      ['ROLE_POLICY', undefined, 'NOT_APPLICABLE'],
      ['PERMISSIONS_BOUNDARY', undefined, 'NOT_APPLICABLE'],
      ['SESSION_POLICY', undefined, 'NOT_APPLICABLE'],
    ])
    expect([...new Set(layers.map(({ layer }) => layer))]).toEqual([...LAYERS])
  })

  it('points at the statements that settled it, with line and column', () => {
    expect(explainOver({ identityPolicies: [{ name: 'Read', document: TEXT }] }).matchedStatements).toEqual([
      {
        layer: 'USER_POLICY',
        policy: 'Read',
        policyType: 'identity',
        statementIndex: 1,
        sid: 'Read',
        effect: 'Allow',
        line: 5,
        column: 5,
      },
    ])
  })

  it('names policies without a name by their position', () => {
    const { matchedStatements } = explainOver({ identityPolicies: [everything, policy(deny())] })
    expect(matchedStatements.map(({ policy: name, effect }) => [name, effect])).toEqual([
      ['identityPolicies[1]', 'Deny'],
    ])
  })

  it('leaves out of play the layers that do not bind', () => {
    const { layers } = explainOver(
      { serviceControlPolicies: [[policy(deny())]], resourcePolicy: policy(allow({ Principal: '*' })) },
      { principal: 's3.amazonaws.com' },
    )
    expect(layers.find(({ layer }) => layer === 'SERVICE_CONTROL_POLICY')).toMatchObject({
      outcome: 'NOT_APPLICABLE',
      statements: [],
    })
  })

  it.each([
    [{ Action: 'ec2:*' }, { element: 'Action', detail: 'Action', expected: ['ec2:*'], actual: ['s3:GetObject'] }],
    [
      { Resource: 'arn:aws:s3:::c' },
      { element: 'Resource', detail: 'Resource', expected: ['arn:aws:s3:::c'], actual: ['arn:aws:s3:::b/x'] },
    ],
    [
      when({ StringEquals: { 'aws:username': ['bob', 'carol'] } }),
      { element: 'Condition', detail: 'StringEquals aws:username', expected: ['bob', 'carol'], actual: ['alice'] },
    ],
  ])('says which element of %j failed', (elements, expected) => {
    const { layers } = explainOver({ identityPolicies: [policy(allow(elements))] })
    const { mismatches } = layers.find(({ layer }) => layer === 'USER_POLICY') ?? { mismatches: [] }
    expect(mismatches).toEqual([expect.objectContaining(expected)])
  })

  it('says which principal was expected', () => {
    const { layers } = explainOver(
      { resourcePolicy: policy(allow({ Principal: { AWS: ALICE } })) },
      { principal: SESSION },
    )
    expect(layers.flatMap(({ mismatches }) => mismatches)).toEqual([
      expect.objectContaining({ element: 'Principal', expected: [`AWS ${ALICE}`], actual: [SESSION] }),
    ])
  })

  it('says nothing of mismatches unless asked', () => {
    const { layers } = explain(asked(), compilePolicySet({ identityPolicies: [policy(allow({ Action: 'ec2:*' }))] }))
    expect(layers.flatMap(({ mismatches }) => mismatches)).toEqual([])
  })

  it('lists the keys that statements in play missed, as they spell them, each once', () => {
    const mfa = when({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } })
    const tag = when({ StringEquals: { 'aws:PrincipalTag/Team': '${app:Team}', 'aws:username': 'alice' } })
    const elsewhere = allow({ Action: 'ec2:*', ...when({ Bool: { 'app:NotAsked': 'true' } }) })
    const { missingContextKeys } = explainOver({
      identityPolicies: [policy(allow(mfa), deny(mfa), elsewhere)],
      permissionsBoundary: policy(allow(tag)),
    })
    expect(missingContextKeys).toEqual(['aws:MultiFactorAuthPresent', 'aws:PrincipalTag/Team', 'app:Team'])
  })

  it('lists for each layer the keys that any of its statements could read', () => {
    const { layers, missingContextKeys } = explainOver({
      identityPolicies: [
        policy(
          allow(when({ Bool: { 'app:InPlay': 'true' } })),
          allow({ Action: 'ec2:*', ...when({ StringEquals: { 'app:Elsewhere': 'x', 'aws:username': 'alice' } }) }),
        ),
      ],
      permissionsBoundary: policy(allow({ Resource: 'arn:aws:s3:::b/${app:Home}/*' })),
      serviceControlPolicies: [[everything]],
    })
    const keys = layers.flatMap(({ layer, missingContextKeys: missing }) =>
      missing.length > 0 ? [[layer, missing]] : [],
    )
    expect(keys).toEqual([
      ['USER_POLICY', ['app:InPlay', 'app:Elsewhere']],
      ['PERMISSIONS_BOUNDARY', ['app:Home']],
    ])
    expect(missingContextKeys).toEqual(['app:InPlay'])
  })

  it('of a request that makes no sense has no layers', () => {
    expect(explainOver({}, { action: 'x' })).toMatchObject({
      layers: [],
      matchedStatements: [],
      missingContextKeys: [],
    })
  })
})

describe('the reason', () => {
  const reason = (policies: PolicySetInput, request: Partial<AccessRequest> = {}) =>
    reasonFor(decide(asked(request), compilePolicySet(policies)), asked(request)).replace(/^.*resource: \S+ /, '')
  const assume = { action: 'sts:AssumeRole', resource: `arn:aws:iam::${ACCOUNT}:role/R` }

  it('is a sentence in IAM’s words', () => {
    expect(reasonFor(decide(asked(), compilePolicySet({})), asked())).toBe(
      `User: ${ALICE} is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::b/x because no identity-based policy allows the s3:GetObject action`,
    )
  })

  it.each<[string, PolicySetInput, Partial<AccessRequest>]>([
    ['because an identity-based policy allows the s3:GetObject action', { identityPolicies: [everything] }, {}],
    ['with an explicit deny in an identity-based policy', { identityPolicies: [policy(deny())] }, {}],
    ['with an explicit deny in a service control policy', { serviceControlPolicies: [[policy(deny())]] }, {}],
    ['with an explicit deny in a permissions boundary', { permissionsBoundary: policy(deny()) }, {}],
    [
      'because no permissions boundary allows the s3:GetObject action',
      { identityPolicies: [everything], permissionsBoundary: policy(allow({ Action: 'ec2:*' })) },
      {},
    ],
    ['because no role trust policy allows the sts:AssumeRole action', { identityPolicies: [everything] }, assume],
    ['because no resource-based policy allows the s3:GetObject action', {}, { principal: 'anonymous' }],
    ['because it is the root user of the account', {}, { principal: `arn:aws:iam::${ACCOUNT}:root` }],
    ['because every authenticated caller may', {}, { action: 'sts:GetCallerIdentity', resource: '*' }],
  ])('%s', (expected, policies, request) => expect(reason(policies, request)).toBe(expected))

  it('says what could not be decided', () => {
    expect(reason({ identityPolicies: ['{'] })).toMatch(
      /^because the request could not be decided: policy `identityPolicies\[0\]`/,
    )
  })
})
