/** Condition blocks over the keys of the request: every operator, every form. */
import type { AccessRequest } from '../../src/engine/access-request.ts'
import { A, DERIVED_KEYS, KEYS, ROLE_ID, USER_ID } from './case-request.ts'
import type { Choices } from './choices.ts'

type Family = 'string' | 'numeric' | 'date' | 'bool' | 'binary' | 'ip' | 'arn' | 'null'

const OPERATORS: Readonly<Record<Family, readonly [string, ...string[]]>> = {
  string: [
    'StringEquals',
    'StringNotEquals',
    'StringEqualsIgnoreCase',
    'StringNotEqualsIgnoreCase',
    'StringLike',
    'StringNotLike',
  ],
  numeric: [
    'NumericEquals',
    'NumericNotEquals',
    'NumericLessThan',
    'NumericLessThanEquals',
    'NumericGreaterThan',
    'NumericGreaterThanEquals',
  ],
  date: [
    'DateEquals',
    'DateNotEquals',
    'DateLessThan',
    'DateLessThanEquals',
    'DateGreaterThan',
    'DateGreaterThanEquals',
  ],
  bool: ['Bool'],
  binary: ['BinaryEquals'],
  ip: ['IpAddress', 'NotIpAddress'],
  arn: ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'],
  null: ['Null'],
}

type Value = string | number | boolean

const VALUES: Readonly<Record<Family, readonly [Value, ...Value[]]>> = {
  string: [
    'a',
    'b',
    'A',
    'a*',
    '?',
    '*a*',
    '',
    'alice',
    'User',
    A,
    USER_ID,
    `${ROLE_ID}:*`,
    '${aws:username}',
    '${aws:PrincipalTag/t}',
    "${aws:PrincipalTag/t, 'a'}",
    'a${*}',
    '10',
    'true',
  ],
  numeric: ['10', '9', '10.0', 11, '-1', '0.5', '1777636800'],
  date: [
    '2026-05-01T12:00:00Z',
    '2026-05-01',
    '1777636800',
    '2026-06',
    '2026-05-01T12:00:00.5Z',
    '2026-05-01T10:00-02:00',
  ],
  bool: ['true', 'false', true, false],
  binary: ['YQ==', 'Yg=='],
  ip: ['203.0.113.0/24', '203.0.113.7', '198.51.100.1/8', '2001:db8::/32', '0.0.0.0/0', '::/0'],
  arn: [
    'arn:aws:s3:::a',
    'arn:aws:s3:::a*',
    'arn:aws:s3:::${aws:PrincipalTag/t}',
    `arn:aws:sns:*:${A}:a*`,
    `arn:aws:iam::${A}:user/*`,
    `arn:aws:iam::${A}:role/*R`,
    'arn:*:*:*:*:*',
    '${aws:PrincipalArn}',
  ],
  null: ['true', 'false'],
}

/** The families that make sense of a key; the others are tried now and then. */
const FAMILY_OF: Readonly<Record<string, Family>> = {
  'app:Number': 'numeric',
  'app:Date': 'date',
  'app:Flag': 'bool',
  'app:Bytes': 'binary',
  'aws:SourceIp': 'ip',
  'aws:SourceArn': 'arn',
  'aws:PrincipalArn': 'arn',
  'aws:MultiFactorAuthPresent': 'bool',
  'aws:PrincipalIsAWSService': 'bool',
  'aws:CurrentTime': 'date',
  'aws:EpochTime': 'numeric',
}

const FAMILIES: readonly [Family, ...Family[]] = ['string', 'numeric', 'date', 'bool', 'binary', 'ip', 'arn', 'null']
const ALL_KEYS = [...Object.keys(KEYS), ...DERIVED_KEYS]

export type ConditionBlock = Record<string, Record<string, Value | Value[]>>

/** None, one or two tests. */
export function chooseCondition(choices: Choices, request: AccessRequest): ConditionBlock | undefined {
  const count = choices.pick([0, 0, 1, 1, 2])
  if (count === 0) return undefined
  const block: ConditionBlock = {}
  for (let i = 0; i < count; i++) {
    const key = chooseKey(choices, request)
    const family = choices.chance(80) ? (FAMILY_OF[key] ?? 'string') : choices.pick(FAMILIES)
    const { operator, values } = chooseTest(choices, family)
    block[operator] ??= { [choices.chance(10) ? key.toLowerCase() : key]: values }
  }
  return block
}

function chooseKey(choices: Choices, request: AccessRequest): string {
  const given = Object.keys(request.context ?? {})
  const keys = given.length > 0 && choices.chance(60) ? given : ALL_KEYS
  const spelled = keys[choices.below(keys.length)] ?? 'app:Text'
  return ALL_KEYS.find((key) => key.toLowerCase() === spelled.toLowerCase()) ?? spelled
}

function chooseTest(choices: Choices, family: Family): { operator: string; values: Value | Value[] } {
  const base = choices.pick(OPERATORS[family])
  const prefix = choices.pick(['', '', '', 'ForAllValues:', 'ForAnyValue:'])
  const suffix = family !== 'null' && choices.chance(20) ? 'IfExists' : ''
  const operator = `${prefix}${base}${suffix}`
  // An empty list is legal under a set operator or IfExists; ForAnyValue with IfExists is where the reference contradicts itself.
  const mayBeEmpty = (prefix !== '') !== (suffix !== '') && family !== 'null' && family !== 'bool'
  if (mayBeEmpty && choices.chance(3)) return { operator, values: [] }
  if (family === 'bool' || family === 'null' || choices.chance(60))
    return { operator, values: choices.pick(VALUES[family]) }
  return { operator, values: sameType(choices.several(1, 3, () => choices.pick(VALUES[family]))) }
}

/** A list must not mix JSON types (1.1 rule 10). */
function sameType(values: Value[]): Value[] {
  return [...new Set(values.map(String))]
}
