import { runCommand } from './run-command.ts'
import { processTerminal } from './terminal.ts'

// Whoever reads may stop reading: `sallyport evaluate ... | head -1`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

await runCommand(process.argv.slice(2), processTerminal)
