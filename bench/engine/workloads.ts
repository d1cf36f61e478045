/** The workloads W1 to W5 of `docs/performance.md`: policy sets, and 1,000 distinct requests for each. */
import { type AccessRequest, compilePolicySet, type PolicySet, type PolicySetInput } from '../../src/engine/index.ts'

export interface Workload {
  readonly name: string
  readonly input: PolicySetInput
  /** `input`, compiled. */
  readonly policySet: PolicySet
  readonly requests: readonly AccessRequest[]
}

const ACCOUNT = '111122223333'
/** Who asks; `aws:username` in policies stands for it. */
export const USER_NAME = 'alice'
const USER = `arn:aws:iam::${ACCOUNT}:user/${USER_NAME}`
const ROLE_SESSION = `arn:aws:sts::${ACCOUNT}:assumed-role/app/session`
const REQUESTS = 1000

interface Service {
  /** Action patterns, as policies group them. */
  readonly patterns: readonly string[]
  /** The action that is asked for. */
  readonly action: string
  /** ARN of what has this name, of a resource type that the action has: some engines check it. */
  readonly arn: (name: string) => string
}

const regional = (service: string, resource: string): string => `arn:aws:${service}:eu-west-1:${ACCOUNT}:${resource}`

const S3: Service = {
  patterns: ['s3:Get*', 's3:List*'],
  action: 's3:GetObject',
  arn: (name) => `arn:aws:s3:::data/${name}`,
}

const SERVICES: readonly Service[] = [
  S3,
  { patterns: ['dynamodb:*Item'], action: 'dynamodb:PutItem', arn: (name) => regional('dynamodb', `table/${name}`) },
  {
    patterns: ['lambda:Invoke*'],
    action: 'lambda:InvokeFunction',
    arn: (name) => regional('lambda', `function:${name}`),
  },
  { patterns: ['sqs:Send*', 'sqs:Receive*'], action: 'sqs:SendMessage', arn: (name) => regional('sqs', name) },
  {
    patterns: ['logs:*'],
    action: 'logs:PutLogEvents',
    arn: (name) => regional('logs', `log-group:${name}:log-stream:1`),
  },
  {
    patterns: ['ec2:Describe*', 'ec2:St?p*'],
    action: 'ec2:StopInstances',
    arn: (name) => regional('ec2', `instance/${name}`),
  },
]
const WHOLE_SERVICES = ['s3:*', 'dynamodb:*', 'lambda:*', 'sqs:*', 'logs:*', 'ec2:*']

type Conditions = Readonly<Record<string, Readonly<Record<string, unknown>>>>

interface StatementShape {
  readonly count: number
  readonly perPolicy: number
  readonly condition?: Conditions
  /** The name in the resource pattern of statement `index`. */
  readonly pattern?: (index: number) => string
}

/** Statements that each allow one family of actions on one name pattern; the last allows the first half of the requests. */
function policies({ count, perPolicy, condition, pattern = (index) => `team-${index}-*-data-*` }: StatementShape) {
  const statements = Array.from({ length: count }, (_, index) => {
    const isLast = index === count - 1
    const { patterns, arn } = (isLast ? undefined : SERVICES[index % SERVICES.length]) ?? S3
    return {
      Effect: 'Allow',
      Action: patterns,
      Resource: arn(isLast ? 'shared-*' : pattern(index)),
      ...(condition && { Condition: condition }),
    }
  })
  return Array.from({ length: count / perPolicy }, (_, index) => ({
    Version: '2012-10-17',
    Statement: statements.slice(index * perPolicy, (index + 1) * perPolicy),
  }))
}

/** Half on what only the last statement allows, half on what none does. */
function requests({ principal = USER, context, now }: Partial<AccessRequest> = {}): readonly AccessRequest[] {
  return Array.from({ length: REQUESTS }, (_, index) => {
    const isAllowed = index % 2 === 0
    const { action, arn } = (isAllowed ? undefined : SERVICES[(index >> 1) % SERVICES.length]) ?? S3
    return {
      principal,
      action,
      resource: asReceived(arn(`${isAllowed ? 'shared' : 'other'}-${index}-data-object-${index}`)),
      ...(context && { context: { ...context } }),
      ...(now && { now }),
    }
  })
}

/** One flat string, as a parser of JSON makes them; one put together of pieces is slower to read. */
const asReceived = (text: string): string => JSON.parse(JSON.stringify(text))

const workload = (name: string, input: PolicySetInput, asked = requests()): Workload => ({
  name,
  input,
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
    identityPolicies: policies({ ...twoThousand, pattern: (index) => `*-data-team-${index}` }),
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
    'aws:PrincipalTag/owner': USER_NAME,
    'aws:SourceIp': '203.0.113.7',
    'aws:MultiFactorAuthPresent': 'true',
  }
  return workload(
    'W4: W2 with four conditions on each statement',
    { identityPolicies: policies({ ...sixty, condition }) },
    requests({ context, now: new Date('2026-01-01T00:00:00Z') }),
  )
}

export function w5(): Workload {
  const everything = { Effect: 'Allow', Action: '*', Resource: '*' }
  const noLeaving = { Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' }
  const document = (...statements: readonly object[]) => ({ Version: '2012-10-17', Statement: statements })
  return workload(
    'W5: three SCP levels, boundary, session policy, resource policy',
    {
      identityPolicies: policies(sixty),
      permissionsBoundary: document({ Effect: 'Allow', Action: WHOLE_SERVICES, Resource: '*' }),
      sessionPolicies: [document(everything)],
      serviceControlPolicies: [[document(everything)], [document(everything, noLeaving)], [document(everything)]],
      resourcePolicy: document({
        Effect: 'Allow',
        Principal: { AWS: ACCOUNT },
        Action: WHOLE_SERVICES,
        Resource: '*',
      }),
    },
    requests({ principal: ROLE_SESSION }),
  )
}
