import { type ChangePlan, checkChange, planChange } from '../plan-change.ts'
import { decodeRecord } from '../record-text.ts'
import { RunningWork } from '../running-work.ts'
import {
  type Change,
  type ChangeNotice,
  DEFAULT_KEPT_CHANGES,
  type Reader,
  type Revision,
  type Store,
} from '../store.ts'
import { MemoryReader } from './memory-reader.ts'
import { MemoryState, mapKey } from './memory-state.ts'

export interface MemoryStoreOptions {
  /** How many change notices are kept. Default 100,000. */
  readonly keptChanges?: number
}

/**
 * A store that lives as long as the process, for tests and for embedding without a disk.
 *
 * @example const store = openMemoryStore()
 */
export function openMemoryStore({ keptChanges = DEFAULT_KEPT_CHANGES }: MemoryStoreOptions = {}): Store {
  return new MemoryStore(keptChanges)
}

class MemoryStore implements Store {
  readonly #work = new RunningWork()
  readonly #keptChanges: number
  readonly #notices: ChangeNotice[] = []
  #state = new MemoryState()
  /** Readers of `#state`. While there are any, a change is made to a copy. */
  #readers = 0

  constructor(keptChanges: number) {
    this.#keptChanges = keptChanges
  }

  revision(): Promise<Revision> {
    return this.#work.run(() => this.#state.revision)
  }

  read<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    return this.#work.run(async () => {
      const state = this.#state
      const reader = new MemoryReader(state)
      this.#readers += 1
      try {
        return await work(reader)
      } finally {
        reader.end()
        if (state === this.#state) this.#readers -= 1
      }
    })
  }

  write(change: Change): Promise<Revision> {
    return this.#work.run(() => {
      const checked = checkChange(change)
      const { collection, id } = checked
      const text = this.#state.records.get(mapKey(collection, id))
      const current = text === undefined ? undefined : decodeRecord(text)
      const plan = planChange(checked, current, (key) => this.#state.owners.get(mapKey(collection, key)))
      this.#leaveToReaders()
      this.#state.apply(plan)
      this.#note(plan)
      return this.#state.revision
    })
  }

  changesAfter(after: Revision): Promise<readonly ChangeNotice[] | undefined> {
    return this.#work.run(() => {
      const missing = this.#state.revision - after
      if (missing < 0 || missing > this.#notices.length) return undefined
      return this.#notices.slice(this.#notices.length - missing)
    })
  }

  close(): Promise<void> {
    return this.#work.close(() => {
      this.#state = new MemoryState()
      this.#notices.length = 0
    })
  }

  #leaveToReaders(): void {
    if (this.#readers === 0) return
    this.#state = new MemoryState(this.#state)
    this.#readers = 0
  }

  #note({ collection, id, touchedKeys, touchedLists }: ChangePlan): void {
    const { revision } = this.#state
    const notice = { revision, collection, id, keys: Object.freeze(touchedKeys), lists: Object.freeze(touchedLists) }
    this.#notices.push(Object.freeze(notice))
    if (this.#notices.length > this.#keptChanges) this.#notices.shift()
  }
}
