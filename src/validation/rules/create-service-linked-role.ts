import { narrowsBy } from '../conditions-of.ts'
import type { Rule } from '../rule.ts'
import { broadGrant } from './reach-of-action.ts'

const CREATE_SLR = {
  name: 'iam:CreateServiceLinkedRole',
  everyResource: 'arn:aws:iam::*:role/aws-service-role/*',
} as const

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html */
export const createServiceLinkedRole: Rule = function* ({ document }) {
  if (document.type !== 'identity') return
  for (const statement of document.statements) {
    const grant = broadGrant(statement, CREATE_SLR)
    if (grant === undefined || narrowsBy(statement, ['iam:awsservicename'])) continue
    const message = 'the statement lets the role of any service be created; add a condition on `iam:AWSServiceName`'
    yield { code: `CREATE_SLR_WITH_${grant.reach}`, place: grant.place, message }
  }
}
