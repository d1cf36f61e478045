import { Command } from 'commander'
import type { Answer } from '../decisions/decision-gateway.ts'
import { DecisionGateway } from '../decisions/decision-gateway.ts'
import type { Question } from '../decisions/question.ts'
import { checkAction } from '../operations/access/check-action.ts'
import { checkResource } from '../operations/access/check-resource.ts'
import { type ContextEntry, readContext } from '../operations/access/context-entries.ts'
import { isStoredContextKey } from '../operations/access/stored-context-keys.ts'
import { CommandFailure, EXIT } from './command-failure.ts'
import { findCaller } from './find-caller.ts'
import { formatDecision } from './format-decision.ts'
import { STORE_SETTINGS, withExistingStore } from './open-store.ts'
import { addSettingOptions, settingsFrom } from './setting-options.ts'
import type { Terminal } from './terminal.ts'

export function evaluateCommand(terminal: Terminal): Command {
  const command = new Command('evaluate')
    .summary('decide one request and explain the decision')
    .description(
      'Decides whether a stored principal may do something, and shows the walk through every layer of policies.\n' +
        'Exit code: 0 allowed, 1 denied, 2 could not be decided.',
    )
    .requiredOption('--principal <ARN>', 'user, role, role session or root user')
    .requiredOption('--action <A>', 'action, such as s3:GetObject')
    .requiredOption('--resource <ARN>', 'ARN of the resource, or "*" for actions without one')
    .option('--context <KEY=VALUE>', 'condition key of the request; again for more keys or more values', collect, [])
    .option('--json', 'print the decision as JSON, in the shape of the GraphQL type Decision')
  return addSettingOptions(command, STORE_SETTINGS)
    .addHelpText(
      'after',
      `
Examples:
  npx sallyport evaluate --principal arn:aws:iam::222233334444:user/bob \\
    --action s3:GetObject --resource arn:aws:s3:::shop-payroll/2026-11.csv
  npx sallyport evaluate --principal arn:aws:iam::222233334444:user/bob --action s3:ListBucket \\
    --resource arn:aws:s3:::shop-team --context s3:prefix=home/bob/ --context aws:SourceIp=203.0.113.7 --json`,
    )
    .action((flags) => printDecision(flags, terminal))
}

interface EvaluateFlags {
  readonly principal: string
  readonly action: string
  readonly resource: string
  readonly context: readonly string[]
  readonly json?: true
}

async function printDecision(
  { principal, action, resource, context, json, ...flags }: EvaluateFlags,
  { environment, out, exit }: Terminal,
): Promise<void> {
  const question: Question = {
    subject: { kind: 'principal', arn: principal },
    action: checkAction(action, '--action'),
    resource: checkResource(resource, '--resource'),
    context: readContext(readEntries(context), '--context', { refuse: isStoredContextKey }),
    now: new Date(),
  }
  await withExistingStore(settingsFrom(STORE_SETTINGS, { flags, environment }), async (store) => {
    await findCaller(store, principal)
    const [answer] = await new DecisionGateway({ store }).decideMany([question])
    if (!answer) throw new CommandFailure('the question was not answered')
    out(`${json ? decisionJson(answer) : formatDecision(answer.explain())}\n`)
    exit(exitCode(answer))
  })
}

function exitCode({ decision: { allowed, errors } }: Answer): number {
  return allowed ? EXIT.ok : errors.length > 0 ? EXIT.failed : EXIT.negative
}

function decisionJson({ explain, revision }: Answer): string {
  const { outcome, validUntil, allowed, reason, layers, matchedStatements, missingContextKeys, remedies, errors } =
    explain()
  const decision = {
    decision: outcome,
    allowed,
    reason,
    layers,
    matchedStatements,
    missingContextKeys,
    remedies,
    errors,
    validUntil: validUntil === undefined ? null : new Date(validUntil).toISOString(),
    revision: String(revision),
  }
  return JSON.stringify(decision, asInGraphql, 2)
}

/** Where the engine's names and GraphQL's differ. */
function asInGraphql(name: string, value: unknown): unknown {
  if (name === 'effect' && typeof value === 'string') return value.toUpperCase()
  return name === 'policyType' ? undefined : value
}

/** Entries in the order given; a key that is given again gets one more value. */
function readEntries(texts: readonly string[]): readonly ContextEntry[] {
  const values = new Map<string, string[]>()
  for (const text of texts) {
    const [, key, value] = /^([^=]+)=(.*)$/s.exec(text) ?? []
    if (key === undefined || value === undefined) {
      throw new CommandFailure(`--context is \`${text}\`; it must be KEY=VALUE, such as \`aws:SourceIp=203.0.113.7\``)
    }
    values.set(key, [...(values.get(key) ?? []), value])
  }
  return [...values].map(([key, list]) => ({ key, values: list }))
}

function collect(value: string, values: readonly string[]): readonly string[] {
  return [...values, value]
}
