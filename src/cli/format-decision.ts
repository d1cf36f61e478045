import type { DecisionOutcome, Explanation, LayerExplanation, LayerName, StatementMatch } from '../engine/decision.ts'
import type { Remedy } from '../engine/remedy.ts'

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
 * A decision for a terminal: the verdict, its reason, the walk through the layers, and what would have to change. A layer with `-` has
 * nothing attached, or does not bind this principal. Changes under one number are alternatives; one of each number is needed.
 *
 * @example
 * // DENIED (implicit deny)
 * // User: arn:aws:iam::222233334444:user/bob is not authorized to perform: ...
 * //
 * // service control policy  OK  r-shop
 * //                         Allow p-FullAWSAccess, statement 1 at 1:38
 * // policy on the user      Fail  nothing allows it
 * //
 * // what would have to change
 * //   1. allow `s3:GetObject` on `arn:aws:s3:::shop-orders/x` in a policy of the user or of one of its groups
 */
export function formatDecision(explanation: Explanation): string {
  const { outcome, reason, layers, missingContextKeys, remedies, errors } = explanation
  return [
    VERDICT[outcome],
    reason,
    ...paragraph(layers.flatMap((layer) => formatLayer(layer, outcome))),
    ...paragraph(
      missingContextKeys.length > 0 ? [`context keys asked for and not given: ${missingContextKeys.join(', ')}`] : [],
    ),
    ...paragraph(formatRemedies(remedies)),
    ...paragraph(errors.map(({ code, message }) => `${code}: ${message}`)),
  ].join('\n')
}

/** Of an allowed request no layer has failed: one that does not allow it was not needed. */
function formatLayer(
  { layer, outcome, target, note, statements }: LayerExplanation,
  verdict: DecisionOutcome,
): readonly string[] {
  const on = target === undefined ? '' : `  ${target}`
  const said =
    verdict === 'ALLOWED' && outcome === 'IMPLICIT_DENY' ? '-     nothing allows it here' : LAYER_OUTCOME[outcome]
  return [
    `${LAYER[layer].padEnd(WIDTH)}  ${said}${on}`,
    ...statements.map((statement) => `${' '.repeat(WIDTH)}  ${formatStatement(statement)}`),
    ...(note === undefined ? [] : [`${' '.repeat(WIDTH)}  ${note}`]),
  ]
}

function formatStatement({ effect, policy, sid, statementIndex, line, column }: StatementMatch): string {
  const name = sid === undefined ? `statement ${statementIndex + 1}` : `statement ${sid}`
  return `${effect.padEnd(5)} ${shortName(policy)}, ${name} at ${line}:${column}`
}

function formatRemedies(remedies: readonly Remedy[]): readonly string[] {
  const lines = remedies.map(({ obstacle, message }, index) => {
    const isAlternative = remedies[index - 1]?.obstacle === obstacle
    return isAlternative ? `     or ${message}` : `  ${obstacle + 1}. ${message}`
  })
  return lines.length > 0 ? ['what would have to change', ...lines] : []
}

/** The end of an ARN says enough here; `--json` has the whole. */
function shortName(policy: string): string {
  return policy.startsWith('arn:') ? policy.slice(policy.lastIndexOf('/') + 1) : policy
}

function paragraph(lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? ['', ...lines] : []
}
