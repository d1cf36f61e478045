import { narrowsBy } from '../conditions-of.ts'
import type { Rule } from '../rule.ts'
import { broadGrant } from './reach-of-action.ts'

const PASS_ROLE = { name: 'iam:PassRole', everyResource: 'arn:aws:iam::*:role/*' } as const

/**
 * Who may pass any role may give himself what any role may do.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
export const passRole: Rule = function* ({ document }) {
  if (document.type !== 'identity') return
  for (const statement of document.statements) {
    const grant = broadGrant(statement, PASS_ROLE)
    if (grant === undefined || narrowsBy(statement, ['iam:passedtoservice', 'iam:associatedresourcearn'])) continue
    const message =
      'the statement lets every role be passed to every service; name the roles, or add a condition on `iam:PassedToService`'
    yield { code: `PASS_ROLE_WITH_${grant.reach}`, place: grant.place, message }
  }
}
