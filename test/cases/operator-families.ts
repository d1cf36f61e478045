/**
 * Every condition operator against every state of its key, written from the tables of reference 3.2, 3.3 and 3.4.
 * `npx tsx test/cases/operator-families.ts` writes the `operators-*.json` files next to it; a test says they are current.
 */
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { DecisionCase } from './load-cases.ts'

/** What an operator compares. `first` and `second` meet one policy value each, and `neither` meets none. */
interface Sample {
  readonly policy: readonly [string, string?]
  readonly first: string
  readonly second?: string
  readonly neither: string
}

/** Reference 3.3, one row an operator: the positive operators, by family. */
const POSITIVE: Readonly<Record<string, Readonly<Record<string, Sample>>>> = {
  string: {
    StringEquals: { policy: ['blue', 'red'], first: 'blue', second: 'red', neither: 'Blue' },
    StringEqualsIgnoreCase: { policy: ['blue', 'red'], first: 'BLUE', second: 'Red', neither: 'bluer' },
    StringLike: { policy: ['b*e', 'r?d'], first: 'b/l:u/e', second: 'rod', neither: 'Blue' },
  },
  numeric: {
    NumericEquals: { policy: ['10', '2.5'], first: '10.0', second: '2.50', neither: '11' },
    NumericLessThan: { policy: ['5', '10'], first: '4', second: '9.99', neither: '10' },
    NumericLessThanEquals: { policy: ['5', '10'], first: '5', second: '10', neither: '10.01' },
    NumericGreaterThan: { policy: ['10', '5'], first: '11', second: '9', neither: '5' },
    NumericGreaterThanEquals: { policy: ['10', '5'], first: '10', second: '5', neither: '-5' },
  },
  date: {
    DateEquals: {
      policy: ['2026-05-01T12:00:00Z', '2026-06-01'],
      first: '2026-05-01T14:00:00+02:00',
      second: '2026-06-01T00:00:00Z',
      neither: '2026-05-01T12:00:01Z',
    },
    DateLessThan: {
      policy: ['2026-01-01T00:00:00Z', '2026-06-01T00:00:00Z'],
      first: '2025-12-31T23:59:59Z',
      second: '2026-05-31T23:59:59Z',
      neither: '2026-06-01T00:00:00Z',
    },
    DateLessThanEquals: {
      policy: ['2026-01-01T00:00:00Z', '2026-06-01T00:00:00Z'],
      first: '2026-01-01T00:00:00Z',
      second: '2026-06-01T00:00:00Z',
      neither: '2026-06-01T00:00:01Z',
    },
    DateGreaterThan: {
      policy: ['2026-06-01T00:00:00Z', '2026-01-01T00:00:00Z'],
      first: '2026-06-01T00:00:01Z',
      second: '2026-01-01T00:00:01Z',
      neither: '2026-01-01T00:00:00Z',
    },
    DateGreaterThanEquals: {
      policy: ['2026-06-01T00:00:00Z', '2026-01-01T00:00:00Z'],
      first: '2026-06-01T00:00:00Z',
      second: '2026-01-01T00:00:00Z',
      neither: '2025-12-31T23:59:59Z',
    },
  },
  bool: { Bool: { policy: ['true'], first: 'TRUE', neither: 'false' } },
  binary: {
    BinaryEquals: { policy: ['Ymx1ZQ==', 'cmVk'], first: 'Ymx1ZQ==', second: 'cmVk', neither: 'Z3JlZW4=' },
  },
  ip: {
    IpAddress: {
      policy: ['203.0.113.0/24', '2001:db8::/32'],
      first: '203.0.113.7',
      second: '2001:db8:1::1',
      neither: '203.0.114.7',
    },
  },
  arn: Object.fromEntries(
    ['ArnEquals', 'ArnLike'].map((operator) => [
      operator,
      {
        policy: ['arn:aws:s3:::log-*', 'arn:aws:sns:*:111111111111:topic-?'],
        first: 'arn:aws:s3:::log-1/a:b',
        second: 'arn:aws:sns:eu-west-1:111111111111:topic-1',
        neither: 'arn:aws:sns:eu-west-1:222222222222:topic-1',
      },
    ]),
  ),
}

/** Reference 3.1: a negated operator is the NOR of its positive one. */
const NEGATED: Readonly<Record<string, string>> = {
  StringEquals: 'StringNotEquals',
  StringEqualsIgnoreCase: 'StringNotEqualsIgnoreCase',
  StringLike: 'StringNotLike',
  NumericEquals: 'NumericNotEquals',
  DateEquals: 'DateNotEquals',
  IpAddress: 'NotIpAddress',
  ArnEquals: 'ArnNotEquals',
  ArnLike: 'ArnNotLike',
}

type Value = 'first' | 'second' | 'neither'

interface Row {
  readonly prefix?: string
  readonly suffix?: string
  /** Names of the request's values: one is sent alone, a list as a list; undefined is an absent key. */
  readonly request: Value | readonly Value[] | undefined
  /** Whether the statement applies under the positive and the negated operator. */
  readonly positive: boolean
  readonly negated: boolean
  readonly why: string
}

/** References 3.2 and 3.4. */
const ROWS: readonly Row[] = [
  { request: undefined, positive: false, negated: true, why: '3.2 absent' },
  { request: [], positive: false, negated: true, why: '3.2, 3.3 an empty list is an absent key' },
  { request: 'first', positive: true, negated: false, why: '3.1' },
  { request: 'second', positive: true, negated: false, why: '3.1 OR, and NOR' },
  { request: 'neither', positive: false, negated: true, why: '3.1' },
  { suffix: 'IfExists', request: undefined, positive: true, negated: true, why: '3.2 IfExists' },
  { suffix: 'IfExists', request: [], positive: true, negated: true, why: '3.2 IfExists' },
  { suffix: 'IfExists', request: 'second', positive: true, negated: false, why: '3.2 IfExists' },
  { suffix: 'IfExists', request: 'neither', positive: false, negated: true, why: '3.2 IfExists' },
  { prefix: 'ForAllValues:', request: undefined, positive: true, negated: true, why: '3.2 ForAllValues' },
  { prefix: 'ForAllValues:', request: [], positive: true, negated: true, why: '3.4 empty set' },
  { prefix: 'ForAllValues:', request: ['first'], positive: true, negated: false, why: '3.4 [A]' },
  { prefix: 'ForAllValues:', request: ['second', 'first'], positive: true, negated: false, why: '3.4 [B,A]' },
  { prefix: 'ForAllValues:', request: ['first', 'neither'], positive: false, negated: false, why: '3.4 [A,C]' },
  { prefix: 'ForAllValues:', request: ['neither'], positive: false, negated: true, why: '3.4 [C]' },
  { prefix: 'ForAnyValue:', request: undefined, positive: false, negated: false, why: '3.2 ForAnyValue' },
  { prefix: 'ForAnyValue:', request: [], positive: false, negated: false, why: '3.4 empty set' },
  { prefix: 'ForAnyValue:', request: ['second', 'first'], positive: true, negated: false, why: '3.4 [B,A]' },
  { prefix: 'ForAnyValue:', request: ['neither', 'first'], positive: true, negated: true, why: '3.4 [C,A]' },
  { prefix: 'ForAnyValue:', request: ['neither'], positive: false, negated: true, why: '3.4 [C]' },
  {
    prefix: 'ForAllValues:',
    suffix: 'IfExists',
    request: undefined,
    positive: true,
    negated: true,
    why: '3.4 IfExists',
  },
  {
    prefix: 'ForAnyValue:',
    suffix: 'IfExists',
    request: undefined,
    positive: true,
    negated: true,
    why: '3.4 IfExists',
  },
]

/** The cases of each family, by topic. */
export function operatorFamilies(): ReadonlyMap<string, readonly DecisionCase[]> {
  return new Map(
    Object.entries(POSITIVE).map(([family, operators]) => [
      `operators-${family}`,
      Object.entries(operators).flatMap(([operator, sample]) => {
        const negated = NEGATED[operator]
        return [
          ...rowsFor(sample).map((row) => caseOf({ operator, sample, row, applies: row.positive })),
          ...(negated
            ? rowsFor(sample).map((row) => caseOf({ operator: negated, sample, row, applies: row.negated }))
            : []),
        ]
      }),
    ]),
  )
}

/** Bool takes one policy value (3.3), so nothing can meet a second. */
function rowsFor(sample: Sample): readonly Row[] {
  return sample.second === undefined ? ROWS.filter(({ request }) => !request?.includes('second')) : ROWS
}

interface Ingredients {
  readonly operator: string
  readonly sample: Sample
  readonly row: Row
  readonly applies: boolean
}

function caseOf({ operator, sample, row, applies }: Ingredients): DecisionCase {
  const written = `${row.prefix ?? ''}${operator}${row.suffix ?? ''}`
  const textOf = (name: Value) => sample[name] ?? sample.first
  const request = typeof row.request === 'string' ? textOf(row.request) : row.request?.map(textOf)
  return {
    name: `${written}: ${describeRequest(row.request)} ${applies ? 'applies' : 'does not apply'}`,
    why: row.why,
    request: {
      principal: 'arn:aws:iam::111111111111:user/alice',
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::b/x',
      ...(request !== undefined && { context: { 'app:Subject': request } }),
    },
    policies: {
      identityPolicies: [
        {
          Version: '2012-10-17',
          Statement: {
            Sid: 'Only',
            Effect: 'Allow',
            Action: 's3:GetObject',
            Resource: '*',
            Condition: { [written]: { 'app:Subject': sample.second === undefined ? sample.policy[0] : sample.policy } },
          },
        },
      ],
    },
    expect: applies
      ? { outcome: 'ALLOWED', decidedBy: 'USER_POLICY', statements: ['Only'] }
      : { outcome: 'IMPLICIT_DENY', decidedBy: 'USER_POLICY' },
  }
}

function describeRequest(request: Row['request']): string {
  if (request === undefined) return 'absent key'
  return typeof request === 'string' ? `value meeting ${request}` : `list [${request.join(', ')}]`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [topic, cases] of operatorFamilies()) {
    writeFileSync(new URL(`${topic}.json`, import.meta.url), `${JSON.stringify(cases)}\n`)
  }
}
