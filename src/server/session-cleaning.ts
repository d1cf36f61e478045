import { removeExpiredSessions } from '../credentials/session-token.ts'
import type { Store } from '../store/store.ts'
import type { Log } from './log.ts'

const HOUR_MS = 3_600_000

export interface SessionCleaningOptions {
  readonly store: Store
  readonly clock: () => Date
  readonly log: Log
}

/**
 * Forgets sessions whose time is over, now and then once an hour. They are refused in any case; this is housekeeping, so a failure is
 * logged and the next hour tries again.
 * @returns how to stop; resolves when no cleaning is running any more
 */
export function startSessionCleaning({ store, clock, log }: SessionCleaningOptions): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  const clean = () => {
    running = removeExpiredSessions(store, clock()).then(
      () => undefined,
      (error) => log.error('expired sessions could not be removed', { error }),
    )
  }
  clean()
  const timer = setInterval(clean, HOUR_MS).unref()
  return () => {
    clearInterval(timer)
    return running
  }
}
