import type { Caller } from '../credentials/caller.ts'
import type { DecisionLoader } from '../decisions/decision-loader.ts'
import type { RequestContext } from '../decisions/question.ts'
import type { Store } from '../store/store.ts'
import { ServiceError } from '../util/service-error.ts'

/** What a request brings along: who asks, from where, and the way to decisions and to the store. */
export interface OperationScope {
  readonly caller: Caller
  readonly store: Store
  readonly decisions: DecisionLoader
  /** Keys that the request itself proves, lower case: `aws:sourceip`, `aws:securetransport`, `aws:useragent`, ... */
  readonly requestContext: RequestContext
  /** One instant for the whole request. */
  readonly now: Date
}

/** One thing that must be allowed before an operation runs. */
export interface Permission {
  /** Default: the operation's own action. */
  readonly action?: string
  readonly resource: string
  readonly context?: RequestContext
  /** The resource is about to be made, in this account. */
  readonly newOwner?: string
  /** What a denied caller is told in place of the resource, where its ARN would tell what is stored. */
  readonly shownAs?: string
}

/** What callers can do. It cannot be done without the decision: `run` is out of reach, `perform` asks first. */
export interface Operation<Input, Output> {
  /** `iam:CreateUser` */
  readonly action: string
  /**
   * Decides, then runs.
   * @throws ServiceError `AccessDenied` with the reason in IAM's words, and whatever the operation refuses
   */
  perform(input: Input, scope: OperationScope): Promise<Output>
}

export interface OperationDefinition<Input, Prepared, Output> {
  readonly action: string
  /**
   * Checks the form of the input, and may read what the permissions depend on (a user's path is part of its ARN).
   * It must not tell the caller anything about what is stored: nothing has been allowed yet.
   */
  readonly prepare: (input: Input, scope: OperationScope) => Prepared | Promise<Prepared>
  /** All of them must be allowed. None: the operation needs no permission, and says in a comment why. */
  readonly permissions: (prepared: Prepared, scope: OperationScope) => readonly Permission[]
  readonly run: (prepared: Prepared, scope: OperationScope) => Promise<Output>
}

/**
 * @example
 * export const getUser = defineOperation({
 *   action: 'iam:GetUser',
 *   prepare: ({ userName }, scope) => locateUser(scope, userName, 'input.userName'),
 *   permissions: ({ arn }) => [{ resource: arn }],
 *   run: async ({ require }) => require(),
 * })
 */
export function defineOperation<Input, Prepared, Output>({
  action,
  prepare,
  permissions,
  run,
}: OperationDefinition<Input, Prepared, Output>): Operation<Input, Output> {
  return Object.freeze({
    action,
    async perform(input: Input, scope: OperationScope): Promise<Output> {
      const prepared = await prepare(input, scope)
      await enforce(
        permissions(prepared, scope).map((permission) => ({ action, ...permission })),
        scope,
      )
      return run(prepared, scope)
    },
  })
}

async function enforce(permissions: readonly QualifiedPermission[], scope: OperationScope): Promise<void> {
  const { caller, decisions, requestContext, now } = scope
  const answers = await Promise.all(
    permissions.map(async ({ context, shownAs, ...permission }) => {
      const answer = await decisions.load({
        subject: { kind: 'session', session: caller.session },
        ...permission,
        context: { ...requestContext, ...context },
        now,
      })
      return { ...answer, shownAs }
    }),
  )
  const denied = answers.find(({ decision }) => !decision.allowed)
  if (!denied) return
  const unavailable = denied.decision.errors.find(({ code }) => code === 'ServiceUnavailable')
  if (unavailable) throw new ServiceError('ServiceUnavailable', unavailable.message)
  throw new ServiceError('AccessDenied', denied.reason(denied.shownAs))
}

type QualifiedPermission = Permission & { readonly action: string }
