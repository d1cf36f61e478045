/** One engine in a process of its own, so that none warms or spoils another's code: `engine-process.ts casl`. Answers by IPC. */
import { invariant } from '../../src/util/invariant.ts'
import type { Workload } from '../engine/workloads.ts'
import { answerParent } from './child-process.ts'
import type { Ask, Engine } from './engine.ts'
import { WORKLOADS, type WorkloadName } from './workloads.ts'

export type EngineQuestion =
  | { readonly kind: 'answers'; readonly workload: WorkloadName }
  | { readonly kind: 'round'; readonly workload: WorkloadName; readonly milliseconds: number }

interface Loaded {
  readonly ask: Ask
  readonly count: number
  next: number
  stretch: number
}

const [, , name] = process.argv
const { engine }: { readonly engine: Engine } = await import(new URL(`engines/${name}.ts`, import.meta.url).href)
const loaded = new Map<WorkloadName, Loaded>()

function load(workloadName: WorkloadName): Loaded {
  let entry = loaded.get(workloadName)
  if (!entry) {
    const workload: Workload = WORKLOADS[workloadName]()
    entry = { ask: engine.load(workload), count: workload.requests.length, next: 0, stretch: 20 }
    loaded.set(workloadName, entry)
  }
  return entry
}

/** One character for each request: `+` allowed, `-` not. */
async function answers({ ask, count }: Loaded): Promise<string> {
  let text = ''
  for (let index = 0; index < count; index++) text += (await ask(index)) ? '+' : '-'
  return text
}

/** Between two looks at the clock, so that these cost nothing. */
const STRETCH_MS = 1

/** CPU milliseconds of this process so far: unlike the time of day, they do not pass while others have the core. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** CPU seconds for each decision. A slow engine goes on in the next round where it stopped in this one. */
async function round(entry: Loaded, milliseconds: number): Promise<number> {
  const { ask, count } = entry
  let { next } = entry
  let decisions = 0
  let allowed = 0
  let elapsed = 0
  const start = cpuTime()
  while (elapsed < milliseconds) {
    for (let step = 0; step < entry.stretch; step++) {
      const answer = ask(next)
      if (typeof answer === 'boolean' ? answer : await answer) allowed += 1
      next = next + 1 === count ? 0 : next + 1
    }
    decisions += entry.stretch
    const before = elapsed
    elapsed = cpuTime() - start
    if (elapsed - before < STRETCH_MS) entry.stretch *= 2
  }
  invariant(allowed * 2 === decisions, 'requests that are allowed and denied alternate')
  entry.next = next
  return elapsed / 1000 / decisions
}

answerParent((question: EngineQuestion) => {
  const entry = load(question.workload)
  return question.kind === 'answers' ? answers(entry) : round(entry, question.milliseconds)
})
