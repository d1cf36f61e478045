/** Who asks for what: a small world in which statements and requests meet often. */
import type { AccessRequest, ContextValue } from '../../src/engine/access-request.ts'
import type { Principal } from '../../src/engine/principal.ts'
import type { Choices } from './choices.ts'

export const A = '111111111111'
export const B = '222222222222'

export const USER_ID = 'AIDAEXAMPLEUSER000001'
export const ROLE_ID = 'AROAEXAMPLEROLE000001'

const session: Principal = {
  kind: 'role',
  arn: `arn:aws:sts::${A}:assumed-role/R/s`,
  accountId: A,
  roleArn: `arn:aws:iam::${A}:role/team/R`,
  sessionName: 's',
  uniqueId: ROLE_ID,
}
const serviceLinked: Principal = {
  kind: 'role',
  arn: `arn:aws:sts::${A}:assumed-role/AWSServiceRoleForX/s`,
  accountId: A,
  roleArn: `arn:aws:iam::${A}:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX`,
  sessionName: 's',
}
const user: Principal = {
  kind: 'user',
  arn: `arn:aws:iam::${A}:user/div/alice`,
  accountId: A,
  name: 'alice',
  uniqueId: USER_ID,
}
const federated: Principal = {
  kind: 'federated-user',
  arn: `arn:aws:sts::${A}:federated-user/frank`,
  accountId: A,
  name: 'frank',
  parentArn: `arn:aws:iam::${A}:user/alice`,
}

export function chooseCaller(choices: Choices): string | Principal {
  return choices.pick([
    `arn:aws:iam::${A}:user/alice`,
    `arn:aws:iam::${A}:user/alice`,
    user,
    `arn:aws:sts::${A}:assumed-role/R/s`,
    session,
    session,
    `arn:aws:iam::${A}:role/R`,
    federated,
    federated,
    serviceLinked,
    `arn:aws:iam::${A}:root`,
    'lambda.amazonaws.com',
    'anonymous',
  ])
}

type Question = readonly [action: string, resource: string]

const ORDINARY: readonly [Question, ...Question[]] = [
  ['s3:GetObject', 'arn:aws:s3:::b/x'],
  ['s3:GetObject', 'arn:aws:s3:::b/alice/x'],
  ['s3:GetObject', 'arn:aws:s3:::b/a/b:c'],
  ['s3:ListBucket', 'arn:aws:s3:::b'],
  ['s3:PutObject', 'arn:aws:s3:::b/x'],
  ['sqs:SendMessage', `arn:aws:sqs:eu-west-1:${A}:q`],
  ['sqs:SendMessage', `arn:aws:sqs:eu-west-1:${B}:q`],
  ['lambda:InvokeFunction', `arn:aws:lambda:eu-west-1:${A}:function:f:1`],
  ['ec2:StartInstances', `arn:aws:ec2:eu-west-1:${A}:instance/i-1`],
  ['iam:ListUsers', '*'],
  ['iam:GetUser', `arn:aws:iam::${A}:user/alice`],
]

/** Questions with rules of their own (5.4, 5.6, 5.7, 5.8). */
const SPECIAL: readonly [Question, ...Question[]] = [
  ['s3:PutBucketPolicy', 'arn:aws:s3:::b'],
  ['kms:Decrypt', `arn:aws:kms:eu-west-1:${A}:key/k`],
  ['kms:RetireGrant', `arn:aws:kms:eu-west-1:${A}:key/k`],
  ['sts:AssumeRole', `arn:aws:iam::${A}:role/T`],
  ['sts:AssumeRole', `arn:aws:iam::${B}:role/T`],
  ['sts:AssumeRole', `arn:aws:iam::${A}:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX`],
  ['sts:TagSession', `arn:aws:iam::${A}:role/T`],
  ['sts:GetCallerIdentity', '*'],
  ['sts:GetSessionToken', '*'],
  ['sts:GetFederationToken', `arn:aws:sts::${A}:federated-user/frank`],
]

export const SINGLE_VALUES = ['a', 'b', 'A', 'a*', 'alice', 'ab'] as const

/** What each key may carry. Only `app:` keys may be empty strings: an empty variable value is a matter of its own. */
export const KEYS: Readonly<Record<string, readonly [ContextValue, ...ContextValue[]]>> = {
  'aws:PrincipalTag/t': SINGLE_VALUES,
  'aws:ResourceTag/t': SINGLE_VALUES,
  'aws:TagKeys': [[], ['a'], ['b'], ['a', 'b'], ['A', 'ab', 'a'], ['']],
  'app:Text': ['a', '', 'alice', 'a*', 'b/a', [], ['a', 'b'], 10, true],
  'app:Number': ['10', '10.0', 9, '11', '-1', '', 'ten', []],
  'app:Date': ['2026-05-01T12:00:00Z', '1777636800', '2026-05-01T14:00:00+02:00', '2026-06-01', 'soon', []],
  'app:Flag': ['true', 'FALSE', true, false, 'yes', []],
  'app:Bytes': ['YQ==', 'Yg==', []],
  'aws:SourceIp': ['203.0.113.7', '198.51.100.1', '2001:db8::1', '203.0.113', []],
  'aws:SourceArn': ['arn:aws:s3:::a', 'arn:aws:s3:::ab/c', `arn:aws:sns:eu-west-1:${A}:a:b`, 'a', []],
  'aws:MultiFactorAuthPresent': ['true', 'false'],
}

/** Keys that the caller and the instant supply by themselves. */
export const DERIVED_KEYS = [
  'aws:PrincipalArn',
  'aws:PrincipalAccount',
  'aws:PrincipalType',
  'aws:username',
  'aws:userid',
  'aws:PrincipalIsAWSService',
  'aws:ResourceAccount',
  'aws:CurrentTime',
  'aws:EpochTime',
] as const

export function chooseRequest(choices: Choices): AccessRequest {
  const [action, resource] = choices.pick(choices.chance(30) ? SPECIAL : ORDINARY)
  return {
    principal: chooseCaller(choices),
    action: choices.chance(10) ? action.toLowerCase() : action,
    ...chooseCircumstances(choices, resource),
  }
}

/** The same caller doing the same elsewhere or otherwise: policies made for one request are asked about several. */
export function chooseVariant(choices: Choices, { principal, action, resource }: AccessRequest): AccessRequest {
  const others = [...ORDINARY, ...SPECIAL].filter(([other]) => other.toLowerCase() === action.toLowerCase())
  const [, elsewhere = resource] = others[choices.below(others.length)] ?? []
  return { principal, action, ...chooseCircumstances(choices, choices.chance(70) ? resource : elsewhere) }
}

function chooseCircumstances(choices: Choices, resource: string): Omit<AccessRequest, 'principal' | 'action'> {
  const context: Record<string, ContextValue> = {}
  for (const [key, values] of Object.entries(KEYS)) {
    if (choices.chance(45)) context[choices.chance(10) ? key.toUpperCase() : key] = choices.pick(values)
  }
  // Only temporary credentials carry it; for a user that makes a GetSessionToken session.
  if (choices.chance(12)) context['aws:TokenIssueTime'] = '2026-05-01T00:00:00Z'
  return {
    resource,
    ...(choices.chance(20) && resource !== '*' && { resourceAccountId: choices.pick([A, B]) }),
    context,
    ...(choices.chance(30) && { now: new Date('2026-05-01T12:00:00Z') }),
  }
}
