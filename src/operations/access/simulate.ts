import type { Answer } from '../../decisions/decision-gateway.ts'
import { compileSimulated, simulateDecision } from '../../decisions/simulation.ts'
import { undecidedAnswer } from '../../decisions/undecided-answer.ts'
import { checkAccountId } from '../../directory/names.ts'
import type { AccessRequest } from '../../engine/access-request.ts'
import type { DecisionError } from '../../engine/decision.ts'
import { parsePrincipal } from '../../engine/parse-principal.ts'
import type { NamedPolicy, PolicySetInput } from '../../engine/policy-set.ts'
import type { PolicyType } from '../../policy/policy-document.ts'
import { invalid } from '../../util/invalid-input.ts'
import { ServiceError } from '../../util/service-error.ts'
import { defineOperation } from '../operation.ts'
import { policyText } from '../policy-document-input.ts'
import { checkAction } from './check-action.ts'
import { checkResource } from './check-resource.ts'
import { type ContextEntry, readContext } from './context-entries.ts'
import { readSharing, type SimulatedSharing } from './simulated-sharing.ts'

/** As `SimulationInput` in the schema. */
export interface Simulation extends SimulatedSharing {
  readonly action: string
  readonly resource: string
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
    sharing: readSharing(input, field),
    input,
    field,
  }),
  permissions: () => [{ resource: '*' }],
  // Policies are read only once the caller is known to be allowed: reading them is work.
  run: async ({ request, sharing, input, field }): Promise<Answer> => {
    const { set, errors } = readPolicies(input, field)
    return errors.length > 0 ? undecidedAnswer(errors, 0) : simulateDecision(request, { ...set, ...sharing })
  },
})

/** Together, in one simulation; as many as 170 managed policies of the largest size. */
const MAX_POLICY_CHARACTERS = 1024 * 1024

const texts = new WeakMap<object, string>()

/** A variable that is named many times in one request is one object, and is printed once. */
function simulatedPolicyText(document: unknown, field: string): string {
  if (typeof document !== 'object' || document === null) return policyText(document, field)
  let text = texts.get(document)
  if (text === undefined) {
    text = policyText(document, field)
    texts.set(document, text)
  }
  return text
}

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
  let characters = 0
  const read =
    (type: PolicyType) =>
    (document: unknown, name: string): NamedPolicy => {
      const text = simulatedPolicyText(document, `${field}.${name}`)
      characters += text.length
      if (characters > MAX_POLICY_CHARACTERS) {
        const message = `the policies of ${field} have more than ${MAX_POLICY_CHARACTERS} characters together`
        throw new ServiceError('LimitExceeded', message, field)
      }
      const policy = compileSimulated(text, type)
      for (const { code, message, line, column } of policy.errors) {
        errors.push({
          code: 'MalformedPolicyDocument',
          message: `${field}.${name}, line ${line}, column ${column}: ${message} (${code})`,
        })
      }
      return { name, document: policy }
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
