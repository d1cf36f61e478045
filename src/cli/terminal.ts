import { readFileSync } from 'node:fs'

/** All that a command knows of the process it runs in. */
export interface Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>
  out(text: string): void
  err(text: string): void
  /** The standard input, to its end. */
  readInput(): Uint8Array
  /** The exit code of a command that did its work and has something to say by it; otherwise it is 0. */
  exit(code: number): void
}

export const processTerminal: Terminal = {
  environment: process.env,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  readInput: () => readFileSync(0),
  exit: (code) => {
    process.exitCode = code
  },
}
