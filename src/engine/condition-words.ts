import { type BaseOperator, parseOperator } from '../policy/condition-operators.ts'
import type { Condition } from '../policy/policy-document.ts'

/** How sentences say that a condition is met, and that it is not. */
const WORDS: Readonly<Record<Exclude<BaseOperator, 'Null'>, readonly [met: string, failed: string]>> = Object.freeze({
  StringEquals: ['is', 'is other than'],
  StringNotEquals: ['is other than', 'is'],
  StringEqualsIgnoreCase: ['is', 'is other than'],
  StringNotEqualsIgnoreCase: ['is other than', 'is'],
  StringLike: ['is like', 'is not like'],
  StringNotLike: ['is not like', 'is like'],
  NumericEquals: ['is', 'is other than'],
  NumericNotEquals: ['is other than', 'is'],
  NumericLessThan: ['is less than', 'is at least'],
  NumericLessThanEquals: ['is at most', 'is more than'],
  NumericGreaterThan: ['is more than', 'is at most'],
  NumericGreaterThanEquals: ['is at least', 'is less than'],
  DateEquals: ['is', 'is other than'],
  DateNotEquals: ['is other than', 'is'],
  DateLessThan: ['is before', 'is not before'],
  DateLessThanEquals: ['is not after', 'is after'],
  DateGreaterThan: ['is after', 'is not after'],
  DateGreaterThanEquals: ['is not before', 'is before'],
  Bool: ['is', 'is other than'],
  BinaryEquals: ['is', 'is other than'],
  IpAddress: ['is in', 'is outside'],
  NotIpAddress: ['is outside', 'is in'],
  ArnEquals: ['is like', 'is not like'],
  ArnNotEquals: ['is not like', 'is like'],
  ArnLike: ['is like', 'is not like'],
  ArnNotLike: ['is not like', 'is like'],
})

const MAX_LISTED = 5

/**
 * A condition in words: what a request is like that meets it, or that does not.
 *
 * @param values those of the condition, their variables replaced
 * @example conditionWords(condition, ['home/bob/*'], true) // `s3:prefix` is like `home/bob/*`
 */
export function conditionWords({ operator, key }: Condition, values: readonly string[], met: boolean): string {
  const parts = parseOperator(operator)
  const base = parts?.base ?? 'StringEquals'
  if (base === 'Null') return `\`${key}\` is ${values.includes('true') === met ? 'absent' : 'present'}`
  const [opposite] = values.length === 1 ? values.map((value) => OPPOSITES.get(value.toLowerCase())) : []
  if (base === 'Bool' && !met && opposite !== undefined) return `\`${key}\` is \`${opposite}\``
  const verb = WORDS[base][met ? 0 : 1]
  const quantity =
    parts?.set === undefined ? '' : (parts.set === 'ForAllValues') === met ? 'every value of ' : 'a value of '
  return `${quantity}\`${key}\` ${verb} ${listed(values)}`
}

const OPPOSITES: ReadonlyMap<string, string> = new Map([
  ['true', 'false'],
  ['false', 'true'],
])

function listed(values: readonly string[]): string {
  const quoted = values.slice(0, MAX_LISTED).map((value) => `\`${value}\``)
  if (values.length > MAX_LISTED) return `${quoted.join(', ')} or one of ${values.length - MAX_LISTED} more`
  return [quoted.slice(0, -1).join(', '), ...quoted.slice(-1)].filter((part) => part !== '').join(' or ') || 'nothing'
}
