interface Waiting<Job, Outcome> {
  readonly job: Job
  readonly resolve: (outcome: Promise<Outcome>) => void
}

/**
 * While one group of jobs is on its way to the disk, the next one gathers: a commit costs the same for one change as for many.
 * Groups never overlap, so after a failure the group's `run` can look at what is left before anything else happens.
 */
export class GroupCommit<Job, Outcome> {
  readonly #run: (jobs: readonly Job[]) => Promise<readonly Promise<Outcome>[]>
  #gathering: Waiting<Job, Outcome>[] = []
  #isRunning = false

  /** `run` resolves, with one outcome a job, when nothing of the group is under way any more. */
  constructor(run: (jobs: readonly Job[]) => Promise<readonly Promise<Outcome>[]>) {
    this.#run = run
  }

  add(job: Job): Promise<Outcome> {
    return new Promise((resolve) => {
      this.#gathering.push({ job, resolve })
      if (!this.#isRunning) void this.#runAll()
    })
  }

  async #runAll(): Promise<void> {
    this.#isRunning = true
    while (this.#gathering.length > 0) {
      // What is asked for in the same turn goes together.
      await Promise.resolve()
      const group = this.#gathering.splice(0)
      const outcomes = await this.#outcomes(group.map(({ job }) => job))
      for (const [index, { resolve }] of group.entries()) resolve(outcomes(index))
    }
    this.#isRunning = false
  }

  async #outcomes(jobs: readonly Job[]): Promise<(index: number) => Promise<Outcome>> {
    try {
      const outcomes = await this.#run(jobs)
      return (index) => outcomes[index] ?? Promise.reject(new Error('a job has no outcome'))
    } catch (error) {
      return () => Promise.reject(error)
    }
  }
}
