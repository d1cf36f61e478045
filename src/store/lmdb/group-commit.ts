interface Waiting<Job, Outcome> {
  readonly job: Job
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (reason: unknown) => void
}

/** Resolves, with one result a job and in their order, when nothing of the group is under way any more. */
export type GroupRun<Job, Outcome> = (jobs: readonly Job[]) => Promise<readonly PromiseSettledResult<Outcome>[]>

/**
 * While one group of jobs is on its way to the disk, the next one gathers: a commit costs the same for one change as for many.
 * Groups never overlap, so after a failure `run` can look at what is left before anything else happens.
 */
export class GroupCommit<Job, Outcome> {
  readonly #run: GroupRun<Job, Outcome>
  #gathering: Waiting<Job, Outcome>[] = []
  #isRunning = false

  constructor(run: GroupRun<Job, Outcome>) {
    this.#run = run
  }

  add(job: Job): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.#gathering.push({ job, resolve, reject })
      if (!this.#isRunning) void this.#runAll()
    })
  }

  async #runAll(): Promise<void> {
    this.#isRunning = true
    while (this.#gathering.length > 0) {
      // What is asked for in the same turn goes together.
      await Promise.resolve()
      await this.#runGroup(this.#gathering.splice(0))
    }
    this.#isRunning = false
  }

  async #runGroup(group: readonly Waiting<Job, Outcome>[]): Promise<void> {
    try {
      const outcomes = await this.#run(group.map(({ job }) => job))
      for (const [index, { resolve, reject }] of group.entries()) {
        const outcome = outcomes[index]
        if (outcome?.status === 'fulfilled') resolve(outcome.value)
        else reject(outcome?.reason)
      }
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }
}
