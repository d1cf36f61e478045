import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand } from '../../src/cli/run-command.ts'

export interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs `sallyport ...` to its end in this process, with `input` as its standard input and nothing in its environment. */
export async function sallyport(
  parameters: readonly string[],
  { input = '' }: { readonly input?: string } = {},
): Promise<Outcome> {
  let [code, out, err] = [0, '', '']
  await runCommand(parameters, {
    environment: {},
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    readInput: () => Buffer.from(input),
    exit: (given) => {
      code = given
    },
  })
  return { code, out, err }
}

export function temporaryDirectory(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'sallyport-cli-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
