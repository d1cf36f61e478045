import { describe, expect, it } from 'vitest'
import { compilePolicySet, decide, tryCompilePolicySet } from '../../src/engine/index.ts'
import type { PolicySetInput } from '../../src/engine/policy-set.ts'

const ALLOW = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }

/** As from JavaScript, where no compiler looks. */
const untyped = (members: object): PolicySetInput => ({ identityPolicies: [ALLOW], ...members })

const request = {
  principal: 'arn:aws:iam::111111111111:user/alice',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
}

describe('a policy set that is not one', () => {
  it.each([
    ['a misspelt member', { permissionBoundary: ALLOW }],
    ['a singular', { serviceControlPolicy: [[ALLOW]] }],
    ['levels without levels', { serviceControlPolicies: [ALLOW] }],
    ['an object for a list', { sessionPolicies: ALLOW }],
    ['nothing for a list', { sessionPolicies: null }],
    ['a list for one policy', { permissionsBoundary: [ALLOW] }],
    ['a number for a policy', { resourcePolicy: 7 }],
    ['the GraphQL spelling of an ownership', { objectOwnership: 'BUCKET_OWNER_ENFORCED' }],
    ["AWS's spelling of a switch", { publicAccessBlock: { RestrictPublicBuckets: true } }],
    ['a switch that is no boolean', { publicAccessBlock: { restrictPublicBuckets: 'true' } }],
    ['a list that is an object', { accessControlLists: { on: 'bucket', ownerAccountId: '111111111111', grants: [] } }],
    ['a list of nothing', { accessControlLists: [null] }],
    ['a list without grants', { accessControlLists: [{ on: 'bucket', ownerAccountId: '111111111111' }] }],
    [
      'a permission in lower case',
      {
        accessControlLists: [
          { on: 'bucket', ownerAccountId: '111111111111', grants: [{ grantee: { kind: 'ec2' }, permission: 'read' }] },
        ],
      },
    ],
    ['a member named like a method', { hasOwnProperty: ALLOW }],
  ])('%s: every decision is a deny that names it', (_name, members) => {
    const [member = ''] = Object.keys(members)
    const decision = decide(request, compilePolicySet(untyped(members)))
    expect(decision.allowed).toBe(false)
    expect(decision.errors).toMatchObject([
      { code: 'PolicyNotEvaluated', message: expect.stringContaining(`\`${member}\``) },
    ])
    expect(tryCompilePolicySet(untyped(members)).ok).toBe(false)
  })

  it.each([null, undefined, 7])('%s is none', (input) => {
    const decision = decide(request, compilePolicySet(input as never))
    expect(decision).toMatchObject({ allowed: false, errors: [{ code: 'PolicyNotEvaluated' }] })
  })

  it('is one with members left undefined', () => {
    const members = { permissionsBoundary: undefined, sessionPolicies: undefined } as object
    expect(decide(request, compilePolicySet(untyped(members))).allowed).toBe(true)
  })
})
