import { runCommand } from './run-command.ts'
import { processTerminal } from './terminal.ts'

await runCommand(process.argv.slice(2), processTerminal)
