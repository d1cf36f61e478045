import { Command } from 'commander'
import { issueSession } from '../credentials/session-token.ts'
import { invalid } from '../util/invalid-input.ts'
import { findCaller } from './find-caller.ts'
import { STORE_SETTINGS, withExistingStore } from './open-store.ts'
import { addSettingOptions, settingsFrom } from './setting-options.ts'
import type { Terminal } from './terminal.ts'

export function tokenCommand(terminal: Terminal): Command {
  const command = new Command('token')
    .summary('print a session token for a principal')
    .description(
      'For the operator of the machine: prints a session token for a user, a role session or a root user, and nothing else.\n' +
        'It works while the gateway runs. Whoever has the token acts as the principal until it expires.',
    )
    .argument('<principal-arn>', 'ARN of a user, role session or root user')
    .option('--duration <SECONDS>', 'how long the token is valid, 900 to 129600', '3600')
  return addSettingOptions(command, STORE_SETTINGS)
    .addHelpText(
      'after',
      `
Examples:
  npx sallyport token arn:aws:iam::222233334444:user/alice
  npx sallyport token arn:aws:sts::222233334444:assumed-role/Deployer/bob --duration 900
  curl http://127.0.0.1:4000/graphql -H 'Content-Type: application/json' \\
    -H "Authorization: Bearer $(npx sallyport token arn:aws:iam::222233334444:user/alice)" \\
    -d '{"query": "{ __typename }"}'`,
    )
    .action((arn, flags) => printToken(arn, flags, terminal))
}

async function printToken(
  arn: string,
  { duration, ...flags }: { readonly duration: string },
  { environment, out }: Terminal,
): Promise<void> {
  if (!/^\d{1,9}$/.test(duration)) throw invalid('--duration', duration, 'a whole number of seconds, 900 to 129600')
  await withExistingStore(settingsFrom(STORE_SETTINGS, { flags, environment }), async (store) => {
    const principal = await findCaller(store, arn)
    const { token } = await issueSession(store, principal, { durationSeconds: Number(duration), now: new Date() })
    out(`${token}\n`)
  })
}
