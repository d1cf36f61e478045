import { Command } from 'commander'
import { SETTING_NAMES } from '../server/config.ts'
import { addSettingOptions, settingsFrom } from './setting-options.ts'
import type { Terminal } from './terminal.ts'

export function serveCommand(terminal: Terminal): Command {
  const command = new Command('serve')
    .summary('run the gateway')
    .description(
      'Runs the gateway until SIGTERM or SIGINT, then finishes the running requests.\n' +
        'An empty store gets its first organization, and a session token of its root user is printed once.\n' +
        'A setting comes from its flag, else from the environment variable in parentheses, else it is the default.',
    )
  return addSettingOptions(command, SETTING_NAMES)
    .addHelpText(
      'after',
      `
Examples:
  npx sallyport serve --demo
  npx sallyport serve --data /var/lib/sallyport --port 8080
  SALLYPORT_HOST=0.0.0.0 SALLYPORT_TRUSTED_PROXIES=10.0.0.0/8 npx sallyport serve`,
    )
    .action(async (flags) => {
      const settings = settingsFrom(SETTING_NAMES, { flags, environment: terminal.environment })
      // The whole gateway: no other command should wait for it to load.
      const { runGateway } = await import('./run-gateway.ts')
      await runGateway(settings, terminal)
    })
}
