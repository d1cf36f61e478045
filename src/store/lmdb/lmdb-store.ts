import { StoreError, StoreReadError, StoreWriteError } from '../errors.ts'
import { type CheckedChange, checkChange, planChange } from '../plan-change.ts'
import { decodeRecord } from '../record-text.ts'
import { RunningWork } from '../running-work.ts'
import type { Change, ChangeNotice, Reader, Revision, Store } from '../store.ts'
import { tupleKey } from '../tuple-key.ts'
import type { DataDirectory } from './data-directory.ts'
import { GroupCommit } from './group-commit.ts'
import { LmdbReader } from './lmdb-reader.ts'
import { applyPlan, type Tables } from './lmdb-tables.ts'
import { writeFailureReason } from './system-reason.ts'

export class LmdbStore implements Store {
  readonly #tables: Tables
  readonly #directory: DataDirectory
  readonly #keptChanges: number
  readonly #work = new RunningWork()
  readonly #commits = new GroupCommit<CheckedChange, Revision>((changes) => this.#commit(changes))
  /** Why LMDB can no longer be used: after some failures of the disk, the next call would wait for ever. */
  #broken: string | undefined

  constructor(tables: Tables, directory: DataDirectory, keptChanges: number) {
    this.#tables = tables
    this.#directory = directory
    this.#keptChanges = keptChanges
  }

  revision(): Promise<Revision> {
    return this.read(async (reader) => reader.revision)
  }

  read<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    return this.#work.run(async () => {
      const reader = this.#openReader()
      try {
        return await work(reader)
      } finally {
        reader.end()
      }
    })
  }

  write(change: Change): Promise<Revision> {
    return this.#work.run(() => this.#commits.add(checkChange(change)))
  }

  changesAfter(after: Revision): Promise<readonly ChangeNotice[] | undefined> {
    return this.#work.run(() => {
      const reader = this.#openReader()
      try {
        return reader.changesAfter(after)
      } finally {
        reader.end()
      }
    })
  }

  close(): Promise<void> {
    return this.#work.close(() => this.#tables.root.close())
  }

  #openReader(): LmdbReader {
    if (this.#broken !== undefined) throw new StoreReadError(this.#broken)
    const { records } = this.#tables
    // lmdb keeps a transaction for the rest of the turn; another process may have written since.
    records.resetReadTxn()
    const transaction = records.useReadTransaction()
    try {
      return new LmdbReader(this.#tables, transaction)
    } catch (error) {
      transaction.done()
      throw error
    }
  }

  /** Together; and when that fails one by one, so that a change for which there is no room takes no other with it. */
  async #commit(changes: readonly CheckedChange[]): Promise<readonly Outcome[]> {
    const together = await this.#commitTogether(changes)
    if (changes.length === 1 || !together.some(isWriteFailure)) return together
    const outcomes: Outcome[] = []
    for (const change of changes) outcomes.push(...(await this.#commitTogether([change])))
    return outcomes
  }

  /** One transaction for all of them, and within it one for each: a change that is refused takes nothing else with it. */
  async #commitTogether(changes: readonly CheckedChange[]): Promise<readonly Outcome[]> {
    if (this.#directory.readOnly) return this.#allRefused(changes, this.#writeError('the disk is read-only'))
    if (this.#broken !== undefined) return this.#allRefused(changes, new StoreWriteError(this.#broken))
    const { root } = this.#tables
    const outcomes = await Promise.allSettled(changes.map((change) => root.childTransaction(() => this.#apply(change))))
    const failure = outcomes.find(isForeignFailure)
    if (failure === undefined) return outcomes
    const reason = await this.#explain(failure.reason)
    return outcomes.map((outcome) => (isForeignFailure(outcome) ? { status: 'rejected', reason } : outcome))
  }

  #allRefused(changes: readonly CheckedChange[], reason: StoreWriteError): readonly Outcome[] {
    return changes.map(() => ({ status: 'rejected', reason }))
  }

  #apply(change: CheckedChange): Revision {
    const { records, owners } = this.#tables
    const { collection, id } = change
    const text = records.get(tupleKey(collection, id))
    const current = text === undefined ? undefined : decodeRecord(text)
    const plan = planChange(change, current, (key) => owners.get(tupleKey(collection, key)))
    return applyPlan(this.#tables, plan, this.#keptChanges)
  }

  async #explain(failure: unknown): Promise<StoreWriteError> {
    const cause = await commitErrorOf(failure)
    const error = this.#writeError(await writeFailureReason(cause, this.#directory.path), cause)
    try {
      this.#openReader().end()
    } catch {
      this.#broken = `${error.message}; the store can no longer be used, start again`
    }
    return error
  }

  #writeError(reason: string, cause?: unknown): StoreWriteError {
    return new StoreWriteError(`the change could not be written to \`${this.#directory.path}\`: ${reason}`, { cause })
  }
}

type Outcome = PromiseSettledResult<Revision>

const isForeignFailure = (outcome: Outcome): outcome is PromiseRejectedResult =>
  outcome.status === 'rejected' && !(outcome.reason instanceof StoreError)

const isWriteFailure = (outcome: Outcome): boolean =>
  outcome.status === 'rejected' && outcome.reason instanceof StoreWriteError

/** lmdb rejects every write of a failed commit, and hands the reason along in a promise of its own. */
async function commitErrorOf(failure: unknown): Promise<unknown> {
  if (!(failure instanceof Error && 'commitError' in failure)) return failure
  try {
    await failure.commitError
    return failure
  } catch (error) {
    return error
  }
}
