import { beforeAll, describe, expect, it } from 'vitest'
import {
  type AccessControlListInput,
  SimulateBatchDocument,
  SimulateDocument,
  type SimulationInput,
} from '../../schema/generated/graphql.ts'
import type { AccessControlList } from '../../src/engine/access-control-list.ts'
import type { ContextValue } from '../../src/engine/access-request.ts'
import type { PolicyInput, PolicyLevel, PolicySetInput } from '../../src/engine/policy-set.ts'
import { type DecisionCase, loadCases } from '../cases/load-cases.ts'
import { ALICE, type Ask, granted, openTestGateway } from '../graphql/test-gateway.ts'

/**
 * The golden cases asked over GraphQL: `simulateBatch` must say what the library says. Left out is what the interface cannot express:
 * principals that are more than their ARN, and a clock (`simulate` has none but what the context gives).
 */
const files = loadCases().map(({ topic, cases }) => ({ topic, cases: cases.filter(isExpressible) }))

let ask: Ask
beforeAll(async () => {
  ask = await (await openTestGateway()).as(ALICE)
})

it('covers nearly all cases', () => {
  const [asked, all] = [files, loadCases()].map((list) => list.reduce((sum, { cases }) => sum + cases.length, 0))
  expect((asked ?? 0) / (all ?? 1)).toBeGreaterThan(0.9)
})

describe.each(files.filter(({ cases }) => cases.length > 0))('simulateBatch: $topic', ({ cases }) => {
  const sound = cases.filter((golden) => golden.expect.error !== 'InvalidRequest')

  it('decides as expected', async () => {
    const answers: (readonly [string, string, boolean])[] = []
    for (let start = 0; start < sound.length; start += 200) {
      const part = sound.slice(start, start + 200)
      const { simulateBatch } = granted(await ask(SimulateBatchDocument, { inputs: part.map(simulation) }))
      part.forEach(({ name }, index) => {
        const answer = simulateBatch[index]
        if (answer) answers.push([name, answer.decision, answer.errors.length > 0])
      })
    }
    const wanted = sound.map(({ name, expect: { outcome, error } }) => [name, outcome, error !== undefined] as const)
    expect(
      answers.map(([name, decision, failed], index) => generalize([name, decision, failed], wanted[index])),
    ).toEqual(wanted)
  })

  it.each(
    cases.filter((golden) => golden.expect.error === 'InvalidRequest').map((golden) => [golden.name, golden] as const),
  )('refuses: %s', async (_name, golden) => {
    const reply = await ask(SimulateDocument, { input: simulation(golden) })
    expect(reply.code).toBe('InvalidInput')
    expect(reply.field).toMatch(/^input\./)
  })
})

/** Where a case only says `DENIED`, either denial is right, and so is an error. */
function generalize(
  answer: readonly [string, string, boolean],
  wanted: readonly [string, string, boolean] | undefined,
) {
  const [name, decision, failed] = answer
  return wanted?.[1] === 'DENIED' && decision !== 'ALLOWED' ? [name, 'DENIED', wanted[2]] : [name, decision, failed]
}

function isExpressible({ request, policies }: DecisionCase): boolean {
  const plain = typeof request.principal === 'string' && !request.now && !request.mfaAuthenticatedAt
  const known = [
    'identityPolicies',
    'permissionsBoundary',
    'sessionPolicies',
    'serviceControlPolicies',
    'resourceControlPolicies',
    'resourcePolicy',
    'accessControlLists',
    'objectOwnership',
    'publicAccessBlock',
  ]
  return plain && Object.keys(policies).every((member) => known.includes(member))
}

function simulation({ request, policies }: DecisionCase): SimulationInput {
  const { principal, action, resource, resourceAccountId, context = {} } = request
  if (typeof principal !== 'string') throw new Error('left out above')
  const { identityPolicies, permissionsBoundary, sessionPolicies, resourcePolicy } = policies
  const { serviceControlPolicies, resourceControlPolicies } = policies
  return {
    principal,
    action,
    resource,
    ...(resourceAccountId !== undefined && { resourceAccountId }),
    context: Object.entries(context).map(([key, value]) => contextEntry(key, value)),
    ...(identityPolicies && { identityPolicies: identityPolicies.map(document) }),
    ...(permissionsBoundary !== undefined && { permissionsBoundary: document(permissionsBoundary) }),
    ...(sessionPolicies && { sessionPolicies: sessionPolicies.map(document) }),
    ...(serviceControlPolicies && { serviceControlPolicies: serviceControlPolicies.map(level) }),
    ...(resourceControlPolicies && { resourceControlPolicies: resourceControlPolicies.map(level) }),
    ...(resourcePolicy !== undefined && { resourcePolicy: document(resourcePolicy) }),
    ...sharing(policies),
  }
}

function sharing({ accessControlLists, objectOwnership, publicAccessBlock }: PolicySetInput) {
  return {
    ...(accessControlLists && { accessControlLists: accessControlLists.map(accessControlList) }),
    ...(objectOwnership && { objectOwnership: OWNERSHIP[objectOwnership] }),
    ...(publicAccessBlock && { publicAccessBlock }),
  }
}

const OWNERSHIP = {
  BucketOwnerEnforced: 'BUCKET_OWNER_ENFORCED',
  BucketOwnerPreferred: 'BUCKET_OWNER_PREFERRED',
  ObjectWriter: 'OBJECT_WRITER',
} as const

const GROUPS = {
  'all-users': 'ALL_USERS',
  'authenticated-users': 'AUTHENTICATED_USERS',
  'log-delivery': 'LOG_DELIVERY',
  ec2: 'EC2',
} as const

function accessControlList({ on, ownerAccountId, grants }: AccessControlList): AccessControlListInput {
  return {
    on: on === 'bucket' ? 'BUCKET' : 'OBJECT',
    ownerAccountId,
    grants: grants.map(({ grantee, permission }) =>
      grantee.kind === 'account'
        ? { permission, accountId: grantee.accountId }
        : { permission, group: GROUPS[grantee.kind] },
    ),
  }
}

/** The library tells one value from a list of one; over GraphQL the type does. */
function contextEntry(key: string, value: ContextValue) {
  const type = Array.isArray(value) ? ('STRING_LIST' as const) : ('STRING' as const)
  return { key, values: [value].flat().map((item) => (item instanceof Date ? item.toISOString() : String(item))), type }
}

function document(policy: PolicyInput): unknown {
  return typeof policy === 'object' && 'document' in policy ? policy.document : policy
}

function level(policies: PolicyLevel): unknown[] {
  return ('policies' in policies ? policies.policies : policies).map(document)
}
