import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A child that answers one question at a time. */
export interface Child<Question> {
  ask<Answer>(question: Question): Promise<Answer>
  stop(): Promise<void>
}

/** Where the operating system can bind a process to a core, the measured process has one for itself. */
const canPin = spawnSync('taskset', ['--version']).status === 0
export const MEASURED_CORE = 0
export const OTHER_CORE = 1

export interface ChildOptions {
  /** Relative to `bench/`. */
  readonly script: string
  readonly args?: readonly string[]
  readonly nodeOptions?: readonly string[]
}

/** Starts a script of this folder on the core for measured work. */
export function startChild<Question extends object>({
  script,
  args = [],
  nodeOptions = [],
}: ChildOptions): Child<Question> {
  const path = fileURLToPath(new URL(`../${script}`, import.meta.url))
  return childOf(spawnPinned(['--import', 'tsx', ...nodeOptions, path, ...args]))
}

/** `node` with these arguments, with a channel for messages and only its errors shown. */
export function spawnPinned(args: readonly string[]): ChildProcess {
  const [command, ...rest] = canPin ? ['taskset', '-c', `${MEASURED_CORE}`, process.execPath] : [process.execPath]
  return spawn(command ?? '', [...rest, ...args], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
}

/** Keeps this process, which drives the others, off their core. */
export function stayOffMeasuredCore(): void {
  if (canPin) spawnSync('taskset', ['-a', '-p', '-c', `${OTHER_CORE}`, `${process.pid}`])
}

export function childOf<Question extends object>(child: ChildProcess): Child<Question> {
  return {
    async ask<Answer>(question: Question): Promise<Answer> {
      const over = new AbortController()
      const died = once(child, 'exit', over).then(([code]) => {
        throw new Error(`a benchmark process ended with code ${code}`)
      })
      child.send(question)
      try {
        const [answer] = await Promise.race([once(child, 'message', over), died])
        return answer
      } finally {
        over.abort()
      }
    },
    async stop() {
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}

/** In the child: answers each question of the parent, and ends with it. What is thrown ends the process. */
export function answerParent<Question>(answer: (question: Question) => unknown): void {
  process.on('message', async (question: Question) => {
    process.send?.(await answer(question))
  })
  process.on('disconnect', () => process.exit())
}
