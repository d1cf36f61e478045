import type { AccessRequest } from './access-request.ts'
import type { ActionPlan, PolicySet } from './assembled-policy-set.ts'
import type { DecisionError } from './decision.ts'
import { principalFacts } from './principal-facts.ts'
import { RequestContext } from './request-context.ts'
import { RequestFacts } from './request-facts.ts'
import { ResourceReader } from './request-resource.ts'

/** A request that makes sense and what the policy set has to say about its action, or everything that is wrong with the request. */
export type ReadRequest =
  | { readonly facts: RequestFacts; readonly plan: ActionPlan; readonly errors?: undefined }
  | { readonly errors: readonly DecisionError[] }

/** Every field is checked, and every problem named. */
export function readRequest(request: AccessRequest, policySet: PolicySet): ReadRequest {
  // Callers are not all written in TypeScript: a field that is missing is a problem to report, not to stumble over.
  const caller = principalFacts(request.principal)
  const plan = typeof request.action === 'string' ? policySet.planFor(request.action) : undefined
  const reader = plan?.resources ?? new ResourceReader()
  const resource = typeof request.resource === 'string' ? reader.read(request.resource) : undefined
  const context = readContext(request)
  if (caller && plan && resource && context.problems === undefined && hasValidInstants(request)) {
    const facts = new RequestFacts({
      caller,
      action: plan.action,
      actionAsGiven: request.action,
      resource: plan.action.text === LIST_BUCKETS && request.resource === '*' ? ALL_BUCKETS : request.resource,
      resourceAccountId: request.resourceAccountId ?? resource.accountId ?? caller.accountId,
      context: context.read,
      now: request.now?.getTime(),
      mfaAuthenticatedAt: request.mfaAuthenticatedAt?.getTime(),
      hasBoundary: policySet.layers.boundary !== undefined,
    })
    return { facts, plan }
  }
  return { errors: [...problemsOf(request, { caller, plan, resource }), ...(context.problems ?? [])].map(invalid) }
}

/** The one action without a resource that AWS's own examples grant on an ARN. */
const LIST_BUCKETS = 's3:listallmybuckets'
const ALL_BUCKETS = 'arn:aws:s3:::*'

const hasValidInstants = ({ now, mfaAuthenticatedAt }: AccessRequest): boolean =>
  isValid(now) && isValid(mfaAuthenticatedAt)

const isValid = (date: Date | undefined): boolean => date === undefined || !Number.isNaN(date.getTime())

interface ReadContext {
  readonly read: RequestContext
  readonly problems?: readonly string[]
}

const NO_CONTEXT: ReadContext = Object.freeze({ read: new RequestContext() })

function readContext({ context }: AccessRequest): ReadContext {
  if (context === undefined) return NO_CONTEXT
  const read = new RequestContext()
  const problems: string[] = []
  for (const key in context) {
    if (!Object.hasOwn(context, key)) continue
    const problem = read.add(key, context[key])
    if (problem !== undefined) problems.push(problem)
  }
  return problems.length > 0 ? { read, problems } : { read }
}

interface ReadFields {
  readonly caller: unknown
  readonly plan: unknown
  readonly resource: unknown
}

function problemsOf(request: AccessRequest, read: ReadFields): readonly string[] {
  const problems: string[] = []
  if (read.caller === undefined) {
    problems.push(
      `principal \`${describePrincipal(request.principal)}\` must be the ARN of a user, role, role session, federated user or root user, the name of a service, or \`anonymous\``,
    )
  }
  if (read.plan === undefined)
    problems.push(`action \`${request.action}\` must be \`service:Name\`, such as \`s3:GetObject\``)
  if (read.resource === undefined) {
    problems.push(
      `resource \`${request.resource}\` must be an ARN of six fields, \`arn:partition:service:region:account:resource\`, or \`*\``,
    )
  }
  if (!isValid(request.now)) problems.push('now must be a valid date')
  if (!isValid(request.mfaAuthenticatedAt)) problems.push('mfaAuthenticatedAt must be a valid date')
  return problems
}

const describePrincipal = (principal: unknown): string =>
  typeof principal === 'object' ? (JSON.stringify(principal) ?? '') : String(principal)

const invalid = (message: string): DecisionError => ({ code: 'InvalidRequest', message })
