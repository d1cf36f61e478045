import { describe, expect, it } from 'vitest'
import type { PolicyType } from '../../src/policy/policy-document.ts'
import type { Finding } from '../../src/validation/finding.ts'
import { ISSUES, type IssueCode } from '../../src/validation/issues.ts'
import { validatePolicy } from '../../src/validation/validate-policy.ts'

const IDENTITY = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/*' }

const BASE: Readonly<Record<PolicyType, object>> = {
  identity: IDENTITY,
  boundary: IDENTITY,
  session: IDENTITY,
  resource: { ...IDENTITY, Principal: { AWS: '111122223333' } },
  trust: { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' },
  scp: { ...IDENTITY, Effect: 'Deny' },
  rcp: { ...IDENTITY, Effect: 'Deny', Principal: '*' },
}

interface Case {
  readonly type?: PolicyType
  readonly resourceType?: string
  /** Changes to a good statement that bring the finding about; a text is a whole document. */
  readonly finds: object | string
  /** Where, below the statement. */
  readonly at?: string
  /** A change as near to the first as can be that does not. */
  readonly spares?: object
}

const document = (type: PolicyType, change: object) => ({
  Version: '2012-10-17',
  Statement: { ...BASE[type], ...change },
})

const condition = (operator: string, key: string, value: unknown) => ({ Condition: { [operator]: { [key]: value } } })

const variable = (name: string) => ({ Resource: `arn:aws:s3:::bucket/${name}` })

const OIDC = { Federated: 'token.example.com' }
const S3_BUCKET = 'AWS::S3::Bucket'
const SOURCE_ARN = condition('ArnLike', 'aws:SourceArn', 'arn:aws:s3:::bucket')
const GITHUB = condition('StringEquals', 'token.example.com:sub', 'repo:a/b')
const PASS = 'iam:PassRole'
const SLR = 'iam:CreateServiceLinkedRole'
const ONE_ROLE = 'arn:aws:iam::111122223333:role/one'
const TO_LAMBDA = condition('StringEquals', 'iam:PassedToService', 'lambda.amazonaws.com')
const FOR_ECS = condition('StringEquals', 'iam:AWSServiceName', 'ecs.amazonaws.com')

/** Every check that there is, so that none can be lost without notice. */
const CASES: Readonly<Record<IssueCode, Case>> = {
  ARN_ACCOUNT_NOT_ALLOWED: {
    finds: { Resource: 'arn:aws:s3::111122223333:bucket/*' },
    at: '/Resource',
    spares: { Resource: 'arn:aws:s3::*:bucket/*' },
  },
  ARN_REGION_NOT_ALLOWED: {
    finds: { Resource: 'arn:aws:s3:eu-west-1::bucket/*' },
    at: '/Resource',
    spares: { Resource: 'arn:aws:s3:*::bucket/*' },
  },
  DATA_TYPE_MISMATCH: { finds: { Action: 1 }, at: '/Action' },
  DUPLICATE_KEYS_WITH_DIFFERENT_CASE: {
    finds: { Condition: { StringEquals: { 'aws:username': 'a', 'aws:UserName': 'b' } } },
    at: '/Condition/StringEquals/aws:UserName',
    spares: { Condition: { StringEquals: { 'aws:username': 'a', 'aws:userid': 'b' } } },
  },
  EMPTY_VARIABLE: { finds: variable('${}'), at: '/Resource', spares: variable('${*}') },
  INVALID_ACTION: { finds: { Action: ['s3:GetObjct'] }, at: '/Action/0', spares: { Action: ['S3:getobj*'] } },
  INVALID_ARN_ACCOUNT: {
    finds: { Action: 'sqs:*', Resource: 'arn:aws:sqs:eu-west-1:12345:queue' },
    at: '/Resource',
    spares: { Action: 'sqs:*', Resource: 'arn:aws:sqs:eu-west-1:12345*:queue' },
  },
  INVALID_ARN_PREFIX: { finds: { Resource: 'bucket/*' }, at: '/Resource' },
  INVALID_ARN_REGION: {
    finds: { Action: 'sqs:*', Resource: 'arn:aws:sqs:europe:111122223333:queue' },
    at: '/Resource',
    spares: { Action: 'sqs:*', Resource: 'arn:aws:sqs:eu-*:111122223333:queue' },
  },
  INVALID_ARN_RESOURCE: {
    finds: { Action: 'iam:*', Resource: 'arn:aws:iam::111122223333:roll/x' },
    at: '/Resource',
    spares: { Action: 'iam:*', Resource: 'arn:aws:iam::111122223333:role/x' },
  },
  INVALID_ARN_SERVICE_CASE: { finds: { Resource: 'arn:aws:S3:::bucket/*' }, at: '/Resource' },
  INVALID_CONDITION_DATA_TYPE: {
    finds: condition('NumericEquals', 's3:max-keys', ['1', 2]),
    at: '/Condition/NumericEquals/s3:max-keys',
    spares: condition('NumericEquals', 's3:max-keys', [1, 2]),
  },
  INVALID_CONDITION_KEY_FORMAT: {
    finds: condition('StringEquals', 'username', 'a'),
    at: '/Condition/StringEquals/username',
  },
  INVALID_CONDITION_MULTIPLE_BOOLEAN: {
    finds: condition('Bool', 'aws:SecureTransport', ['true', 'false']),
    at: '/Condition/Bool/aws:SecureTransport',
    spares: condition('Bool', 'aws:SecureTransport', ['true']),
  },
  INVALID_CONDITION_OPERATOR: { finds: { Condition: { StringIs: {} } }, at: '/Condition/StringIs' },
  INVALID_EFFECT: { finds: { Effect: 'allow' }, at: '/Effect' },
  INVALID_GLOBAL_CONDITION_KEY: {
    finds: condition('StringEquals', 'aws:UserNam', 'a'),
    at: '/Condition/StringEquals/aws:UserNam',
    spares: condition('StringEquals', 'aws:UserName', 'a'),
  },
  INVALID_PARTITION: { finds: { Resource: 'arn:azure:s3:::bucket' }, at: '/Resource' },
  INVALID_POLICY_ELEMENT: { finds: { effect: 'Allow' }, at: '/effect' },
  INVALID_PRINCIPAL_FORMAT: { type: 'resource', finds: { Principal: 'everybody' }, at: '/Principal' },
  INVALID_PRINCIPAL_KEY: { type: 'resource', finds: { Principal: { User: 'x' } }, at: '/Principal/User' },
  INVALID_SERVICE: { finds: { Resource: 'arn:aws:*:::bucket' }, at: '/Resource' },
  INVALID_SERVICE_CONDITION_KEY: {
    finds: condition('StringEquals', 's3:prefixes', 'a'),
    at: '/Condition/StringEquals/s3:prefixes',
    spares: condition('StringEquals', 'invoices-of-our-own:prefixes', 'a'),
  },
  INVALID_SERVICE_IN_ACTION: { finds: { Action: 'billing-of-our-own:Pay' }, at: '/Action', spares: { Action: '*' } },
  INVALID_SERVICE_PRINCIPAL_FORMAT: {
    type: 'resource',
    finds: { Principal: { Service: 'lambda' } },
    at: '/Principal/Service',
  },
  INVALID_VARIABLE_FOR_OPERATOR: {
    finds: condition('Bool', 'aws:SecureTransport', '${aws:PrincipalTag/tls}'),
    at: '/Condition/Bool/aws:SecureTransport',
    spares: condition('StringEquals', 'aws:username', '${aws:PrincipalTag/name}'),
  },
  INVALID_VERSION: { finds: '{"Version":"2020-01-01","Statement":[]}' },
  JSON_SYNTAX_ERROR: { finds: '{' },
  MISMATCHED_ACTION_FOR_PRINCIPAL: {
    type: 'trust',
    finds: { Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/Idp' } },
    at: '/Action',
    spares: {
      Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/Idp' },
      Action: 'sts:AssumeRoleWithSAML',
    },
  },
  MISSING_ACTION: { finds: { Action: undefined }, at: '' },
  MISSING_ARN_FIELD: { finds: { Resource: 'arn:aws:s3:bucket' }, at: '/Resource' },
  MISSING_ARN_REGION: {
    finds: { Action: 'sqs:*', Resource: 'arn:aws:sqs::111122223333:queue' },
    at: '/Resource',
    spares: { Action: 'sqs:*', Resource: 'arn:aws:sqs:*:111122223333:queue' },
  },
  MISSING_BRACE_IN_VARIABLE: { finds: variable('${aws:username'), at: '/Resource' },
  MISSING_EFFECT: { finds: { Effect: undefined }, at: '' },
  MISSING_PRINCIPAL: { type: 'resource', finds: { Principal: undefined }, at: '' },
  MISSING_QUALIFIER: {
    finds: condition('StringEquals', 'aws:TagKeys', 'a'),
    at: '/Condition/StringEquals/aws:TagKeys',
    spares: condition('Null', 'aws:TagKeys', 'true'),
  },
  MISSING_QUOTE_IN_VARIABLE: { finds: variable('${aws:username, none}'), at: '/Resource' },
  MISSING_RESOURCE: { finds: { Resource: undefined }, at: '' },
  MISSING_STATEMENT: { finds: '{"Version":"2012-10-17"}' },
  MISSING_TAG_KEY_IN_CONDITION: {
    finds: condition('StringEquals', 'aws:RequestTag/', 'a'),
    at: '/Condition/StringEquals/aws:RequestTag~1',
    spares: condition('StringEquals', 'aws:RequestTag/a', 'a'),
  },
  NULL_WITH_IF_EXISTS: { finds: condition('NullIfExists', 'aws:username', 'true'), at: '/Condition/NullIfExists' },
  POLICY_SIZE_EXCEEDS_RCP_QUOTA: { type: 'rcp', finds: { Sid: 'x'.repeat(5_200) } },
  POLICY_SIZE_EXCEEDS_SCP_QUOTA: { type: 'scp', finds: { Sid: 'x'.repeat(5_200) } },
  PRIVATE_IP_ADDRESS: {
    finds: condition('IpAddress', 'aws:SourceIp', ['10.1.0.0/16', 'fd00::/8']),
    at: '/Condition/IpAddress/aws:SourceIp',
    spares: condition('IpAddress', 'aws:SourceIp', ['10.1.0.0/16', '203.0.113.0/24']),
  },
  PRIVATE_NOT_IP_ADDRESS: {
    finds: condition('NotIpAddress', 'aws:SourceIp', '192.168.0.0/24'),
    at: '/Condition/NotIpAddress/aws:SourceIp',
    spares: condition('NotIpAddress', 'aws:VpcSourceIp', '192.168.0.0/24'),
  },
  RCP_SYNTAX_ERROR_ACTION: { type: 'rcp', finds: { Action: '*' }, at: '/Action' },
  RCP_SYNTAX_ERROR_ALLOW: { type: 'rcp', finds: { Effect: 'Allow' }, at: '/Effect' },
  RCP_SYNTAX_ERROR_NOTACTION: { type: 'rcp', finds: { Action: undefined, NotAction: 's3:*' }, at: '/NotAction' },
  RCP_SYNTAX_ERROR_PRINCIPAL: { type: 'rcp', finds: { Principal: { AWS: '111122223333' } }, at: '/Principal/AWS' },
  ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL: {
    type: 'trust',
    finds: { Principal: undefined, NotPrincipal: { AWS: '111122223333' } },
    at: '/NotPrincipal',
  },
  ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE: { type: 'trust', finds: { Resource: '*' }, at: '/Resource' },
  ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL: { type: 'trust', finds: { Principal: '*' }, at: '/Principal' },
  SCP_SYNTAX_ERROR_PRINCIPAL: { type: 'scp', finds: { Principal: '*' }, at: '/Principal' },
  TYPE_MISMATCH_IP_RANGE: {
    finds: condition('IpAddress', 'aws:SourceIp', 'home'),
    at: '/Condition/IpAddress/aws:SourceIp',
  },
  UNIQUE_SIDS_REQUIRED: {
    finds: JSON.stringify({
      Statement: [
        { ...IDENTITY, Sid: 'A' },
        { ...IDENTITY, Sid: 'A' },
      ],
    }),
  },
  UNSUPPORTED_ACTION_IN_POLICY: {
    type: 'resource',
    resourceType: S3_BUCKET,
    finds: { Action: ['s3:*', 'sqs:SendMessage'] },
    at: '/Action/1',
    spares: { Action: ['s3:*', '*'] },
  },
  UNSUPPORTED_ELEMENT_COMBINATION: { finds: { NotAction: 's3:*' }, at: '/NotAction' },
  UNSUPPORTED_PRINCIPAL: { finds: { Principal: '*' }, at: '/Principal' },
  UNSUPPORTED_RESOURCE_ARN_IN_POLICY: {
    type: 'resource',
    resourceType: S3_BUCKET,
    finds: { Resource: 'arn:aws:sqs:eu-west-1:111122223333:queue' },
    at: '/Resource',
    spares: { Resource: '*' },
  },
  UNSUPPORTED_SID: { finds: { Sid: 'a b' }, at: '/Sid' },
  UNSUPPORTED_SPACE_IN_VARIABLE: { finds: variable('${ aws:username }'), at: '/Resource' },
  UNSUPPORTED_WILDCARD_IN_PRINCIPAL: {
    type: 'resource',
    finds: { Principal: { AWS: 'arn:aws:iam::111122223333:role/*' } },
    at: '/Principal/AWS',
    spares: { Principal: { AWS: '*' } },
  },
  VARIABLE_UNSUPPORTED_IN_ELEMENT: {
    finds: { Action: 'sqs:*', Resource: 'arn:aws:sqs:*:${aws:PrincipalAccount}:queue' },
    at: '/Resource',
    spares: { Action: 'sqs:*', Resource: 'arn:aws:sqs:*:111122223333:${aws:username}' },
  },
  VARIABLE_UNSUPPORTED_IN_VERSION: {
    finds: JSON.stringify({ Statement: { ...IDENTITY, ...variable('${aws:username}') } }),
  },

  ALLOW_WITH_NOT_PRINCIPAL: {
    type: 'resource',
    finds: { Principal: undefined, NotPrincipal: { AWS: '111122223333' } },
    at: '/NotPrincipal',
  },
  FORALLVALUES_WITH_SINGLE_VALUED_KEY: {
    finds: condition('ForAllValues:StringEquals', 'aws:username', 'a'),
    at: '/Condition/ForAllValues:StringEquals/aws:username',
    spares: condition('ForAllValues:StringEquals', 'aws:TagKeys', 'a'),
  },
  MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL: {
    type: 'trust',
    finds: { Principal: OIDC, Action: 'sts:AssumeRoleWithWebIdentity' },
    at: '/Principal/Federated',
    spares: { Principal: OIDC, Action: 'sts:AssumeRoleWithWebIdentity', ...GITHUB },
  },
  MISSING_PAIRED_CONDITION_KEYS: {
    type: 'resource',
    finds: { Principal: { Service: 's3.amazonaws.com' }, ...SOURCE_ARN },
    at: '/Condition/ArnLike/aws:SourceArn',
    spares: {
      Principal: { Service: 's3.amazonaws.com' },
      Condition: { ...SOURCE_ARN.Condition, StringEquals: { 'aws:SourceAccount': '111122223333' } },
    },
  },
  PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE: {
    finds: { Action: undefined, NotAction: 's3:*', Resource: undefined, NotResource: ONE_ROLE },
    at: '/NotResource',
    spares: { Action: undefined, NotAction: 'iam:*', Resource: undefined, NotResource: ONE_ROLE },
  },
  PASS_ROLE_WITH_NOT_RESOURCE: {
    finds: { Action: PASS, Resource: undefined, NotResource: ONE_ROLE },
    at: '/NotResource',
    spares: { Action: PASS, Resource: ONE_ROLE },
  },
  PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE: {
    finds: { Action: 'iam:Pass*', Resource: undefined, NotResource: ONE_ROLE },
    at: '/NotResource',
    spares: { Action: 'iam:Pass*', Resource: undefined, NotResource: '*' },
  },
  PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE: {
    finds: { Action: 'iam:*', Resource: '*' },
    at: '/Resource',
    spares: { Action: 'iam:*', Resource: '*', ...TO_LAMBDA },
  },
  PASS_ROLE_WITH_STAR_IN_RESOURCE: {
    finds: { Action: PASS, Resource: ['arn:aws:iam::*:role/*'] },
    at: '/Resource/0',
    spares: { Action: PASS, Resource: ['arn:aws:iam::*:role/app/*'] },
  },
  PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION: {
    finds: { Action: undefined, NotAction: 's3:*', Resource: '*' },
    at: '/Resource',
    spares: { Effect: 'Deny', Action: undefined, NotAction: 's3:*', Resource: '*' },
  },
  RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL: {
    type: 'resource',
    finds: { Principal: { Service: 's3.amazonaws.com' } },
    at: '/Principal/Service',
    spares: {
      Principal: { Service: 's3.amazonaws.com' },
      ...condition('StringEquals', 'aws:SourceAccount', '111122223333'),
    },
  },

  CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE: {
    finds: { Action: undefined, NotAction: 's3:*', Resource: undefined, NotResource: ONE_ROLE },
    at: '/NotResource',
  },
  CREATE_SLR_WITH_NOT_RESOURCE: {
    finds: { Action: SLR, Resource: undefined, NotResource: ONE_ROLE },
    at: '/NotResource',
  },
  CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE: {
    finds: { Action: 'iam:Create*', Resource: undefined, NotResource: ONE_ROLE },
    at: '/NotResource',
  },
  CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE: {
    finds: { Action: 'iam:Create*', Resource: '*' },
    at: '/Resource',
    spares: { Action: 'iam:Create*', Resource: '*', ...FOR_ECS },
  },
  CREATE_SLR_WITH_STAR_IN_RESOURCE: {
    finds: { Action: SLR, Resource: '*' },
    at: '/Resource',
    spares: { Action: SLR, Resource: 'arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/*' },
  },
  CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION: {
    finds: { Action: undefined, NotAction: 's3:*', Resource: '*' },
    at: '/Resource',
  },
  DEPRECATED_GLOBAL_CONDITION_KEY: {
    finds: condition('ArnLike', 'aws:ARN', 'arn:aws:iam::111122223333:user/a'),
    at: '/Condition/ArnLike/aws:ARN',
    spares: condition('ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::111122223333:user/a'),
  },
  INVALID_DATE_VALUE: {
    finds: condition('DateLessThan', 'aws:CurrentTime', '1735689600'),
    at: '/Condition/DateLessThan/aws:CurrentTime',
    spares: condition('DateLessThan', 'aws:CurrentTime', '2025-01-01T00:00:00Z'),
  },
  INVALID_ROLE_REFERENCE: {
    type: 'resource',
    finds: { Principal: { AWS: 'AROAJQABLZS4A3QDU576Q' } },
    at: '/Principal/AWS',
  },
  INVALID_USER_REFERENCE: {
    type: 'resource',
    finds: { Principal: { AWS: 'AIDAJQABLZS4A3QDU576Q' } },
    at: '/Principal/AWS',
  },
  MISSING_VERSION: { finds: JSON.stringify({ Statement: IDENTITY }) },
  POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA: { finds: { Sid: 'x'.repeat(6_100) }, spares: { Sid: 'x'.repeat(5_900) } },
  POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA: { type: 'resource', finds: { Sid: 'x'.repeat(20_480) } },
  POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA: { type: 'trust', finds: { Sid: 'x'.repeat(4_096) } },
  TYPE_MISMATCH: {
    finds: condition('StringEquals', 'aws:SecureTransport', 'true'),
    at: '/Condition/StringEquals/aws:SecureTransport',
    spares: condition('StringLike', 'aws:PrincipalArn', '*'),
  },
  TYPE_MISMATCH_BOOLEAN: {
    finds: condition('Bool', 'aws:SecureTransport', 'yes'),
    at: '/Condition/Bool/aws:SecureTransport',
  },
  TYPE_MISMATCH_DATE: {
    finds: condition('DateEquals', 'aws:CurrentTime', 'today'),
    at: '/Condition/DateEquals/aws:CurrentTime',
  },
  TYPE_MISMATCH_NUMBER: {
    finds: condition('NumericEquals', 's3:max-keys', 'ten'),
    at: '/Condition/NumericEquals/s3:max-keys',
  },
  TYPE_MISMATCH_STRING: {
    finds: condition('StringEquals', 'aws:username', 7),
    at: '/Condition/StringEquals/aws:username',
    spares: condition('StringEquals', 'aws:username', '7'),
  },
  UNIQUE_SIDS_RECOMMENDED: {
    type: 'resource',
    finds: JSON.stringify({
      Statement: [
        { ...BASE.resource, Sid: 'A' },
        { ...BASE.resource, Sid: 'A' },
      ],
    }),
  },
  WILDCARD_WITHOUT_LIKE_OPERATOR: {
    finds: condition('StringEquals', 'aws:username', 'a*'),
    at: '/Condition/StringEquals/aws:username',
    spares: condition('StringEquals', 'aws:username', 'a${*}'),
  },

  EMPTY_ARRAY_ACTION: { finds: { Action: [] }, at: '/Action' },
  EMPTY_ARRAY_CONDITION: {
    finds: condition('StringEquals', 'aws:username', []),
    at: '/Condition/StringEquals/aws:username',
  },
  EMPTY_ARRAY_CONDITION_FORALLVALUES: {
    finds: condition('ForAllValues:StringEquals', 'aws:TagKeys', []),
    at: '/Condition/ForAllValues:StringEquals/aws:TagKeys',
  },
  EMPTY_ARRAY_CONDITION_FORANYVALUE: {
    finds: condition('ForAnyValue:StringEquals', 'aws:TagKeys', []),
    at: '/Condition/ForAnyValue:StringEquals/aws:TagKeys',
  },
  EMPTY_ARRAY_CONDITION_IFEXISTS: {
    finds: condition('StringEqualsIfExists', 'aws:username', []),
    at: '/Condition/StringEqualsIfExists/aws:username',
  },
  EMPTY_ARRAY_PRINCIPAL: { type: 'resource', finds: { Principal: { AWS: [] } }, at: '/Principal/AWS' },
  EMPTY_ARRAY_RESOURCE: { finds: { Resource: [] }, at: '/Resource' },
  EMPTY_OBJECT_CONDITION: { finds: { Condition: {} }, at: '/Condition' },
  EMPTY_OBJECT_PRINCIPAL: { type: 'resource', finds: { Principal: {} }, at: '/Principal' },
  EMPTY_SID_VALUE: { finds: { Sid: '' }, at: '/Sid', spares: { Sid: 'A' } },
  IMPROVE_IP_RANGE: {
    finds: condition('IpAddress', 'aws:SourceIp', '203.0.113.5/24'),
    at: '/Condition/IpAddress/aws:SourceIp',
    spares: condition('IpAddress', 'aws:SourceIp', '203.0.113.5/32'),
  },
  NULL_WITH_QUALIFIER: {
    finds: condition('ForAllValues:Null', 'aws:TagKeys', 'true'),
    at: '/Condition/ForAllValues:Null/aws:TagKeys',
    spares: condition('Null', 'aws:TagKeys', 'true'),
  },
  REDUNDANT_ACTION: {
    finds: { Action: ['s3:GetObject', 's3:get*'] },
    at: '/Action/0',
    spares: { Action: ['s3:GetObject', 's3:Put*'] },
  },
  REDUNDANT_CONDITION_VALUE_NUM: {
    finds: condition('NumericLessThan', 's3:max-keys', ['10', '20']),
    at: '/Condition/NumericLessThan/s3:max-keys',
    spares: condition('NumericEquals', 's3:max-keys', ['10', '20']),
  },
  REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY: {
    type: 'trust',
    finds: {
      Principal: { AWS: ['arn:aws:iam::111122223333:role/team/R', 'arn:aws:sts::111122223333:assumed-role/R/s'] },
    },
    at: '/Principal/AWS/1',
    spares: { Principal: { AWS: ['arn:aws:iam::111122223333:role/Q', 'arn:aws:sts::111122223333:assumed-role/R/s'] } },
  },
  REDUNDANT_RESOURCE: {
    finds: { Resource: ['arn:aws:s3:::bucket/*', 'arn:aws:s3:::bucket/a'] },
    at: '/Resource/1',
    spares: { Resource: ['arn:aws:s3:::bucket/*', 'arn:aws:s3:::bucket'] },
  },
  REDUNDANT_STATEMENT: {
    finds: JSON.stringify({
      Version: '2012-10-17',
      Statement: [IDENTITY, { ...IDENTITY, Action: 's3:Get*', Sid: 'Wider' }],
    }),
  },
  WILDCARD_IN_SERVICE_NAME: { finds: { Action: 's*:GetObject' }, at: '/Action', spares: { Action: 's3:Get*' } },
}

function findings({ type = 'identity', resourceType }: Case, change: object | string): readonly Finding[] {
  const source = typeof change === 'string' ? change : document(type, change)
  return validatePolicy(source, { policyType: type, ...(resourceType !== undefined && { resourceType }) })
}

const codes = (all: readonly Finding[]) => all.map(({ issueCode }) => issueCode)

/** Kinds that are raised because the policy would not be stored, or lowered because nobody can know. */
const OTHER_KINDS: Partial<Record<IssueCode, Finding['findingType']>> = {
  ALLOW_WITH_NOT_PRINCIPAL: 'ERROR',
  EMPTY_ARRAY_CONDITION: 'ERROR',
  TYPE_MISMATCH_BOOLEAN: 'ERROR',
  TYPE_MISMATCH_DATE: 'ERROR',
  TYPE_MISMATCH_NUMBER: 'ERROR',
  INVALID_SERVICE_IN_ACTION: 'SUGGESTION',
}

describe('every check', () => {
  const cases = Object.entries(CASES) as readonly [IssueCode, Case][]

  it.each(cases)('%s is found once, at its place', (code, example) => {
    const found = findings(example, example.finds).filter(({ issueCode }) => issueCode === code)
    expect(found).toHaveLength(1)
    expect(found[0]?.findingType).toBe(OTHER_KINDS[code] ?? ISSUES[code])
    if (example.at !== undefined) expect(found[0]?.pointer).toBe(`/Statement${example.at}`)
  })

  it.each(cases.filter(([, { spares }]) => spares !== undefined))(
    '%s is not found where it is not meant',
    (code, example) => {
      expect(codes(findings(example, example.spares ?? {}))).not.toContain(code)
    },
  )

  it('finds nothing in a good policy of any type', () => {
    for (const type of Object.keys(BASE) as readonly PolicyType[])
      expect(codes(findings({ type, finds: {} }, {})), type).toEqual([])
  })
})

describe('a finding', () => {
  it('spans what it is about and links to its check', () => {
    const source =
      '{\n  "Version": "2012-10-17",\n  "Statement": { "Effect": "Allow", "Action": "s3:GetObjct", "Resource": "*" }\n}'
    const [found] = validatePolicy(source)
    expect(source.slice(found?.offset, found?.endOffset)).toBe('"s3:GetObjct"')
    expect(found).toMatchObject({
      findingType: 'ERROR',
      issueCode: 'INVALID_ACTION',
      pointer: '/Statement/Action',
      line: 3,
      column: 47,
      endLine: 3,
      endColumn: 60,
      learnMoreLink:
        'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-action',
    })
  })

  it('comes with all others, though the parser refuses the policy', () => {
    const source = {
      Statement: [
        { Effect: 'allow', Action: 's3:GetObjct', Resource: '*' },
        { ...IDENTITY, Action: 's3:Nothing' },
      ],
    }
    expect(codes(validatePolicy(source))).toEqual(['MISSING_VERSION', 'INVALID_EFFECT', 'INVALID_ACTION'])
  })

  it('is made of what is no policy at all, too', () => {
    for (const source of [
      '',
      'null',
      '[]',
      '{"Statement":[[]]}',
      '{"Statement":{"Condition":{"Bool":[]}}}',
      '大',
      ' '.repeat(600_000),
    ]) {
      const found = validatePolicy(source)
      expect(found.some(({ findingType }) => findingType === 'ERROR')).toBe(true)
      for (const { line, column, endOffset } of found)
        expect([line, column, endOffset].every(Number.isInteger)).toBe(true)
    }
  })
})

describe('a document made to be slow', () => {
  const many = (count: number, text: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => text(index))

  it.each([
    ['a long action', { Action: `s3:${'*a'.repeat(200_000)}` }],
    ['a long resource', { Resource: `arn:aws:s3:::${'*a'.repeat(200_000)}` }],
    ['unclosed variables', { Resource: `arn:aws:ec2:::${'${'.repeat(200_000)}` }],
    ['many actions', { Action: many(10_000, (index) => `s3:*${index}`) }],
    ['many resources', { Resource: many(3_000, (index) => `arn:aws:ec2:*:*:*${index}*`) }],
    [
      'many values',
      condition(
        'StringEquals',
        'aws:username',
        many(10_000, (index) => `*${index}`),
      ),
    ],
  ])('is checked all the same: %s', (_, change) => {
    expect(findings({ finds: change }, JSON.stringify(document('identity', change))).length).toBeGreaterThan(0)
  })
})
