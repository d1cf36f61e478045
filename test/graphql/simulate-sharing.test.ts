import { beforeAll, describe, expect, it } from 'vitest'
import { SimulateDocument, type SimulationInput } from '../../schema/generated/graphql.ts'
import { ALICE, type Ask, granted, openTestGateway } from './test-gateway.ts'

const OWNER = '111111111111'
const OTHER = '222222222222'
const BOB = `arn:aws:iam::${OTHER}:user/bob`

let ask: Ask
beforeAll(async () => {
  ask = await (await openTestGateway()).as(ALICE)
})

const anonymousRead: SimulationInput = {
  principal: 'anonymous',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/x',
  resourceAccountId: OWNER,
  objectOwnership: 'OBJECT_WRITER',
}
const simulate = async (input: Partial<SimulationInput>) =>
  granted(await ask(SimulateDocument, { input: { ...anonymousRead, ...input } })).simulate

describe('a canned access control list', () => {
  const cases: readonly [NonNullable<SimulationInput['accessControlLists']>[number]['canned'], string, boolean][] = [
    ['PRIVATE', 'anonymous', false],
    ['PUBLIC_READ', 'anonymous', true],
    ['PUBLIC_READ_WRITE', 'anonymous', true],
    ['AUTHENTICATED_READ', 'anonymous', false],
    ['AUTHENTICATED_READ', `arn:aws:iam::${OTHER}:root`, true],
    ['AWS_EXEC_READ', 'ec2.amazonaws.com', true],
    ['AWS_EXEC_READ', 'anonymous', false],
    ['BUCKET_OWNER_READ', `arn:aws:iam::${OWNER}:root`, true],
    ['BUCKET_OWNER_READ', `arn:aws:iam::${OTHER}:root`, true],
    ['BUCKET_OWNER_READ', 'arn:aws:iam::333333333333:root', false],
    ['LOG_DELIVERY_WRITE', 'logging.s3.amazonaws.com', false],
  ]
  it.each(cases)('%s on an object of another account lets %s read: %s', async (canned, principal, allowed) => {
    const accessControlLists = [{ on: 'OBJECT' as const, ownerAccountId: OTHER, canned }]
    expect((await simulate({ principal, accessControlLists })).allowed).toBe(allowed)
  })

  it('belongs to the owner of the bucket, unless told otherwise', async () => {
    const accessControlLists = [{ on: 'OBJECT' as const, canned: 'PRIVATE' as const }]
    expect((await simulate({ principal: `arn:aws:iam::${OWNER}:root`, accessControlLists })).allowed).toBe(true)
    const own = { principal: BOB, resourceAccountId: null, accessControlLists, identityPolicies: [READ] }
    expect((await simulate(own)).allowed).toBe(true)
  })

  it('is ignored unless Object Ownership says otherwise, and as far as it is public when told to', async () => {
    const accessControlLists = [{ on: 'OBJECT' as const, canned: 'PUBLIC_READ' as const }]
    expect((await simulate({ accessControlLists })).layers).toContainEqual(
      expect.objectContaining({ layer: 'ACCESS_CONTROL_LIST', outcome: 'ALLOWED' }),
    )
    expect((await simulate({ accessControlLists, objectOwnership: null })).allowed).toBe(false)
    expect((await simulate({ accessControlLists, objectOwnership: 'BUCKET_OWNER_ENFORCED' })).allowed).toBe(false)
    const { allowed, remedies } = await simulate({ accessControlLists, publicAccessBlock: { ignorePublicAcls: true } })
    expect(allowed).toBe(false)
    expect(remedies.map(({ kind }) => kind)).toContain('LIFT_PUBLIC_ACCESS_BLOCK')
    const off = { ignorePublicAcls: null, restrictPublicBuckets: null }
    expect((await simulate({ accessControlLists, publicAccessBlock: off })).allowed).toBe(true)
  })
})

const READ = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:Get*', Resource: '*' } }
const OPEN = {
  Version: '2012-10-17',
  Statement: [
    { Sid: 'Public', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' },
    { Sid: 'Bob', Effect: 'Allow', Principal: { AWS: BOB }, Action: 's3:*', Resource: '*' },
  ],
}

describe('RestrictPublicBuckets', () => {
  const restricted = { resourcePolicy: OPEN, publicAccessBlock: { restrictPublicBuckets: true } }

  it('lets no statement of a public policy allow anybody from outside, and says so', async () => {
    const { layers, matchedStatements, remedies } = await simulate({
      ...restricted,
      principal: BOB,
      identityPolicies: [READ],
    })
    const layer = layers.find((candidate) => candidate.layer === 'RESOURCE_POLICY')
    expect(layer).toMatchObject({ outcome: 'IMPLICIT_DENY', statements: [] })
    expect(layer?.note).toBe(
      `the bucket policy is public, and while RestrictPublicBuckets is on, it lets in only services and account ${OWNER}`,
    )
    expect(
      layer?.mismatches.map(({ sid, element, detail, expected, actual }) => [sid, element, detail, expected, actual]),
    ).toEqual(['Public', 'Bob'].map((sid) => [sid, 'PublicAccessBlock', 'RestrictPublicBuckets', [OWNER], [BOB]]))
    expect(matchedStatements).toEqual([])
    expect(remedies.map(({ kind, suffices }) => [kind, suffices])).toEqual([['LIFT_PUBLIC_ACCESS_BLOCK', true]])
  })

  it('does not touch the owner’s own users', async () => {
    const answer = await simulate({ ...restricted, principal: `arn:aws:iam::${OWNER}:user/alice` })
    expect(answer.matchedStatements.map(({ sid }) => sid)).toEqual(['Public'])
    expect(answer.layers.find(({ layer }) => layer === 'RESOURCE_POLICY')?.note).toBeNull()
  })
})

describe('bad sharing input', () => {
  const list = { on: 'OBJECT' as const, ownerAccountId: OTHER }
  const grant = { permission: 'READ' as const }
  it.each<[string, Partial<SimulationInput>, string]>([
    ['no kind of list', { accessControlLists: [list] }, 'input.accessControlLists[0]'],
    ['both kinds', { accessControlLists: [{ ...list, canned: 'PRIVATE', grants: [] }] }, 'input.accessControlLists[0]'],
    [
      'two lists on one thing',
      { accessControlLists: [1, 2].map(() => ({ ...list, grants: [] })) },
      'input.accessControlLists[1].on',
    ],
    [
      'an owner that is no account',
      { accessControlLists: [{ ...list, ownerAccountId: 'me', grants: [] }] },
      'input.accessControlLists[0].ownerAccountId',
    ],
    [
      'no owner',
      { resourceAccountId: null, accessControlLists: [{ on: 'OBJECT', grants: [] }] },
      'input.accessControlLists[0].ownerAccountId',
    ],
    [
      'a grant to nobody',
      { accessControlLists: [{ ...list, grants: [grant] }] },
      'input.accessControlLists[0].grants[0]',
    ],
    [
      'a grant to two',
      { accessControlLists: [{ ...list, grants: [{ ...grant, accountId: OTHER, group: 'ALL_USERS' }] }] },
      'input.accessControlLists[0].grants[0]',
    ],
    [
      'a grantee that is no account',
      { accessControlLists: [{ ...list, grants: [{ ...grant, accountId: 'bob' }] }] },
      'input.accessControlLists[0].grants[0].accountId',
    ],
  ])('%s names the field', async (_name, input, field) => {
    const reply = await ask(SimulateDocument, { input: { ...anonymousRead, ...input } })
    expect(reply).toMatchObject({ code: 'InvalidInput', field })
  })

  it('takes 100 grants and refuses 101', async () => {
    const grants = (count: number) => Array.from({ length: count }, () => ({ ...grant, accountId: OTHER }))
    const asked = (count: number) =>
      ask(SimulateDocument, { input: { ...anonymousRead, accessControlLists: [{ ...list, grants: grants(count) }] } })
    expect(granted(await asked(100)).simulate.errors).toEqual([])
    expect(await asked(101)).toMatchObject({ code: 'LimitExceeded', field: 'input.accessControlLists[0].grants' })
  })
})
