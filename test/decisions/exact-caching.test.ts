import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DecisionGateway } from '../../src/decisions/decision-gateway.ts'
import type { Question } from '../../src/decisions/question.ts'
import { bucketKind } from '../../src/directory/bucket.ts'
import { findEntity, updateEntity } from '../../src/directory/entity.ts'
import { groupKind } from '../../src/directory/group.ts'
import { nameKey } from '../../src/directory/names.ts'
import { organizationalUnitKind } from '../../src/directory/organization.ts'
import { userKind } from '../../src/directory/user.ts'
import type { Store } from '../../src/store/store.ts'
import { ALICE, BOB, CAROL, ORDER, openDemoStore, question } from './world.ts'

const ACCOUNT = '222233334444'

/** Changes that can turn a decision around, each small and repeatable. */
const CHANGES = {
  grantCarol: (store: Store) => setUserPolicy(store, 'carol', 'Allow'),
  denyCarol: (store: Store) => setUserPolicy(store, 'carol', 'Deny'),
  denyBob: (store: Store) => setUserPolicy(store, 'bob', 'Deny'),
  clearBob: (store: Store) => setUserPolicy(store, 'bob', undefined),
  bobLeavesGroups: (store: Store) => setGroups(store, 'bob', []),
  bobJoinsDevelopers: (store: Store) => setGroups(store, 'bob', ['developers']),
  developersLosePolicy: (store: Store) => setGroupPolicies(store, 'developers', []),
  developersGetPolicy: (store: Store) =>
    setGroupPolicies(store, 'developers', [`arn:aws:iam::${ACCOUNT}:policy/OrdersDeveloper`]),
  bucketDenies: (store: Store) => setBucketPolicy(store, 'Deny'),
  bucketAllows: (store: Store) => setBucketPolicy(store, 'Allow'),
  organizationForbids: (store: Store) => setControlPolicies(store, []),
  organizationPermits: (store: Store) => setControlPolicies(store, ['p-FullAWSAccess']),
} as const

const QUESTIONS: readonly Question[] = [
  question(ALICE, 's3:GetObject', ORDER),
  question(BOB, 's3:GetObject', ORDER),
  question(CAROL, 's3:GetObject', ORDER),
  question(CAROL, 's3:PutObject', ORDER),
  question(BOB, 's3:ListBucket', 'arn:aws:s3:::shop-team', { context: { 's3:prefix': 'home/bob/' } }),
  question(BOB, 's3:ListBucket', 'arn:aws:s3:::shop-team', { context: { 's3:prefix': 'home/carol/' } }),
  question(BOB, 's3:ListBucket', 'arn:aws:s3:::shop-team'),
  question('arn:aws:iam::333344445555:user/erin', 's3:GetObject', ORDER),
  question(`arn:aws:iam::${ACCOUNT}:user/nobody`, 's3:GetObject', ORDER),
  // The same beginning, another owner.
  question(ALICE, 's3:GetObject', `arn:aws:s3:us-east-1:${ACCOUNT}:accesspoint/mine/object/k`),
  question(ALICE, 's3:GetObject', 'arn:aws:s3:us-east-1:333344445555:accesspoint/theirs/object/k'),
  question(ALICE, 's3:GetObject', 'arn:aws:s3:::accesspoint/theirs'),
  question(ALICE, 'iam:GetPolicy', 'arn:aws:iam::aws:policy/ReadOnlyAccess'),
]

const change = fc.constantFrom(...(Object.keys(CHANGES) as (keyof typeof CHANGES)[]))
const questions = fc.array(fc.nat(QUESTIONS.length - 1), { minLength: 1, maxLength: 12 })
const step = fc.oneof(change, questions)

describe('a cached decision', () => {
  it('is what a gateway without any memory would say, after any changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const store = await openDemoStore()
        const gateway = new DecisionGateway({ store })
        for (const next of steps) {
          if (typeof next === 'string') await CHANGES[next](store)
          else expect(await outcomes(gateway, next)).toEqual(await outcomes(new DecisionGateway({ store }), next))
        }
      }),
      { numRuns: 30 },
    )
  })

  it('is exact while others write: what is answered was true at the revision that it names', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), questions, async (changes, asked) => {
        const store = await openDemoStore()
        const gateway = new DecisionGateway({ store })
        const history = new Map<number, string>([[await store.revision(), await truth(store)]])
        const writer = (async () => {
          for (const name of changes) {
            await CHANGES[name](store)
            history.set(await store.revision(), await truth(store))
          }
        })()
        const readers = Array.from({ length: 6 }, async () => {
          await Promise.resolve()
          return gateway.decideMany(asked.map(at))
        })
        const answers = await Promise.all(readers)
        await writer
        for (const batch of answers) {
          const revision = batch[0]?.revision ?? 0
          expect(new Set(batch.map((answer) => answer.revision)).size).toBe(1)
          const all: string[] = JSON.parse(history.get(revision) ?? '"no such revision"')
          expect(batch.map(({ decision }) => decision.outcome)).toEqual(asked.map((index) => all[index]))
        }
        expect(await outcomes(gateway, asked)).toEqual(await outcomes(new DecisionGateway({ store }), asked))
      }),
      { numRuns: 10 },
    )
  })
})

describe('a batch', () => {
  it('says what its questions would hear one by one, in any order, duplicates and all', async () => {
    const store = await openDemoStore()
    const singles = await Promise.all(
      QUESTIONS.map(async (single) => (await new DecisionGateway({ store }).decideMany([single]))[0]?.decision.outcome),
    )
    await fc.assert(
      fc.asyncProperty(questions, async (asked) => {
        const batch = await new DecisionGateway({ store }).decideMany(asked.map(at))
        expect(batch.map(({ decision }) => decision.outcome)).toEqual(asked.map((index) => singles[index]))
      }),
      { numRuns: 30 },
    )
  })
})

function at(index: number): Question {
  const found = QUESTIONS[index]
  if (!found) throw new Error(`no question ${index}`)
  return found
}

async function outcomes(gateway: DecisionGateway, asked: readonly number[]) {
  const answers = await gateway.decideMany(asked.map(at))
  return answers.map(({ decision }) => [decision.outcome, decision.errors.map(({ code }) => code)])
}

async function truth(store: Store): Promise<string> {
  const answers = await new DecisionGateway({ store }).decideMany(QUESTIONS)
  return JSON.stringify(answers.map(({ decision }) => decision.outcome))
}

async function setUserPolicy(store: Store, userName: string, effect: string | undefined): Promise<void> {
  const inlinePolicies = effect ? [{ policyName: 'test', document: policy(effect) }] : []
  await updateEntity(store, userKind, await userId(store, userName), (user) => ({ ...user, inlinePolicies }))
}

async function setGroups(store: Store, userName: string, names: readonly string[]): Promise<void> {
  const groupIds = await Promise.all(names.map((name) => groupId(store, name)))
  await updateEntity(store, userKind, await userId(store, userName), (user) => ({ ...user, groupIds }))
}

async function setGroupPolicies(store: Store, name: string, attachedPolicyArns: readonly string[]): Promise<void> {
  await updateEntity(store, groupKind, await groupId(store, name), (group) => ({ ...group, attachedPolicyArns }))
}

async function setBucketPolicy(store: Store, effect: string): Promise<void> {
  const document = policy(effect, { Principal: { AWS: CAROL } })
  await updateEntity(store, bucketKind, 'shop-orders', (bucket) => ({ ...bucket, policy: document }))
}

async function setControlPolicies(store: Store, serviceControlPolicyIds: readonly string[]): Promise<void> {
  await updateEntity(store, organizationalUnitKind, 'ou-demo-production', (unit) => ({
    ...unit,
    serviceControlPolicyIds,
  }))
}

async function userId(store: Store, name: string): Promise<string> {
  const user = await store.read((reader) => findEntity(reader, userKind, nameKey(ACCOUNT, name)))
  return user?.userId ?? 'none'
}

async function groupId(store: Store, name: string): Promise<string> {
  const group = await store.read((reader) => findEntity(reader, groupKind, nameKey(ACCOUNT, name)))
  return group?.groupId ?? 'none'
}

function policy(effect: string, principal: object = {}): string {
  const statement = { Effect: effect, ...principal, Action: 's3:GetObject', Resource: 'arn:aws:s3:::shop-orders/*' }
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
}
