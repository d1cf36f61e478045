import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { StoreError } from '../store/errors.ts'
import { ServiceError } from '../util/service-error.ts'
import { CommandFailure, EXIT } from './command-failure.ts'
import { evaluateCommand } from './evaluate.ts'
import { serveCommand } from './serve.ts'
import type { Terminal } from './terminal.ts'
import { tokenCommand } from './token.ts'
import { validateCommand } from './validate.ts'

const COMMANDS = [serveCommand, tokenCommand, evaluateCommand, validateCommand]

/**
 * The `sallyport` command. What goes wrong is told in a sentence, with exit code 2.
 * @example await runCommand(['token', 'arn:aws:iam::222233334444:user/alice'], processTerminal)
 */
export async function runCommand(parameters: readonly string[], terminal: Terminal): Promise<void> {
  try {
    await createProgram(terminal).parseAsync(parameters, { from: 'user' })
  } catch (error) {
    terminal.exit(report(error, terminal))
  }
}

function createProgram(terminal: Terminal): Command {
  const program = new Command('sallyport')
    .description('A self-hosted GraphQL authorization gateway that decides exactly as AWS IAM does.')
    .version(version())
    .addHelpText(
      'after',
      '\nBegin with:\n  npx sallyport serve --demo\n\n`npx sallyport COMMAND --help` shows flags and examples.',
    )
  for (const command of COMMANDS)
    program.addCommand(command(terminal).showHelpAfterError('(--help shows what there is)'))
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
  }
  return program
}

/** @returns the exit code */
function report(error: unknown, terminal: Terminal): number {
  // Commander has written its message, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.failed
  const isExpected = error instanceof CommandFailure || error instanceof ServiceError || error instanceof StoreError
  const message = isExpected ? error.message : unexpected(error, terminal)
  for (const line of message.split('\n')) terminal.err(`sallyport: ${line}\n`)
  return EXIT.failed
}

function unexpected(error: unknown, { environment }: Terminal): string {
  const name = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  if (environment.SALLYPORT_DEBUG) return error instanceof Error ? (error.stack ?? name) : name
  return `something unexpected happened (${name}); SALLYPORT_DEBUG=1 shows where`
}

function version(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version
}
