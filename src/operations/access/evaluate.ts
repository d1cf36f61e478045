import type { Answer } from '../../decisions/decision-gateway.ts'
import type { Question, Subject } from '../../decisions/question.ts'
import { findPrincipal, isPrincipalArn } from '../../directory/find-principal.ts'
import type { Explanation } from '../../engine/decision.ts'
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
    const { subject } = question
    return { question, permission: subject.kind === 'session' ? undefined : await inspection(subject.arn, scope) }
  },
  permissions: ({ permission }) => (permission ? [permission] : []),
  run: async ({ question, permission }, scope): Promise<ExplainableAnswer> => {
    const answer = await scope.decisions.load(question)
    const { caller } = scope
    return {
      ...answer,
      // Whether the caller may see it all is asked only when an explanation is.
      explain: async (options) => {
        const mayInspect = permission !== undefined || (await mayInspectOneself(scope))
        return withholdForeign(answer, { callerAccountId: caller.accountId, mayInspect }).explain(options)
      },
    }
  },
})

/** An answer whose explanation may have to be waited for. */
export type ExplainableAnswer = Omit<Answer, 'explain'> & {
  explain(options?: { readonly mismatches?: boolean }): Explanation | Promise<Explanation>
}

async function mayInspectOneself(scope: OperationScope): Promise<boolean> {
  const { caller, decisions, requestContext, now } = scope
  const { resource } = await inspection(caller.arn, scope)
  const subject = { kind: 'session', session: caller.session } as const
  const { decision } = await decisions.load({ subject, action: SIMULATE, resource, context: requestContext, now })
  return decision.allowed
}

/** The permission is asked for on an identity: for a session, on its role, whose path only the store knows. */
async function inspection(arn: string, { store }: OperationScope) {
  if (!arn.startsWith('arn:aws:sts:')) return { resource: arn }
  const stored = await store.read((reader) => findPrincipal(reader, arn))
  return { resource: stored?.kind === 'role' ? stored.role.arn : arn, shownAs: arn }
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
