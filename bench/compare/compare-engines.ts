import { type Child, startChild } from './child-process.ts'
import { ENGINES, type EngineName } from './engine.ts'
import type { EngineQuestion } from './engine-process.ts'
import { formatRate, formatRatio, formatTable } from './format-table.ts'
import { WORKLOAD_NAMES, type WorkloadName } from './workloads.ts'

export interface ComparisonOptions {
  /** Each engine is measured once in each round, after one to warm up; the best counts, as other work only ever slows. */
  readonly rounds: number
  /** CPU time of one engine in one round. */
  readonly milliseconds: number
  readonly report: (progress: string) => void
}

type EngineProcess = readonly [name: EngineName, child: Child<EngineQuestion>]

/** Decisions a second of each engine on each workload, as a table. Engines that answer otherwise than Sallyport are an error. */
export async function compareEngines({ rounds, milliseconds, report }: ComparisonOptions): Promise<string> {
  const engines = (Object.keys(ENGINES) as EngineName[]).map(
    (name): EngineProcess => [name, startChild({ script: 'compare/engine-process.ts', args: [name] })],
  )
  const rows: (readonly string[])[] = [['', ...Object.values(ENGINES)]]
  try {
    for (const workload of WORKLOAD_NAMES) {
      report(`${workload}: do all engines give the same 1,000 answers?`)
      await requireSameAnswers(engines, workload)
      const seconds = new Map<EngineName, number>()
      for (let round = 0; round <= rounds; round++) {
        report(`${workload}: ${round === 0 ? 'warming up' : `round ${round} of ${rounds}`}`)
        for (const [name, child] of engines) {
          const measured = await child.ask<number>({ kind: 'round', workload, milliseconds })
          if (round > 0) seconds.set(name, Math.min(measured, seconds.get(name) ?? Number.POSITIVE_INFINITY))
        }
      }
      rows.push([workload, ...cells(seconds)])
    }
  } finally {
    await Promise.all(engines.map(([, child]) => child.stop()))
  }
  return formatTable(rows)
}

/** Rates, and in parentheses the ratio to Sallyport's. */
function cells(seconds: ReadonlyMap<EngineName, number>): readonly string[] {
  const own = seconds.get('sallyport') ?? Number.NaN
  return [...seconds].map(([name, each]) =>
    name === 'sallyport' ? formatRate(1 / each) : `${formatRate(1 / each)} (${formatRatio(own / each)})`,
  )
}

async function requireSameAnswers(engines: readonly EngineProcess[], workload: WorkloadName): Promise<void> {
  let expected: string | undefined
  for (const [name, child] of engines) {
    const answers = await child.ask<string>({ kind: 'answers', workload })
    expected ??= answers
    if (answers !== expected) {
      const first = [...answers].findIndex((answer, index) => answer !== expected?.[index])
      throw new Error(
        `${ENGINES[name]} answers request ${first} of ${workload} otherwise than Sallyport: it cannot be compared`,
      )
    }
  }
}
