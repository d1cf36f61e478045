import { readFileSync } from 'node:fs'
import { Argument, Command, Option } from 'commander'
import type { PolicyType } from '../policy/policy-document.ts'
import { formatFindings } from '../validation/format-findings.ts'
import { validatePolicy } from '../validation/validate-policy.ts'
import { EXIT } from './command-failure.ts'
import type { Terminal } from './terminal.ts'

const POLICY_TYPES: readonly PolicyType[] = ['identity', 'boundary', 'session', 'resource', 'trust', 'scp', 'rcp']

export function validateCommand(terminal: Terminal): Command {
  return new Command('validate')
    .summary('check policy documents')
    .description(
      'Reports what is wrong or doubtful in policy documents, with line and column.\n' +
        'Exit code: 0 no errors, 1 findings of severity error, 2 a file could not be read.',
    )
    .addArgument(new Argument('<file...>', 'files with one policy document each; "-" is the standard input'))
    .addOption(new Option('--type <TYPE>', 'where the policies are used').choices(POLICY_TYPES).default('identity'))
    .option('--resource-type <TYPE>', 'with --type resource: what the policy hangs on, such as AWS::S3::Bucket')
    .addHelpText(
      'after',
      `
Examples:
  npx sallyport validate policy.json
  npx sallyport validate --type scp guardrails/*.json
  npx sallyport validate --type resource --resource-type AWS::S3::Bucket - < bucket-policy.json`,
    )
    .action((files, flags) => terminal.exit(validateFiles(files, flags, terminal)))
}

interface ValidateFlags {
  readonly type: PolicyType
  readonly resourceType?: string
}

/** @returns the exit code: the gravest of all files */
function validateFiles(files: readonly string[], flags: ValidateFlags, terminal: Terminal): number {
  return Math.max(...files.map((file) => validateFile(file, flags, terminal)))
}

/** @returns the exit code for this file */
function validateFile(file: string, { type, resourceType }: ValidateFlags, terminal: Terminal): number {
  const source = readSource(file, terminal)
  if (source === undefined) return EXIT.failed
  const findings = validatePolicy(source, { policyType: type, ...(resourceType !== undefined && { resourceType }) })
  if (findings.length > 0) terminal.out(`${formatFindings(findings, { source, file })}\n\n`)
  return findings.some(({ findingType }) => findingType === 'ERROR') ? EXIT.negative : EXIT.ok
}

function readSource(file: string, { readInput, err }: Terminal): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file === '-' ? readInput() : readFileSync(file))
  } catch (error) {
    const reason =
      error instanceof TypeError ? 'it is not UTF-8 text' : error instanceof Error ? error.message : String(error)
    err(`sallyport: \`${file}\` cannot be read: ${reason}\n`)
    return undefined
  }
}
