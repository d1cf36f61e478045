import { type ChildProcess, spawn } from 'node:child_process'

const ROOT = new URL('../../', import.meta.url)

/** Starts `sallyport ...` from the sources in a process of its own. Settings of whoever runs the tests are left out. */
export function startCommand(parameters: readonly string[]): ChildProcess {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('SALLYPORT_'))
  const command = ['--import', 'tsx', 'src/cli/main.ts', ...parameters]
  return spawn(process.execPath, command, { cwd: ROOT, env: Object.fromEntries(inherited) })
}

/** All that a stream has said so far. */
export function collect(stream: NodeJS.ReadableStream | null): () => string {
  let text = ''
  stream?.setEncoding('utf8').on('data', (chunk) => {
    text += chunk
  })
  return () => text
}
