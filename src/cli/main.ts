import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { StoreError } from '../store/errors.ts'
import { ServiceError } from '../util/service-error.ts'
import { CommandFailure, EXIT } from './command-failure.ts'
import { evaluateCommand } from './evaluate.ts'
import { serveCommand } from './serve.ts'
import { tokenCommand } from './token.ts'
import { validateCommand } from './validate.ts'

const COMMANDS = [serveCommand, tokenCommand, evaluateCommand, validateCommand]

async function main(): Promise<void> {
  const program = new Command('sallyport')
    .description('A self-hosted GraphQL authorization gateway that decides exactly as AWS IAM does.')
    .version(version())
    .addHelpText(
      'after',
      '\nBegin with:\n  npx sallyport serve --demo\n\n`npx sallyport COMMAND --help` shows flags and examples.',
    )
    .exitOverride()
  for (const command of COMMANDS)
    program.addCommand(command().exitOverride().showHelpAfterError('(--help shows what there is)'))
  try {
    await program.parseAsync()
  } catch (error) {
    process.exitCode = report(error)
  }
}

/** @returns the exit code */
function report(error: unknown): number {
  // Commander has written its message, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.failed
  const isExpected = error instanceof CommandFailure || error instanceof ServiceError || error instanceof StoreError
  const message = isExpected ? error.message : unexpected(error)
  for (const line of message.split('\n')) process.stderr.write(`sallyport: ${line}\n`)
  return EXIT.failed
}

function unexpected(error: unknown): string {
  const name = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  if (process.env.SALLYPORT_DEBUG) return error instanceof Error ? (error.stack ?? name) : name
  return `something unexpected happened (${name}); SALLYPORT_DEBUG=1 shows where`
}

function version(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version
}

await main()
