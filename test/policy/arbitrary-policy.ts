import fc from 'fast-check'
import { CONDITION_OPERATORS } from '../../src/policy/condition-operators.ts'
import type { PolicyType } from '../../src/policy/policy-document.ts'

/** Policies as plain data that must parse, with every element the type of policy allows. */

const oneOrMore = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T | T[]> =>
  fc.oneof(item, fc.array(item, { minLength: 1, maxLength: 3 }))

const latin = (maxLength: number) =>
  fc.string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)), maxLength })

/** Free text in which every `${` is a variable. */
const text = fc
  .array(
    fc.oneof(
      latin(8),
      fc.constantFrom('${aws:username}', "${aws:PrincipalTag/team, 'none'}", '${*}', '*', '?', '"', '\\'),
    ),
    {
      maxLength: 4,
    },
  )
  .map((parts) => parts.map((part) => (part.startsWith('${') ? part : part.replaceAll('$', ''))).join(''))

const action = fc.oneof(
  fc.constantFrom('s3:GetObject', 's3:*', 'iam:Get?ser*', 'LAMBDA:invokefunction', 'own-service:Do.It'),
  fc.constant('*'),
)
const stsAction = fc.constantFrom('sts:AssumeRole', 'sts:TagSession', 'STS:*')
const serviceAction = fc.constantFrom('s3:*', 's3:GetObject', 'sqs:Send*')

const resource = fc.oneof(
  fc.constant('*'),
  fc
    .tuple(
      fc.constantFrom('aws', '*', 'aws-cn'),
      fc.constantFrom('s3', 'lambda', 'own.service'),
      fc.constantFrom('', '*', 'eu-*'),
      text,
    )
    .map(([partition, service, region, rest]) => `arn:${partition}:${service}:${region}:111122223333:${rest}`),
)

const awsPrincipal = fc.constantFrom(
  '*',
  '111122223333',
  'arn:aws:iam::111122223333:root',
  'arn:aws:iam::111122223333:user/team/alice',
  'arn:aws:sts::111122223333:assumed-role/Reader/session',
  'AIDAJQABLZS4A3QDU576Q',
)

const principal = fc.oneof(
  fc.record(
    {
      AWS: oneOrMore(awsPrincipal),
      Service: oneOrMore(fc.constantFrom('lambda.amazonaws.com', 's3.amazonaws.com')),
      Federated: oneOrMore(fc.constantFrom('accounts.google.com', 'arn:aws:iam::111122223333:saml-provider/Idp')),
    },
    { requiredKeys: [] },
  ),
  fc.constant({ AWS: '*' }),
)

const VALUES = {
  String: text,
  Arn: fc.oneof(fc.constant('arn:aws:iam::*:role/${aws:PrincipalTag/team}'), text),
  Numeric: fc.oneof(fc.integer(), fc.constantFrom('10', '10.5', '-3')),
  Date: fc.constantFrom('2025-01-31', '2025-01-31T12:00:00Z', '2025-01-31T12:00:00.5+02:00', 1735689600),
  Bool: fc.oneof(fc.boolean(), fc.constantFrom('true', 'False')),
  Null: fc.oneof(fc.boolean(), fc.constantFrom('true', 'false')),
  IpAddress: fc.constantFrom('203.0.113.0/24', '2001:db8::/32', '::1', '192.0.2.1'),
  Binary: fc.base64String({ maxLength: 12 }),
} as const

const KEYS = [
  'aws:username',
  'aws:PrincipalTag/cost center',
  's3:prefix',
  'accounts.google.com:aud',
  'own:Key',
] as const

const conditionBlock = fc.dictionary(
  fc
    .tuple(
      fc.constantFrom('', 'ForAllValues:', 'ForAnyValue:'),
      fc.constantFrom(...Object.keys(CONDITION_OPERATORS)),
      fc.constantFrom('', 'IfExists'),
    )
    .filter(([, base, suffix]) => base !== 'Null' || suffix === '')
    .map((parts) => parts.join('')),
  fc.constant(null),
  { maxKeys: 3 },
)

const condition = conditionBlock.chain((operators) =>
  fc.record(
    Object.fromEntries(
      Object.keys(operators).map((operator) => {
        const base = operator.replace(/^.*:/, '').replace(/IfExists$/, '')
        const { family } = CONDITION_OPERATORS[base as keyof typeof CONDITION_OPERATORS]
        return [operator, fc.dictionary(fc.constantFrom(...KEYS), oneOrMore<unknown>(VALUES[family]), { maxKeys: 2 })]
      }),
    ),
  ),
)

const optional = (name: string, value: fc.Arbitrary<unknown>) =>
  fc.option(
    value.map((some) => ({ [name]: some })),
    { nil: {} },
  )

const either = (names: readonly string[], value: fc.Arbitrary<unknown>) =>
  fc.tuple(fc.constantFrom(...names), value).map(([name, some]) => ({ [name]: some }))

const merge = (...parts: fc.Arbitrary<object>[]) => fc.tuple(...parts).map((all) => Object.assign({}, ...all) as object)

const effect = either(['Effect'], fc.constantFrom('Allow', 'Deny'))
const actions = either(['Action', 'NotAction'], oneOrMore(action))
const resources = either(['Resource', 'NotResource'], oneOrMore(resource))
const conditions = optional('Condition', condition)
const identityStatement = merge(effect, actions, resources, conditions)

const STATEMENTS: Readonly<Record<PolicyType, fc.Arbitrary<object>>> = {
  identity: identityStatement,
  boundary: identityStatement,
  session: identityStatement,
  scp: identityStatement,
  resource: fc.oneof(
    merge(effect, either(['Principal'], fc.oneof(principal, fc.constant('*'))), actions, resources, conditions),
    merge(fc.constant({ Effect: 'Deny' }), either(['NotPrincipal'], principal), actions, resources, conditions),
  ),
  trust: merge(effect, either(['Principal'], principal), either(['Action'], oneOrMore(stsAction)), conditions),
  rcp: merge(
    fc.constant({ Effect: 'Deny', Principal: '*' }),
    either(['Action'], oneOrMore(serviceAction)),
    resources,
    conditions,
  ),
}

export const POLICY_TYPES = Object.keys(STATEMENTS) as readonly PolicyType[]

/** A policy of the given type. Sids are numbered so that they are unique. */
export const arbitraryPolicy = (type: PolicyType): fc.Arbitrary<object> =>
  fc
    .record({
      sids: fc.boolean(),
      single: fc.boolean(),
      statements: fc.array(STATEMENTS[type], { minLength: 1, maxLength: 3 }),
    })
    .map(({ sids, single, statements }) => {
      const named = statements.map((statement, index) => (sids ? { Sid: `S${index}`, ...statement } : statement))
      return { Version: '2012-10-17', Statement: single ? named[0] : named }
    })
