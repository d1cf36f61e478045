import { type ChildProcess, type ForkOptions, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { PeerRequest } from './peer-process.ts'
import type { Acknowledged, Storm } from './storm.ts'

/** The test's end of `peer-process.ts`. */
export interface Peer {
  readonly process: ChildProcess
  ask(request: PeerRequest): Promise<unknown>
  /** Lets the storm go until that many changes were acknowledged, then kills the process as a power cut would. */
  stormAndKill(storm: Storm, acknowledgements: number): Promise<readonly Acknowledged[]>
  close(): Promise<void>
}

const SCRIPT = fileURLToPath(new URL('peer-process.ts', import.meta.url))

/** @param options e.g. another `execPath`, to start it under a limit. */
export async function startPeer(directory: string, options: ForkOptions = {}): Promise<Peer> {
  const child = fork(SCRIPT, [directory], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    ...options,
  })
  let complaints = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    complaints += chunk
  })

  const answerOf = async () => {
    const settled = new AbortController()
    const { signal } = settled
    const ended = once(child, 'exit', { signal }).then(([code, by]) => [
      { failure: `ended with ${code ?? by}: ${complaints}` },
    ])
    ended.catch(() => undefined)
    const [message] = await Promise.race([once(child, 'message', { signal }), ended])
    settled.abort()
    if ('failure' in message) throw new Error(message.failure)
    return message.answer
  }
  await answerOf()

  return {
    process: child,
    ask(request) {
      const answered = answerOf()
      child.send(request)
      return answered
    },
    async stormAndKill(storm, acknowledgements) {
      const acknowledged: Acknowledged[] = []
      const exited = once(child, 'exit')
      child.on('message', (message: { acknowledged: Acknowledged }) => {
        acknowledged.push(message.acknowledged)
        if (acknowledged.length === acknowledgements) child.kill('SIGKILL')
      })
      child.send({ do: 'storm', ...storm })
      const [, signal] = await exited
      if (signal !== 'SIGKILL') throw new Error(`the storm ended by itself: ${complaints}`)
      return acknowledged
    },
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exited = once(child, 'exit')
      child.send({ do: 'close' })
      await exited
    },
  }
}
