import { expect, test } from 'vitest'
import { sessionKind } from '../../src/credentials/session.ts'
import { createLog } from '../../src/server/log.ts'
import { startSessionCleaning } from '../../src/server/session-cleaning.ts'
import type { Store } from '../../src/store/store.ts'
import { ROOT, startGateway } from './start-gateway.ts'

const countSessions = (store: Store) =>
  store.read(async (reader) => (await reader.list(sessionKind.collection, 'expiry', { limit: 100 })).items.length)

test('expired sessions are forgotten at the start, the others are kept', async () => {
  const gateway = await startGateway()
  const longAgo = new Date(Date.now() - 86_400_000)
  await gateway.signIn(ROOT, { durationSeconds: 900, now: longAgo })
  expect(await countSessions(gateway.store)).toBe(2)
  const stop = startSessionCleaning({ store: gateway.store, clock: () => new Date(), log: createLog(() => {}) })
  await stop()
  expect(await countSessions(gateway.store)).toBe(1)
  await gateway.stop()
})

test('a store that fails is logged, and nothing is thrown', async () => {
  const gateway = await startGateway()
  await gateway.stop()
  const lines: string[] = []
  const log = createLog((line) => lines.push(line))
  await startSessionCleaning({ store: gateway.store, clock: () => new Date(), log })()
  expect(lines.join('')).toContain('expired sessions could not be removed')
})
