import { startChild } from './child-process.ts'
import { formatTable } from './format-table.ts'
import type { CompileCost } from './managed-policies-process.ts'

/** What it costs to compile every AWS managed policy, each time in a new process; the best time counts. */
export async function compileManagedPolicies(rounds: number): Promise<string> {
  const costs: CompileCost[] = []
  for (let round = 0; round < rounds; round++) {
    const child = startChild({ script: 'compare/managed-policies-process.ts', nodeOptions: ['--expose-gc'] })
    costs.push(await child.ask<CompileCost>({}))
    await child.stop()
  }
  const [any] = costs
  const best = (value: (cost: CompileCost) => number): number => Math.min(...costs.map(value))
  const row = (name: string, seconds: number, bytes: number) => [
    name,
    `${seconds.toFixed(2)} s`,
    `${megabytes(bytes)} MB`,
  ]
  const what = `${any?.policies} policies, ${any?.statements} statements, ${megabytes(any?.characters ?? 0)} MB of JSON`
  return formatTable([
    [what, 'time', 'heap'],
    row(
      'parsed and compiled',
      best(({ seconds }) => seconds),
      best(({ bytes }) => bytes),
    ),
    row(
      'and each in a policy set that has decided',
      best((cost) => cost.secondsInSets),
      best((cost) => cost.bytesInSets),
    ),
  ])
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1)
