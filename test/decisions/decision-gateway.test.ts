import { describe, expect, it } from 'vitest'
import { sessionKind } from '../../src/credentials/session.ts'
import { DecisionGateway } from '../../src/decisions/decision-gateway.ts'
import { createDecisionLoader } from '../../src/decisions/decision-loader.ts'
import { findEntity, removeEntity, updateEntity } from '../../src/directory/entity.ts'
import { nameKey } from '../../src/directory/names.ts'
import { userKind } from '../../src/directory/user.ts'
import { StoreReadError } from '../../src/store/errors.ts'
import type { Reader, Store } from '../../src/store/store.ts'
import { ALICE, BOB, CAROL, NOW, ORDER, openDemoStore, question, signIn } from './world.ts'

/** A store that counts what is read from it, by kind of entity. */
function counting(store: Store): { readonly store: Store; readonly reads: Map<string, number> } {
  const reads = new Map<string, number>()
  const count = (name: string) => reads.set(name, (reads.get(name) ?? 0) + 1)
  const counted = (reader: Reader): Reader => ({
    revision: reader.revision,
    get: (collection, ids) => {
      count(`${collection} by id`)
      return reader.get(collection, ids)
    },
    getByKey: (collection, keys) => {
      count(`${collection} by key`)
      return reader.getByKey(collection, keys)
    },
    list: (collection, list, options) => {
      count(`${collection} list`)
      return reader.list(collection, list, options)
    },
  })
  const wrapped: Store = {
    revision: () => store.revision(),
    read: (work) => store.read((reader) => work(counted(reader))),
    write: (change) => store.write(change),
    changesAfter: (after) => store.changesAfter(after),
    close: () => store.close(),
  }
  return { store: wrapped, reads }
}

async function editUser(store: Store, name: string, document: string | undefined): Promise<void> {
  const user = await store.read((reader) => findEntity(reader, userKind, nameKey('222233334444', name)))
  const inlinePolicies = document ? [{ policyName: 'test', document }] : []
  await updateEntity(store, userKind, user?.userId ?? '', (found) => ({ ...found, inlinePolicies }))
}

const statement = (condition: object) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', Condition: condition }],
  })

describe('reading', () => {
  it('reads each kind of entity once for a hundred questions, and nothing the second time', async () => {
    const { store, reads } = counting(await openDemoStore())
    const gateway = new DecisionGateway({ store })
    const users = ['alice', 'bob', 'carol', 'contractors/dave'].map((name) => `arn:aws:iam::222233334444:user/${name}`)
    const asked = Array.from({ length: 100 }, (_none, index) =>
      question(
        users[index % 4] ?? '',
        's3:GetObject',
        `arn:aws:s3:::${index % 2 ? 'shop-orders' : 'shop-team'}/${index}`,
      ),
    )
    await gateway.decideMany(asked)
    expect(Object.fromEntries(reads)).toEqual({
      'user by key': 1,
      'group by id': 1,
      // First for users without groups, then for those whose groups had to be read.
      'policy by key': 2,
      'bucket by id': 1,
      'account by id': 1,
      'organization by id': 1,
      // A level at a time, from the account up.
      'organizational-unit by id': 3,
      'control-policy by id': 1,
    })
    reads.clear()
    await gateway.decideMany(asked)
    expect(Object.fromEntries(reads)).toEqual({})
    expect(gateway.statistics).toMatchObject({ hits: 100, misses: 100 })
  })

  it('joins the questions of one tick into one batch', async () => {
    const batches: number[] = []
    class Observed extends DecisionGateway {
      override decideMany(asked: Parameters<DecisionGateway['decideMany']>[0]) {
        batches.push(asked.length)
        return super.decideMany(asked)
      }
    }
    const loader = createDecisionLoader(new Observed({ store: await openDemoStore() }))
    await Promise.all([ALICE, BOB, CAROL].map((arn) => loader.load(question(arn, 's3:GetObject', ORDER))))
    expect(batches).toEqual([3])
  })

  it('keeps what a change does not touch', async () => {
    const { store, reads } = counting(await openDemoStore())
    const gateway = new DecisionGateway({ store })
    const erin = question('arn:aws:iam::333344445555:user/erin', 's3:GetObject', ORDER)
    await gateway.decideMany([erin])
    await editUser(store, 'bob', undefined)
    await editUser(store, 'bob', statement({}))
    reads.clear()
    await gateway.decideMany([erin])
    expect(Object.fromEntries(reads)).toEqual({})
  })
})

describe('the clock', () => {
  const noon = Date.parse('2026-11-23T12:00:00Z')
  const at = (time: number) => question(CAROL, 's3:GetObject', ORDER, { now: new Date(time) })

  it('ends a decision at the instant that a condition names, and no later', async () => {
    const store = await openDemoStore()
    await editUser(store, 'carol', statement({ DateLessThan: { 'aws:CurrentTime': '2026-11-23T12:30:00Z' } }))
    const gateway = new DecisionGateway({ store })
    const [first] = await gateway.decideMany([at(noon)])
    expect(first?.decision).toMatchObject({ allowed: true, validUntil: Date.parse('2026-11-23T12:30:00Z') })
    const [before] = await gateway.decideMany([at(Date.parse('2026-11-23T12:29:59.999Z'))])
    expect(before?.decision.allowed).toBe(true)
    const [after] = await gateway.decideMany([at(Date.parse('2026-11-23T12:30:00Z'))])
    expect(after?.decision.allowed).toBe(false)
    expect(gateway.statistics).toMatchObject({ hits: 1, misses: 2 })
  })

  it('has no later end than a date can have', async () => {
    const store = await openDemoStore()
    await editUser(store, 'carol', statement({ NumericLessThan: { 'aws:EpochTime': '99999999999999999' } }))
    const [answer] = await new DecisionGateway({ store }).decideMany([at(noon)])
    expect(answer?.decision).toMatchObject({ allowed: true, validUntil: undefined })
  })

  it('may be set back: a decision proves nothing about the time before it', async () => {
    const store = await openDemoStore()
    await editUser(store, 'carol', statement({ DateGreaterThan: { 'aws:CurrentTime': '2026-11-23T11:30:00Z' } }))
    const gateway = new DecisionGateway({ store })
    const [now] = await gateway.decideMany([at(noon)])
    expect(now?.decision).toMatchObject({ allowed: true, validUntil: undefined })
    const [earlier] = await gateway.decideMany([at(noon - 3_600_000)])
    expect(earlier?.decision.allowed).toBe(false)
  })
})

describe('sessions', () => {
  it('give way to nothing once they are revoked', async () => {
    const store = await openDemoStore()
    const { session } = await signIn(store, ALICE)
    const gateway = new DecisionGateway({ store })
    const asked = { ...question('', 's3:GetObject', ORDER), subject: { kind: 'session', session } } as const
    expect((await gateway.decideMany([asked]))[0]?.decision.allowed).toBe(true)
    await removeEntity(store, sessionKind, session.sessionId, () => {})
    expect((await gateway.decideMany([asked]))[0]?.decision).toMatchObject({
      allowed: false,
      errors: [{ code: 'NoSuchEntity' }],
    })
  })

  it('do not pass to a user of the same name', async () => {
    const store = await openDemoStore()
    const { session } = await signIn(store, ALICE)
    const gateway = new DecisionGateway({ store })
    const alice = await store.read((reader) => findEntity(reader, userKind, nameKey('222233334444', 'alice')))
    if (!alice) throw new Error('alice is gone')
    await removeEntity(store, userKind, alice.userId, () => {})
    const again = { ...alice, userId: 'AIDAANOTHERALICE23456' }
    await store.write({
      kind: 'insert',
      record: {
        collection: 'user',
        id: again.userId,
        keys: userKind.keys(again),
        lists: userKind.lists(again),
        body: again,
      },
    })
    const asked = { ...question('', 's3:GetObject', ORDER), subject: { kind: 'session', session } } as const
    expect((await gateway.decideMany([asked]))[0]?.decision.allowed).toBe(false)
    expect((await gateway.decideMany([question(ALICE, 's3:GetObject', ORDER)]))[0]?.decision.allowed).toBe(true)
  })
})

describe('failing closed', () => {
  it('denies while the store cannot be read, says so, and forgets it at once', async () => {
    const inner = await openDemoStore()
    let broken = true
    const store: Store = {
      ...counting(inner).store,
      read: (work) => (broken ? Promise.reject(new StoreReadError('disk')) : inner.read(work)),
    }
    const gateway = new DecisionGateway({ store })
    const asked = [question(ALICE, 's3:GetObject', ORDER)]
    expect((await gateway.decideMany(asked))[0]?.decision).toMatchObject({
      allowed: false,
      errors: [{ code: 'ServiceUnavailable' }],
    })
    broken = false
    expect((await gateway.decideMany(asked))[0]?.decision).toMatchObject({ allowed: true, errors: [] })
  })

  it('denies everything to a principal with an attached policy that is gone', async () => {
    const store = await openDemoStore()
    const user = await store.read((reader) => findEntity(reader, userKind, nameKey('222233334444', 'alice')))
    const missing = 'arn:aws:iam::222233334444:policy/Gone'
    await updateEntity(store, userKind, user?.userId ?? '', (found) => ({
      ...found,
      attachedPolicyArns: [...found.attachedPolicyArns, missing],
    }))
    const [answer] = await new DecisionGateway({ store }).decideMany([question(ALICE, 's3:GetObject', ORDER)])
    expect(answer?.decision.allowed).toBe(false)
    expect(answer?.reason()).toContain(missing)
  })
})

describe('an organization with a hole', () => {
  it.each(['organization', 'organizational-unit', 'group'])(
    'denies while a %s that something refers to is missing',
    async (collection) => {
      const inner = await openDemoStore()
      const store: Store = {
        ...counting(inner).store,
        read: (work) =>
          inner.read((reader) =>
            work({
              revision: reader.revision,
              get: async (kind, ids) => (kind === collection ? ids.map(() => undefined) : reader.get(kind, ids)),
              getByKey: (kind, keys) => reader.getByKey(kind, keys),
              list: (kind, list, options) => reader.list(kind, list, options),
            }),
          ),
      }
      const [answer] = await new DecisionGateway({ store }).decideMany([question(BOB, 's3:GetObject', ORDER)])
      expect(answer?.decision).toMatchObject({
        allowed: false,
        errors: expect.arrayContaining([{ code: 'NoSuchEntity', message: expect.any(String) }]),
      })
    },
  )
})

describe('an explanation', () => {
  it('reaches the decision that it explains, cached or not', async () => {
    const gateway = new DecisionGateway({ store: await openDemoStore() })
    const asked = [ALICE, BOB, CAROL].map((arn) => question(arn, 's3:GetObject', ORDER, { now: NOW }))
    for (let round = 0; round < 2; round++) {
      for (const answer of await gateway.decideMany(asked)) {
        expect(answer.explain().outcome).toBe(answer.decision.outcome)
        expect(answer.explain().reason).toBe(answer.reason())
      }
    }
  })
})
