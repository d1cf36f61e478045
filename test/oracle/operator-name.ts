/** Condition operators by name. Reference 3.3 and 3.4; names are compared exactly (3.1). */
import { MalformedPolicy } from './malformed.ts'

/** The positive operators, by which every other is explained. */
const POSITIVE = [
  'StringEquals',
  'StringEqualsIgnoreCase',
  'StringLike',
  'NumericEquals',
  'NumericLessThan',
  'NumericLessThanEquals',
  'NumericGreaterThan',
  'NumericGreaterThanEquals',
  'DateEquals',
  'DateLessThan',
  'DateLessThanEquals',
  'DateGreaterThan',
  'DateGreaterThanEquals',
  'Bool',
  'BinaryEquals',
  'IpAddress',
  'ArnEquals',
  'ArnLike',
  'Null',
] as const
export type PositiveOperator = (typeof POSITIVE)[number]

/** Each negated operator is the NOR of its positive one (3.1). */
const NEGATED: Readonly<Record<string, PositiveOperator>> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  NumericNotEquals: 'NumericEquals',
  DateNotEquals: 'DateEquals',
  NotIpAddress: 'IpAddress',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
}

export interface Operator {
  readonly base: PositiveOperator
  readonly negated: boolean
  readonly ifExists: boolean
  readonly set: 'ForAllValues' | 'ForAnyValue' | undefined
}

export function readOperator(text: string): Operator {
  const [, set, name = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(text) ?? []
  const positive = POSITIVE.find((operator) => operator === name)
  const base = positive ?? NEGATED[name]
  if (base === undefined) throw new MalformedPolicy(`unknown operator ${text}`)
  // 3.3: Null accepts no IfExists.
  if (base === 'Null' && ifExists) throw new MalformedPolicy('NullIfExists does not exist')
  return {
    base,
    negated: positive === undefined,
    ifExists: ifExists !== undefined,
    set: set === 'ForAllValues' || set === 'ForAnyValue' ? set : undefined,
  }
}
