import { StoreClosedError } from './errors.ts'

/** Knows what is running, so that closing can wait for it and nothing starts afterwards. */
export class RunningWork {
  readonly #running = new Set<Promise<unknown>>()
  #closed: Promise<void> | undefined

  /** @throws StoreClosedError once closing has begun; otherwise settles as `work` does. */
  async run<T>(work: () => T | Promise<T>): Promise<T> {
    if (this.#closed !== undefined) throw new StoreClosedError('the store is closed')
    const running = (async () => work())()
    this.#running.add(running)
    try {
      return await running
    } finally {
      this.#running.delete(running)
    }
  }

  /** Waits for everything that runs, then calls `free` once, however often closing is asked for. */
  close(free: () => void | Promise<void>): Promise<void> {
    this.#closed ??= Promise.allSettled(this.#running).then(free)
    return this.#closed
  }
}
