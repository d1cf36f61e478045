import {
  preparsePolicySet,
  type StatefulAuthorizationCall,
  statefulIsAuthorized,
} from '@cedar-policy/cedar-wasm/nodejs'
import type { AccessRequest } from '../../../src/engine/index.ts'
import { invariant } from '../../../src/util/invariant.ts'
import { USER_NAME } from '../../engine/workloads.ts'
import type { Engine } from '../engine.ts'
import { type PlainStatement, plainContext, plainPolicies } from '../plain-policies.ts'

/**
 * One Cedar policy for each statement, preparsed; one call for each decision. An identity statement permits; a guard forbids unless one
 * of its statements allows; a denial forbids. `like` works on strings only, so the ARN is an attribute of the context.
 */
export const engine: Engine = {
  load(workload) {
    const { identity, guards } = plainPolicies(workload)
    const policies = [
      ...identity.map(policyOf),
      ...guards.flat().filter(isDenial).map(policyOf),
      ...guards.map(
        (guard) =>
          `forbid(principal, action, resource) unless { ${guard.filter(isGrant).map(expressionOf).join(' || ')} };`,
      ),
    ]
    const parsed = preparsePolicySet(workload.name, { staticPolicies: policies.join('\n') })
    if (parsed.type === 'failure') throw new Error(parsed.errors.map(({ message }) => message).join('; '))
    const calls = workload.requests.map((request) => callOf(request, workload.name))
    return (index) => {
      const call = calls[index]
      invariant(call, 'every index has a request')
      const answer = statefulIsAuthorized(call)
      if (answer.type === 'failure') throw new Error(answer.errors.map(({ message }) => message).join('; '))
      return answer.response.decision === 'allow'
    }
  },
}

const isDenial = ({ effect }: PlainStatement): boolean => effect === 'Deny'
const isGrant = ({ effect }: PlainStatement): boolean => effect === 'Allow'

function callOf(request: AccessRequest, policySet: string): StatefulAuthorizationCall {
  invariant(typeof request.principal === 'string', 'the workloads name principals by their ARN')
  const { owner, sourceIp, mfa, now } = plainContext(request) ?? {}
  return {
    principal: { type: 'Principal', id: request.principal },
    action: { type: 'Action', id: request.action },
    resource: { type: 'Resource', id: request.resource },
    context: {
      arn: request.resource,
      ...(owner !== undefined && { username: USER_NAME, owner }),
      ...(sourceIp !== undefined && { sourceIp: { __extn: { fn: 'ip', arg: sourceIp } } }),
      ...(mfa !== undefined && { mfa }),
      ...(now !== undefined && { now: { __extn: { fn: 'datetime', arg: now.toISOString() } } }),
    },
    preparsedPolicySetId: policySet,
    entities: [],
  }
}

/** Actions stand in the scope of a policy, where Cedar looks first. */
function policyOf(statement: PlainStatement): string {
  const effect = isDenial(statement) ? 'forbid' : 'permit'
  const action = statement.actions.includes('*') ? 'action' : actionsIn(statement.actions)
  const conditions = [...resourceExpressions(statement), ...statement.conditions.map(conditionExpression)]
  const when = conditions.length > 0 ? ` when { ${conditions.join(' && ')} }` : ''
  return `${effect}(principal, ${action}, resource)${when};`
}

function expressionOf(statement: PlainStatement): string {
  const parts = [
    ...(statement.actions.includes('*') ? [] : [actionsIn(statement.actions)]),
    ...resourceExpressions(statement),
    ...statement.conditions.map(conditionExpression),
  ]
  return parts.length > 0 ? `(${parts.join(' && ')})` : 'true'
}

const actionsIn = (actions: readonly string[]): string =>
  `action in [${actions.map((action) => `Action::${JSON.stringify(action)}`).join(', ')}]`

function resourceExpressions({ resources }: PlainStatement): readonly string[] {
  if (resources.includes('*')) return []
  return [`(${resources.map((pattern) => `context.arn like ${JSON.stringify(pattern)}`).join(' || ')})`]
}

/** The four conditions of W4. */
function conditionExpression({ operator, values }: PlainStatement['conditions'][number]): string {
  const texts = values.map(({ text }) => text)
  switch (operator) {
    case 'StringEquals':
      return 'context.owner == context.username'
    case 'IpAddress':
      return `(${texts.map((range) => `context.sourceIp.isInRange(ip("${range}"))`).join(' || ')})`
    case 'Bool':
      return `context.mfa == ${texts[0]}`
    case 'DateLessThan':
      return `context.now < datetime("${texts[0]}")`
    default:
      throw new Error(`no workload has the operator ${operator}`)
  }
}
