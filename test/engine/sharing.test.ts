import { describe, expect, it } from 'vitest'
import {
  type AccessControlList,
  type CannedAcl,
  compilePolicySet,
  expandCannedAcl,
  explain,
  isPublicAcl,
  isPublicPolicy,
  type PolicySetInput,
} from '../../src/engine/index.ts'
import { ACCOUNT, ALICE, allow, ask, asked, type Conditions, deny, OBJECT, policy, when } from './language.ts'

const OTHER = '222222222222'
const BOB = `arn:aws:iam::${OTHER}:user/bob`
const BUCKET = 'arn:aws:s3:::b'
const everything = policy(allow({ Action: '*' }))
const owners = { ownerAccountId: ACCOUNT, bucketOwnerAccountId: ACCOUNT }
const ofBucket = { resourceAccountId: ACCOUNT }

describe('an access control list', () => {
  const canned = (name: CannedAcl, on: AccessControlList['on'] = 'object', ownership = 'ObjectWriter' as const) =>
    ({
      accessControlLists: [expandCannedAcl(name, { on, ...owners })],
      objectOwnership: ownership,
    }) satisfies PolicySetInput
  const sharedWith = (accountId: string): PolicySetInput => ({
    objectOwnership: 'ObjectWriter',
    accessControlLists: [
      {
        on: 'object',
        ownerAccountId: ACCOUNT,
        grants: [{ grantee: { kind: 'account', accountId }, permission: 'READ' }],
      },
    ],
  })

  it.each<[CannedAcl, AccessControlList['on'], string, string, boolean]>([
    ['private', 'object', 's3:GetObject', OBJECT, false],
    ['public-read', 'object', 's3:GetObject', OBJECT, true],
    ['public-read', 'object', 's3:GetObjectVersion', OBJECT, true],
    ['public-read', 'object', 's3:GetObjectAcl', OBJECT, false],
    ['public-read', 'object', 's3:DeleteObject', OBJECT, false],
    ['public-read', 'bucket', 's3:ListBucket', BUCKET, true],
    ['public-read', 'bucket', 's3:PutObject', OBJECT, false],
    ['public-read-write', 'bucket', 's3:PutObject', OBJECT, true],
    ['authenticated-read', 'object', 's3:GetObject', OBJECT, false],
  ])('%s on the %s lets anonymous callers %s: %s', (name, on, action, resource, expected) => {
    const decision = ask(canned(name, on), { principal: 'anonymous', action, resource, ...ofBucket })
    expect(decision.allowed).toBe(expected)
    if (expected) expect(decision.decidedBy).toBe('ACCESS_CONTROL_LIST')
  })

  it('needs the consent of the account it names', () => {
    const asBob = { principal: BOB, ...ofBucket }
    expect(ask(sharedWith(OTHER), asBob).allowed).toBe(false)
    expect(ask({ ...sharedWith(OTHER), identityPolicies: [everything] }, asBob).allowed).toBe(true)
    expect(ask({ ...sharedWith('333333333333'), identityPolicies: [everything] }, asBob).allowed).toBe(false)
  })

  it('aws-exec-read lets Amazon EC2 read, and no other service', () => {
    const read = (principal: string, on: AccessControlList['on'] = 'object') =>
      ask(canned('aws-exec-read', on), { principal, ...ofBucket }).allowed
    expect(read('ec2.amazonaws.com')).toBe(true)
    expect(read('ec2.amazonaws.com', 'bucket')).toBe(false)
    expect(read('lambda.amazonaws.com')).toBe(false)
    expect(read('anonymous')).toBe(false)
    expect(isPublicAcl(expandCannedAcl('aws-exec-read', { on: 'object', ...owners }))).toBe(false)
  })

  it('loses to any Deny', () => {
    const resourcePolicy = policy(deny({ Principal: '*' }))
    expect(ask({ ...canned('public-read'), resourcePolicy }, { principal: 'anonymous', ...ofBucket }).outcome).toBe(
      'EXPLICIT_DENY',
    )
  })

  it('is ignored while Object Ownership enforces the bucket owner, as it does by default', () => {
    const { accessControlLists } = canned('public-read')
    expect(ask({ accessControlLists }, { principal: 'anonymous', ...ofBucket }).allowed).toBe(false)
  })

  it('is ignored as far as it is public, while public ACLs are', () => {
    const publicAccessBlock = { ignorePublicAcls: true }
    expect(ask({ ...canned('public-read'), publicAccessBlock }, { principal: 'anonymous', ...ofBucket }).allowed).toBe(
      false,
    )
    const toBob = { ...sharedWith(OTHER), publicAccessBlock, identityPolicies: [everything] }
    expect(ask(toBob, { principal: BOB, ...ofBucket }).allowed).toBe(true)
  })

  it('lets the service that writes logs into a bucket made for them', () => {
    const write = { action: 's3:PutObject', ...ofBucket }
    const logs = canned('log-delivery-write', 'bucket')
    expect(ask(logs, { ...write, principal: 'logging.s3.amazonaws.com' }).allowed).toBe(true)
    expect(ask(logs, { ...write, principal: 'sns.amazonaws.com' }).allowed).toBe(false)
  })

  it('is public by what it grants to everybody or to every account', () => {
    const isPublic = (name: CannedAcl) => isPublicAcl(expandCannedAcl(name, { on: 'bucket', ...owners }))
    expect(isPublic('public-read')).toBe(true)
    expect(isPublic('authenticated-read')).toBe(true)
    expect(isPublic('private')).toBe(false)
    expect(isPublic('log-delivery-write')).toBe(false)
  })
})

describe('an object that another account wrote', () => {
  const written: PolicySetInput = {
    objectOwnership: 'ObjectWriter',
    accessControlLists: [
      expandCannedAcl('private', { on: 'object', ownerAccountId: OTHER, bucketOwnerAccountId: ACCOUNT }),
    ],
    identityPolicies: [everything],
    resourcePolicy: policy(allow({ Principal: '*', Action: 's3:*' })),
  }

  it('is not the bucket owner’s to read or to share, but to delete', () => {
    expect(ask(written, ofBucket).allowed).toBe(false)
    expect(ask(written, { ...ofBucket, principal: 'anonymous' }).allowed).toBe(false)
    expect(ask(written, { ...ofBucket, action: 's3:DeleteObject' }).allowed).toBe(true)
  })

  it('is not shown as allowed by the bucket policy', () => {
    const { layers } = explain(asked(ofBucket), compilePolicySet(written), { mismatches: true })
    const layer = layers.find(({ layer: name }) => name === 'RESOURCE_POLICY')
    expect(layer).toMatchObject({
      outcome: 'IMPLICIT_DENY',
      note: `the object belongs to account ${OTHER}: a bucket policy can deny it, but not grant it`,
      statements: [],
      mismatches: [{ element: 'ObjectOwnership', expected: [OTHER], actual: [ACCOUNT] }],
    })
  })

  it('is its owner’s, unless the bucket owner denies', () => {
    expect(ask(written, { ...ofBucket, principal: BOB }).allowed).toBe(true)
    const closed = { ...written, resourcePolicy: policy(deny({ Principal: '*' })) }
    expect(ask(closed, { ...ofBucket, principal: BOB }).outcome).toBe('EXPLICIT_DENY')
  })

  it('is the bucket owner’s under BucketOwnerEnforced', () => {
    expect(ask({ ...written, objectOwnership: 'BucketOwnerEnforced' }, ofBucket).allowed).toBe(true)
  })
})

describe('RestrictPublicBuckets', () => {
  const toBob = allow({ Principal: { AWS: BOB }, Action: 's3:*' })
  const toAll = allow({ Principal: '*', Action: 's3:GetObject' })
  const toService = allow({ Principal: { Service: 'logging.s3.amazonaws.com' }, Action: 's3:*' })
  const over = (...statements: readonly object[]): PolicySetInput => ({
    identityPolicies: [everything],
    resourcePolicy: policy(...statements),
    publicAccessBlock: { restrictPublicBuckets: true },
  })

  it('keeps everybody from outside out of a public policy, but not services and the owner’s users', () => {
    const open = over(toBob, toAll, toService)
    expect(ask(open, { ...ofBucket, principal: BOB }).allowed).toBe(false)
    expect(ask(open, { ...ofBucket, principal: 'anonymous' }).allowed).toBe(false)
    expect(ask(open, { ...ofBucket, principal: ALICE }).allowed).toBe(true)
    expect(ask(open, { ...ofBucket, principal: 'logging.s3.amazonaws.com' }).allowed).toBe(true)
  })

  it('keeps anonymous callers out where nobody says whose bucket it is', () => {
    expect(ask(over(toAll), { principal: 'anonymous' }).allowed).toBe(false)
  })

  it('keeps out whom a list lets in, also of their own objects', () => {
    const list: AccessControlList = { on: 'object', ownerAccountId: OTHER, grants: [] }
    const shared: PolicySetInput = { objectOwnership: 'ObjectWriter', accessControlLists: [list] }
    expect(ask({ ...over(toBob), ...shared }, { ...ofBucket, principal: BOB }).allowed).toBe(true)
    expect(ask({ ...over(toAll), ...shared }, { ...ofBucket, principal: BOB }).allowed).toBe(false)
  })

  it('is why statements that met the request do not count, in explanations too', () => {
    const request = asked({ ...ofBucket, principal: BOB })
    const blocked = explain(request, compilePolicySet(over(toAll, toBob, deny({ Principal: { AWS: ALICE } }))), {
      mismatches: true,
    })
    const layer = blocked.layers.find(({ layer: name }) => name === 'RESOURCE_POLICY')
    expect(layer).toMatchObject({ outcome: 'IMPLICIT_DENY', statements: [] })
    expect(layer?.note).toContain('RestrictPublicBuckets')
    expect(layer?.mismatches.map(({ element }) => element)).toEqual([
      'PublicAccessBlock',
      'PublicAccessBlock',
      'Principal',
    ])
    const denied = explain(request, compilePolicySet(over(toAll, deny({ Principal: '*' }))))
    expect(denied.layers.find(({ layer: name }) => name === 'RESOURCE_POLICY')).toMatchObject({
      outcome: 'EXPLICIT_DENY',
      statements: [{ effect: 'Deny' }],
    })
  })

  it('does not touch a policy that is not public', () => {
    expect(ask(over(toBob), { ...ofBucket, principal: BOB }).allowed).toBe(true)
  })
})

describe('a policy is public', () => {
  const grant = (elements: object) => policy(allow({ Resource: 'arn:aws:s3:::b/*', ...elements }))
  const toAll = (condition: Conditions) => isPublicPolicy(grant({ Principal: '*', ...when(condition) }))

  it('when it allows everyone', () => {
    expect(isPublicPolicy(grant({ Principal: '*' }))).toBe(true)
    expect(isPublicPolicy(grant({ Principal: { AWS: [ACCOUNT, '*'] } }))).toBe(true)
    expect(isPublicPolicy(grant({ Principal: { Federated: 'graph.facebook.com' } }))).toBe(true)
    expect(isPublicPolicy(policy(allow({ Principal: '*' }), deny({ Principal: '*' })))).toBe(true)
    expect(isPublicPolicy('no policy at all')).toBe(true)
  })

  it('not when it names its principals, or denies', () => {
    expect(isPublicPolicy(grant({ Principal: { AWS: ACCOUNT } }))).toBe(false)
    expect(isPublicPolicy(grant({ Principal: { Service: 'sns.amazonaws.com' } }))).toBe(false)
    expect(isPublicPolicy(policy(deny({ Principal: '*' })))).toBe(false)
  })

  it.each<[Conditions, boolean]>([
    [{ StringEquals: { 'aws:SourceVpc': 'vpc-1' } }, false],
    [{ StringLike: { 'AWS:SourceVpc': 'vpc-*' } }, true],
    [{ StringEquals: { 'aws:SourceVpc': ['vpc-1', '${aws:username}'] } }, true],
    [{ StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } }, true],
    [{ StringEqualsIfExists: { 'aws:SourceVpc': 'vpc-1' } }, true],
    [{ 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-1' } }, true],
    [{ StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }, false],
    [{ StringEquals: { 'aws:UserAgent': 'me' } }, true],
    [{ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, false],
    [{ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, false],
    [{ IpAddress: { 'aws:SourceIp': '0.0.0.0/1' } }, true],
    [{ IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '2000::/3'] } }, true],
    [{ ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::c' } }, false],
    [{ ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${ACCOUNT}:role/*` } }, false],
    [{ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/x' } }, true],
    [{ StringEquals: { 's3:DataAccessPointArn': `arn:aws:s3:eu-west-1:${ACCOUNT}:accesspoint/*` } }, false],
  ])('when it allows everyone on %j: %s', (condition, expected) => expect(toAll(condition)).toBe(expected))
})

describe('the root user of a bucket’s owner', () => {
  const closed: PolicySetInput = {
    resourcePolicy: policy(deny({ Principal: '*', Action: 's3:*', Resource: [BUCKET, `${BUCKET}/*`] })),
  }
  const root = { principal: `arn:aws:iam::${ACCOUNT}:root`, ...ofBucket }

  it('can mend a policy that shuts everybody out, and nothing else', () => {
    expect(ask(closed, { ...root, action: 's3:PutBucketPolicy', resource: BUCKET }).allowed).toBe(true)
    expect(ask(closed, root).outcome).toBe('EXPLICIT_DENY')
    const { layers } = explain(
      asked({ ...root, action: 's3:PutBucketPolicy', resource: BUCKET }),
      compilePolicySet(closed),
    )
    expect(layers.find(({ layer }) => layer === 'RESOURCE_POLICY')).toMatchObject({
      outcome: 'EXPLICIT_DENY',
      note: expect.stringContaining('can always read, put and delete the bucket policy'),
    })
    const admin = { ...closed, identityPolicies: [everything] }
    expect(ask(admin, { action: 's3:PutBucketPolicy', resource: BUCKET }).outcome).toBe('EXPLICIT_DENY')
  })

  it('cannot where the organization denies', () => {
    const bound = { ...closed, serviceControlPolicies: [[policy(allow({ Action: '*' }), deny({ Action: 's3:*' }))]] }
    expect(ask(bound, { ...root, action: 's3:PutBucketPolicy', resource: BUCKET }).decidedBy).toBe(
      'SERVICE_CONTROL_POLICY',
    )
  })
})
