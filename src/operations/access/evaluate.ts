import type { Answer } from '../../decisions/decision-gateway.ts'
import type { Question, Subject } from '../../decisions/question.ts'
import { findPrincipal, isPrincipalArn } from '../../directory/find-principal.ts'
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

const SIMULATE = 'iam:SimulatePrincipalPolicy'

/**
 * May this caller, or this principal, do this? One's own questions need no permission. Asking for others needs
 * `iam:SimulatePrincipalPolicy` on them, and so does seeing, for oneself too, what the policies say that did not apply.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
export const evaluate = defineOperation({
  action: SIMULATE,
  prepare: async ({ input, field }: { readonly input: AccessQuestion; readonly field: string }, scope) => {
    const question = readQuestion(input, field, scope)
    return { question, principalArn: await identityArn(question.subject, scope) }
  },
  permissions: ({ question, principalArn }) =>
    question.subject.kind === 'session' ? [] : [{ resource: principalArn, shownAs: question.subject.arn }],
  run: async ({ question, principalArn }, { decisions, caller, requestContext, now }): Promise<Answer> => {
    const isOwn = question.subject.kind === 'session'
    const permission = { action: SIMULATE, resource: principalArn, context: requestContext, now }
    const [answer, inspection] = await Promise.all([
      decisions.load(question),
      isOwn ? decisions.load({ ...permission, subject: question.subject }) : undefined,
    ])
    return withholdForeign(answer, {
      callerAccountId: caller.accountId,
      mayInspect: inspection?.decision.allowed ?? true,
    })
  },
})

/** The permission is asked for on the identity: for a session, on its role. */
async function identityArn(subject: Subject, { store, caller }: OperationScope): Promise<string> {
  const arn = subject.kind === 'session' ? caller.arn : subject.arn
  const stored = await store.read((reader) => findPrincipal(reader, arn))
  return stored?.kind === 'role' ? stored.role.arn : arn
}

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
