import type { Place, Statement } from './policy-document.ts'
import type { Reading } from './reading.ts'

/**
 * Resource control policies only deny, and name the service of every action. The one exception is AWS's own `RCPFullAWSAccess`, which
 * allows everything to everyone and stands at every level.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
 */
export function checkResourceControl(
  statement: Statement,
  { reading: { type, log }, effectPlace }: { readonly reading: Reading; readonly effectPlace: Place },
): void {
  if (type !== 'rcp' || allowsEverything(statement)) return
  if (statement.effect === 'Allow') {
    const message = 'a resource control policy has `"Effect": "Deny"`; only `RCPFullAWSAccess` allows'
    log.report('RCP_SYNTAX_ERROR_ALLOW', effectPlace, message)
  }
  for (const pattern of statement.action.patterns) {
    if (pattern.text !== '*') continue
    const message =
      'a resource control policy must name the service of an action, such as `s3:*`; the bare `*` is not allowed'
    log.report('RCP_SYNTAX_ERROR_ACTION', pattern, message)
  }
}

function allowsEverything({ effect, action, resource, conditions }: Statement): boolean {
  const everyAction = !action.negated && action.patterns.every(({ text }) => text === '*')
  const everyResource =
    resource !== undefined && !resource.negated && resource.patterns.every(({ text }) => text === '*')
  return effect === 'Allow' && everyAction && everyResource && conditions.length === 0
}
