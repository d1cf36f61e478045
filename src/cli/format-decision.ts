import type { DecisionOutcome, Explanation, LayerExplanation, LayerName, StatementMatch } from '../engine/decision.ts'

const VERDICT: Readonly<Record<DecisionOutcome, string>> = {
  ALLOWED: 'ALLOWED',
  EXPLICIT_DENY: 'DENIED (explicit deny)',
  IMPLICIT_DENY: 'DENIED (implicit deny)',
}

const LAYER: Readonly<Record<LayerName, string>> = {
  RESOURCE_CONTROL_POLICY: 'resource control policy',
  SERVICE_CONTROL_POLICY: 'service control policy',
  RESOURCE_POLICY: 'policy on the resource',
  ACCESS_CONTROL_LIST: 'access control list',
  USER_POLICY: 'policy on the user',
  GROUP_POLICY: 'policy on a group',
  ROLE_POLICY: 'policy on the role',
  PERMISSIONS_BOUNDARY: 'permissions boundary',
  SESSION_POLICY: 'session policy',
}

const LAYER_OUTCOME: Readonly<Record<LayerExplanation['outcome'], string>> = {
  ALLOWED: 'OK',
  EXPLICIT_DENY: 'Fail  denied',
  IMPLICIT_DENY: 'Fail  nothing allows it',
  NOT_APPLICABLE: '-',
}

const WIDTH = Math.max(...Object.values(LAYER).map((name) => name.length))

/**
 * A decision for a terminal: the verdict, its reason, and the walk through the layers. A layer with `-` has nothing attached, or does not
 * bind this principal.
 *
 * @example
 * // DENIED (implicit deny)
 * // User: arn:aws:iam::222233334444:user/bob is not authorized to perform: ...
 * //
 * // service control policy  OK  r-shop
 * //                         Allow p-FullAWSAccess, statement 1 at 1:38
 * // policy on the user      Fail  nothing allows it
 */
export function formatDecision({ outcome, reason, layers, missingContextKeys, errors }: Explanation): string {
  return [
    VERDICT[outcome],
    reason,
    ...paragraph(layers.flatMap(formatLayer)),
    ...paragraph(
      missingContextKeys.length > 0 ? [`context keys asked for and not given: ${missingContextKeys.join(', ')}`] : [],
    ),
    ...paragraph(errors.map(({ code, message }) => `${code}: ${message}`)),
  ].join('\n')
}

function formatLayer({ layer, outcome, target, statements }: LayerExplanation): readonly string[] {
  const on = target === undefined ? '' : `  ${target}`
  return [
    `${LAYER[layer].padEnd(WIDTH)}  ${LAYER_OUTCOME[outcome]}${on}`,
    ...statements.map((statement) => `${' '.repeat(WIDTH)}  ${formatStatement(statement)}`),
  ]
}

function formatStatement({ effect, policy, sid, statementIndex, line, column }: StatementMatch): string {
  const name = sid === undefined ? `statement ${statementIndex + 1}` : `statement ${sid}`
  return `${effect.padEnd(5)} ${shortName(policy)}, ${name} at ${line}:${column}`
}

/** The end of an ARN says enough here; `--json` has the whole. */
function shortName(policy: string): string {
  return policy.startsWith('arn:') ? policy.slice(policy.lastIndexOf('/') + 1) : policy
}

function paragraph(lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? ['', ...lines] : []
}
