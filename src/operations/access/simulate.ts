import type { Answer } from '../../decisions/decision-gateway.ts'
import { simulateDecision } from '../../decisions/simulation.ts'
import { undecidedAnswer } from '../../decisions/undecided-answer.ts'
import { checkAccountId } from '../../directory/names.ts'
import type { AccessRequest } from '../../engine/access-request.ts'
import type { DecisionError } from '../../engine/decision.ts'
import { parsePrincipal } from '../../engine/parse-principal.ts'
import type { NamedPolicy, PolicySetInput } from '../../engine/policy-set.ts'
import { parsePolicy } from '../../policy/parse-policy.ts'
import type { PolicyType } from '../../policy/policy-document.ts'
import { invalid } from '../../util/invalid-input.ts'
import { defineOperation } from '../operation.ts'
import { policyText } from '../policy-document-input.ts'
import { checkAction } from './check-action.ts'
import { checkResource } from './check-resource.ts'
import { type ContextEntry, readContext } from './context-entries.ts'

/** As `SimulationInput` in the schema. */
export interface Simulation {
  readonly principal: string
  readonly action: string
  readonly resource: string
  readonly resourceAccountId?: string
  readonly context?: readonly ContextEntry[]
  readonly identityPolicies?: readonly unknown[]
  readonly permissionsBoundary?: unknown
  readonly sessionPolicies?: readonly unknown[]
  readonly serviceControlPolicies?: readonly (readonly unknown[])[]
  readonly resourceControlPolicies?: readonly (readonly unknown[])[]
  readonly resourcePolicy?: unknown
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html */
export const simulate = defineOperation({
  action: 'iam:SimulateCustomPolicy',
  prepare: ({ input, field }: { readonly input: Simulation; readonly field: string }) => ({
    request: readRequest(input, field),
    policies: readPolicies(input, field),
  }),
  permissions: () => [{ resource: '*' }],
  run: async ({ request, policies }): Promise<Answer> =>
    policies.errors.length > 0 ? undecidedAnswer(policies.errors, 0) : simulateDecision(request, policies.set),
})

function readRequest(input: Simulation, field: string): AccessRequest {
  const { principal, action, resource, resourceAccountId, context = [] } = input
  return {
    principal: checkAnyPrincipal(principal, `${field}.principal`),
    action: checkAction(action, `${field}.action`),
    resource: checkResource(resource, `${field}.resource`),
    ...(resourceAccountId !== undefined && {
      resourceAccountId: checkAccountId(resourceAccountId, `${field}.resourceAccountId`),
    }),
    context: readContext(context, `${field}.context`),
  }
}

function checkAnyPrincipal(principal: string, field: string): string {
  if (parsePrincipal(principal)) return principal
  const right = 'a principal ARN, a service such as `lambda.amazonaws.com`, or `anonymous`'
  throw invalid(field, principal, right)
}

/** A policy that is not one denies that question and says why; it does not spoil the others of a batch. */
function readPolicies(
  input: Simulation,
  field: string,
): { readonly set: PolicySetInput; readonly errors: readonly DecisionError[] } {
  const errors: DecisionError[] = []
  const read =
    (type: PolicyType) =>
    (document: unknown, name: string): NamedPolicy => {
      const parsed = parsePolicy(policyText(document, `${field}.${name}`), { type })
      if (parsed.ok) return { name, document: parsed.value }
      for (const { code, message, line, column } of parsed.errors) {
        errors.push({
          code: 'MalformedPolicyDocument',
          message: `${field}.${name}, line ${line}, column ${column}: ${message} (${code})`,
        })
      }
      return { name, document: '' }
    }
  const list = (member: keyof Simulation, documents: readonly unknown[], type: PolicyType) =>
    documents.map((document, index) => read(type)(document, `${member}[${index}]`))
  const levels = (member: keyof Simulation, all: readonly (readonly unknown[])[], type: PolicyType) =>
    all.map((documents, level) =>
      documents.map((document, index) => read(type)(document, `${member}[${level}][${index}]`)),
    )

  const {
    identityPolicies,
    permissionsBoundary,
    sessionPolicies,
    serviceControlPolicies,
    resourceControlPolicies,
    resourcePolicy,
  } = input
  const set: PolicySetInput = {
    ...(identityPolicies && { identityPolicies: list('identityPolicies', identityPolicies, 'identity') }),
    ...(isGiven(permissionsBoundary) && {
      permissionsBoundary: read('boundary')(permissionsBoundary, 'permissionsBoundary'),
    }),
    ...(sessionPolicies && { sessionPolicies: list('sessionPolicies', sessionPolicies, 'session') }),
    ...(serviceControlPolicies && {
      serviceControlPolicies: levels('serviceControlPolicies', serviceControlPolicies, 'scp'),
    }),
    ...(resourceControlPolicies && {
      resourceControlPolicies: levels('resourceControlPolicies', resourceControlPolicies, 'rcp'),
    }),
    ...(isGiven(resourcePolicy) && {
      resourcePolicy: read(resourcePolicyType(input))(resourcePolicy, 'resourcePolicy'),
    }),
  }
  return { set, errors }
}

/** The resource policy of a role is its trust policy, which has a grammar of its own. */
function resourcePolicyType({ action, resource }: Simulation): PolicyType {
  return /^sts:/i.test(action) && /^arn:[^:]*:iam::[^:]*:role\//.test(resource) ? 'trust' : 'resource'
}

function isGiven(document: unknown): boolean {
  return document !== undefined && document !== null
}
