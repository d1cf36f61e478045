import { issueSession } from '../../src/credentials/session-token.ts'
import type { Question } from '../../src/decisions/question.ts'
import { seedDemo } from '../../src/demo/seed-demo.ts'
import { findPrincipal } from '../../src/directory/find-principal.ts'
import { openMemoryStore } from '../../src/store/memory/memory-store.ts'
import type { Store } from '../../src/store/store.ts'

export const NOW = new Date('2026-11-23T12:00:00.000Z')
export const PRODUCTION = 'arn:aws:iam::222233334444'
export const ALICE = `${PRODUCTION}:user/alice`
export const BOB = `${PRODUCTION}:user/bob`
export const CAROL = `${PRODUCTION}:user/carol`
export const ORDER = 'arn:aws:s3:::shop-orders/2026/order-17.json'

export async function openDemoStore(): Promise<Store> {
  const store = openMemoryStore()
  await seedDemo(store, NOW)
  return store
}

/** `question(BOB, 's3:GetObject', ORDER)`; the rest as given. */
export function question(arn: string, action: string, resource: string, rest: Partial<Question> = {}): Question {
  return { subject: { kind: 'principal', arn }, action, resource, context: {}, now: NOW, ...rest }
}

export async function signIn(store: Store, arn: string) {
  const principal = await store.read((reader) => findPrincipal(reader, arn))
  if (!principal) throw new Error(`${arn} is not in the demo`)
  return issueSession(store, principal, { durationSeconds: 3_600, now: NOW })
}
