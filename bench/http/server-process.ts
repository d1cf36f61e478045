import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { invariant } from '../../src/util/invariant.ts'
import { childOf, spawnPinned } from '../compare/child-process.ts'

/** A server in a process of its own, whose CPU time can be read. */
export interface ServerProcess {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** User and system CPU time since its start, in microseconds. */
  cpuTime(): Promise<number>
  stop(): Promise<void>
}

const pathOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const REPORT_CPU = ['--import', new URL('report-cpu.mjs', import.meta.url).href]
const SALLYPORT = pathOf('../../bin/sallyport.js')
const HEADERS = { 'content-type': 'application/json', accept: 'application/json' }

export const startFloor = (): Promise<ServerProcess> =>
  startServer(['--import', 'tsx', ...REPORT_CPU, pathOf('floor-server.ts')])

/** The built gateway as `sallyport serve --demo` runs it, state on disk, with bob of the demo as the caller. */
export async function startGateway(): Promise<ServerProcess> {
  const data = mkdtempSync(join(tmpdir(), 'sallyport-bench-'))
  const server = await startServer([...REPORT_CPU, SALLYPORT, 'serve', '--demo', '--port', '0', '--data', data])
  const bob = 'arn:aws:iam::222233334444:user/bob'
  const token = execFileSync(process.execPath, [SALLYPORT, 'token', bob, '--data', data], { encoding: 'utf8' }).trim()
  return {
    ...server,
    headers: { ...HEADERS, authorization: `Bearer ${token}` },
    async stop() {
      await server.stop()
      rmSync(data, { recursive: true })
    },
  }
}

async function startServer(args: readonly string[]): Promise<ServerProcess> {
  const child = spawnPinned(args)
  invariant(child.stdout, 'the output of a child is read')
  const lines = createInterface(child.stdout)
  const [line] = await once(lines, 'line')
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0]
  if (url === undefined) throw new Error(`a server began with: ${line}`)
  const { ask, stop } = childOf<{ readonly kind: 'cpu' }>(child)
  return { url: `${url}/graphql`, headers: HEADERS, cpuTime: () => ask({ kind: 'cpu' }), stop }
}
