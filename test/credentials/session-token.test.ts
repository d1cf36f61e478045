import { beforeEach, describe, expect, it } from 'vitest'
import { authenticate } from '../../src/credentials/caller.ts'
import { sessionKind } from '../../src/credentials/session.ts'
import { issueSession, removeExpiredSessions } from '../../src/credentials/session-token.ts'
import { seedDemo } from '../../src/demo/seed-demo.ts'
import { getEntity } from '../../src/directory/entity.ts'
import { findPrincipal } from '../../src/directory/find-principal.ts'
import { openMemoryStore } from '../../src/store/memory/memory-store.ts'
import type { Store } from '../../src/store/store.ts'

const NOW = new Date('2026-11-23T12:00:00.000Z')
const ALICE = 'arn:aws:iam::222233334444:user/alice'

let store: Store
beforeEach(async () => {
  store = openMemoryStore()
  await seedDemo(store, NOW)
})

async function signIn(arn: string, durationSeconds = 3_600) {
  const principal = await store.read((reader) => findPrincipal(reader, arn))
  if (!principal) throw new Error(`${arn} is not in the demo`)
  return issueSession(store, principal, { durationSeconds, now: NOW })
}

const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000)

describe('a session token', () => {
  it('stands for its principal until it expires, to the second', async () => {
    const { token } = await signIn(ALICE)
    expect(await authenticate(store, token, later(3_599))).toMatchObject({ arn: ALICE, accountId: '222233334444' })
    await expect(authenticate(store, token, later(3_600))).rejects.toMatchObject({ code: 'ExpiredToken' })
  })

  it('is kept as a digest only', async () => {
    const { token, session } = await signIn(ALICE)
    const secret = token.split('-').slice(2).join('-')
    const kept = await store.read((reader) => getEntity(reader, sessionKind, session.sessionId))
    expect(kept?.secretDigest).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(kept)).not.toContain(secret)
  })

  it.each([
    ['another secret', (token: string) => token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A')],
    ['another session', (token: string) => token.replace(/ASIA./, (start) => `ASIA${start.endsWith('A') ? 'B' : 'A'}`)],
    ['no form at all', () => 'sallyport'],
    ['nothing', () => ''],
  ])('is refused with %s, and expiry is not told to who guesses', async (_name, forge) => {
    const { token } = await signIn(ALICE)
    await expect(authenticate(store, forge(token), later(999_999))).rejects.toMatchObject({
      code: 'InvalidClientTokenId',
    })
  })

  it('is refused once its principal is gone', async () => {
    const { token, session } = await signIn(ALICE)
    const userId = session.principal.kind === 'user' ? session.principal.userId : ''
    await store.write({ kind: 'remove', collection: 'user', id: userId, version: 1 })
    await expect(authenticate(store, token, NOW)).rejects.toMatchObject({ code: 'InvalidClientTokenId' })
  })
})

describe('the duration', () => {
  const role = 'arn:aws:sts::222233334444:assumed-role/Deployer/bob'
  it.each([
    [ALICE, 900],
    [ALICE, 129_600],
    [role, 43_200],
  ])('of %s may be %i seconds', async (arn, seconds) => {
    const { session } = await signIn(arn, seconds)
    expect(session.expiresAt).toBe(later(seconds).toISOString())
  })

  it.each([
    [ALICE, 899],
    [ALICE, 129_601],
    [ALICE, 1_000.5],
    [ALICE, Number.NaN],
    [role, 43_201],
  ])('of %s may not be %d seconds', async (arn, seconds) => {
    await expect(signIn(arn, seconds)).rejects.toMatchObject({ code: 'InvalidInput', field: 'duration' })
  })

  it('is of a session, not of a role', async () => {
    await expect(signIn('arn:aws:iam::222233334444:role/Deployer')).rejects.toMatchObject({ code: 'InvalidInput' })
  })
})

it('sessions whose time is over are forgotten, however many, the others stay', async () => {
  for (let index = 0; index < 12; index++) await signIn(ALICE, index % 2 ? 900 : 3_600)
  expect(await removeExpiredSessions(store, later(899))).toBe(0)
  expect(await removeExpiredSessions(store, later(900))).toBe(6)
  expect(await removeExpiredSessions(store, later(3_600))).toBe(6)
})
