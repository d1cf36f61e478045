/** The workloads W1 to W5 of `docs/performance.md`: policy sets, and 1,000 distinct requests for each. */
import { type AccessRequest, compilePolicySet, type PolicySet, type PolicySetInput } from '../../src/engine/index.ts'

export interface Workload {
  readonly name: string
  readonly policySet: PolicySet
  readonly requests: readonly AccessRequest[]
}

const ACCOUNT = '111122223333'
const PRINCIPAL = `arn:aws:iam::${ACCOUNT}:user/alice`
const REQUESTS = 1000

/** Actions of six services, as policies group them. */
const ACTIONS: readonly (readonly [service: string, patterns: readonly string[], action: string])[] = [
  ['s3', ['s3:Get*', 's3:List*'], 's3:GetObject'],
  ['dynamodb', ['dynamodb:*Item'], 'dynamodb:PutItem'],
  ['lambda', ['lambda:Invoke*'], 'lambda:InvokeFunction'],
  ['sqs', ['sqs:Send*', 'sqs:Receive*'], 'sqs:SendMessage'],
  ['logs', ['logs:*'], 'logs:PutLogEvents'],
  ['ec2', ['ec2:Describe*', 'ec2:St?p*'], 'ec2:StopInstances'],
]

const arnOf = (service: string, tail: string): string =>
  service === 's3' ? `arn:aws:s3:::${tail}` : `arn:aws:${service}:eu-west-1:${ACCOUNT}:${tail}`

type Conditions = Readonly<Record<string, Readonly<Record<string, unknown>>>>

interface StatementShape {
  readonly count: number
  readonly perPolicy: number
  readonly condition?: Conditions
  /** The tail of the resource pattern of statement `index`. */
  readonly pattern?: (index: number) => string
}

/** Statements that each allow one family of actions on one name pattern; the last allows the first half of the requests. */
function policies({ count, perPolicy, condition, pattern = (index) => `team-${index}-*/data/*` }: StatementShape) {
  const statements = Array.from({ length: count }, (_, index) => {
    const [service, actions] = ACTIONS[index % ACTIONS.length] ?? ['s3', ['s3:*']]
    const last = { Action: ['s3:Get*', 's3:List*'], Resource: arnOf('s3', 'shared-*') }
    return {
      Effect: 'Allow',
      ...(index === count - 1 ? last : { Action: actions, Resource: arnOf(service, pattern(index)) }),
      ...(condition && { Condition: condition }),
    }
  })
  return Array.from({ length: count / perPolicy }, (_, index) => ({
    Version: '2012-10-17',
    Statement: statements.slice(index * perPolicy, (index + 1) * perPolicy),
  }))
}

/** Half on what only the last statement allows, half on what none does. */
function requests(context?: AccessRequest['context'], now?: Date): readonly AccessRequest[] {
  return Array.from({ length: REQUESTS }, (_, index) => {
    const isAllowed = index % 2 === 0
    const [service, , action] = ACTIONS[isAllowed ? 0 : (index >> 1) % ACTIONS.length] ?? ['s3', [], 's3:GetObject']
    const tail = `${isAllowed ? 'shared' : 'other'}-${index}/data/object-${index}`
    return {
      principal: PRINCIPAL,
      action,
      resource: asReceived(arnOf(service, tail)),
      ...(context && { context: { ...context } }),
      ...(now && { now }),
    }
  })
}

/** One flat string, as a parser of JSON makes them; one put together of pieces is slower to read. */
const asReceived = (text: string): string => JSON.parse(JSON.stringify(text))

const workload = (name: string, input: PolicySetInput, asked = requests()): Workload => ({
  name,
  policySet: compilePolicySet(input),
  requests: asked,
})

export const w1 = (): Workload =>
  workload('W1: 1 policy, 3 statements', { identityPolicies: policies({ count: 3, perPolicy: 3 }) })

const sixty: StatementShape = { count: 60, perPolicy: 6 }
export const w2 = (): Workload => workload('W2: 10 policies, 60 statements', { identityPolicies: policies(sixty) })

const twoThousand: StatementShape = { count: 2000, perPolicy: 10 }
export const w3 = (): Workload =>
  workload('W3: 200 policies, 2,000 statements', { identityPolicies: policies(twoThousand) })

export const w3Suffix = (): Workload =>
  workload('W3, patterns that differ at their end', {
    identityPolicies: policies({ ...twoThousand, pattern: (index) => `*/data/team-${index}` }),
  })

export const w3Middle = (): Workload =>
  workload('W3, patterns without a literal start or end', {
    identityPolicies: policies({ ...twoThousand, pattern: (index) => `*team-${index}-*` }),
  })

export function w4(): Workload {
  const condition = {
    StringEquals: { 'aws:PrincipalTag/owner': '${aws:username}' },
    IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '203.0.113.0/24'] },
    Bool: { 'aws:MultiFactorAuthPresent': 'true' },
    DateLessThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' },
  }
  const context = {
    'aws:PrincipalTag/owner': 'alice',
    'aws:SourceIp': '203.0.113.7',
    'aws:MultiFactorAuthPresent': 'true',
  }
  return workload(
    'W4: W2 with four conditions on each statement',
    { identityPolicies: policies({ ...sixty, condition }) },
    requests(context, new Date('2026-01-01T00:00:00Z')),
  )
}

export function w5(): Workload {
  const everything = { Effect: 'Allow', Action: '*', Resource: '*' }
  const noLeaving = { Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' }
  const document = (...statements: readonly object[]) => ({ Version: '2012-10-17', Statement: statements })
  return workload('W5: three SCP levels, boundary, session policy, resource policy', {
    identityPolicies: policies(sixty),
    permissionsBoundary: document({
      Effect: 'Allow',
      Action: ACTIONS.map(([service]) => `${service}:*`),
      Resource: '*',
    }),
    sessionPolicies: [document(everything)],
    serviceControlPolicies: [[document(everything)], [document(everything, noLeaving)], [document(everything)]],
    resourcePolicy: document({
      Effect: 'Allow',
      Principal: { AWS: ACCOUNT },
      Action: ACTIONS.map(([service]) => `${service}:*`),
      Resource: '*',
    }),
  })
}
