import type { Answer } from '../../decisions/decision-gateway.ts'
import type { Question, Subject } from '../../decisions/question.ts'
import { isPrincipalArn } from '../../directory/find-principal.ts'
import { invalid } from '../../util/invalid-input.ts'
import { defineOperation, type OperationScope } from '../operation.ts'
import { checkAction } from './check-action.ts'
import { checkResource } from './check-resource.ts'
import { type ContextEntry, readContext } from './context-entries.ts'
import { isStoredContextKey } from './stored-context-keys.ts'
import { withholdForeign } from './withhold-foreign.ts'

/** As `AccessRequestInput` in the schema. */
export interface AccessQuestion {
  readonly principal?: string
  readonly action: string
  readonly resource: string
  readonly context?: readonly ContextEntry[]
  readonly atLeast?: string
}

/**
 * May this caller, or this principal, do this? One's own questions need no permission: a caller learns the same by trying.
 * Asking for others needs `iam:SimulatePrincipalPolicy` on them.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
export const evaluate = defineOperation({
  action: 'iam:SimulatePrincipalPolicy',
  prepare: ({ input, field }: { readonly input: AccessQuestion; readonly field: string }, scope): Question =>
    readQuestion(input, field, scope),
  permissions: ({ subject }) => (subject.kind === 'session' ? [] : [{ resource: subject.arn }]),
  run: async (question, { decisions, caller }): Promise<Answer> =>
    withholdForeign(await decisions.load(question), caller.accountId),
})

function readQuestion(input: AccessQuestion, field: string, { caller, now }: OperationScope): Question {
  const { principal = caller.arn, action, resource, context = [], atLeast } = input
  const subject: Subject =
    principal === caller.arn
      ? { kind: 'session', session: caller.session }
      : { kind: 'principal', arn: checkPrincipal(principal, `${field}.principal`) }
  return {
    subject,
    action: checkAction(action, `${field}.action`),
    resource: checkResource(resource, `${field}.resource`),
    context: readContext(context, `${field}.context`, { refuse: isStoredContextKey }),
    now,
    ...(atLeast !== undefined && { atLeast: readRevision(atLeast, `${field}.atLeast`) }),
  }
}

function checkPrincipal(principal: string, field: string): string {
  if (isPrincipalArn(principal)) return principal
  throw invalid(
    field,
    principal,
    'the ARN of a user, role, role session or root user, such as `arn:aws:iam::222233334444:user/alice`',
  )
}

function readRevision(token: string, field: string): number {
  if (/^\d{1,15}$/.test(token)) return Number(token)
  throw invalid(field, token, 'the revision that an earlier change returned')
}
