import type { OperatorFamily } from '../../policy/condition-operators.ts'
import { type ContextKeyType, findContextKey } from '../../policy/context-key-types.ts'
import type { TextNode } from '../../policy/policy-document.ts'
import { conditionsOf } from '../conditions-of.ts'
import type { Rule, RuleContext } from '../rule.ts'

/** Operators, keys and values whose types do not go together. */
export const conditionTypes: Rule = function* (context) {
  const { document } = context
  for (const { condition, parts, operator } of conditionsOf(document)) {
    const kinds = new Set(condition.values.map((value) => jsonKind(value, document.source)))
    if (kinds.size > 1) {
      const message = `the values of \`${condition.key}\` are of different JSON types; write all of them as strings`
      yield { code: 'INVALID_CONDITION_DATA_TYPE', place: condition, message }
    } else if (operator.family === 'String' && condition.values.length > 0 && !kinds.has('string')) {
      const message = `\`${parts.base}\` compares strings; write the values of \`${condition.key}\` in double quotes`
      yield { code: 'TYPE_MISMATCH_STRING', place: condition, message }
    }
    if (parts.base === 'Bool' && condition.values.length > 1) {
      const message = `\`Bool\` takes one value, and \`${condition.key}\` has ${condition.values.length}`
      yield { code: 'INVALID_CONDITION_MULTIPLE_BOOLEAN', place: condition, message }
    }
    const type = typeOf(condition.key, context)
    if (type !== undefined && !FAMILIES[type].includes(operator.family) && operator.family !== 'Null') {
      const wanted = FAMILIES[type].map((family) => `\`${family}\``).join(' or ')
      const message = `\`${condition.key}\` is of type ${type}; compare it with an operator of the family ${wanted}, not with \`${condition.operator}\``
      yield { code: 'TYPE_MISMATCH', place: condition, message }
    }
    if (operator.family === 'Date') {
      for (const value of condition.values) {
        if (!/^[0-9]+$/.test(value.text)) continue
        const message = `date \`${value.text}\` is read as seconds since 1970; write it as \`2025-01-31T12:00:00Z\``
        yield { code: 'INVALID_DATE_VALUE', place: value, message }
      }
    }
  }
}

function jsonKind({ offset }: TextNode, source: string): 'string' | 'number' | 'boolean' {
  const first = source[offset]
  if (first === '"') return 'string'
  return first === 't' || first === 'f' ? 'boolean' : 'number'
}

const FAMILIES: Readonly<Record<ContextKeyType, readonly OperatorFamily[]>> = Object.freeze({
  STRING: ['String'],
  ARN: ['Arn', 'String'],
  NUMERIC: ['Numeric'],
  BOOLEAN: ['Bool'],
  DATE: ['Date'],
  IP: ['IpAddress'],
  BINARY: ['Binary'],
})

/** Documented as more than one type. */
const AMBIGUOUS: ReadonlySet<string> = new Set(['aws:epochtime', 'aws:federatedprovider'])

const DOCUMENTED_TYPES: ReadonlyMap<string, ContextKeyType> = new Map([
  ['String', 'STRING'],
  ['ARN', 'ARN'],
  ['Numeric', 'NUMERIC'],
  ['Bool', 'BOOLEAN'],
  ['Date', 'DATE'],
  ['IPAddress', 'IP'],
])

/** `undefined` when it is not known, or when it is the author of the request who decides, as for tags. */
function typeOf(key: string, { services }: RuleContext): ContextKeyType | undefined {
  if (AMBIGUOUS.has(key.toLowerCase())) return undefined
  const known = findContextKey(key)
  if (known !== undefined) return known.name.endsWith('/') ? undefined : known.type
  const documented = services.findKey(key)
  if (documented === undefined || documented.free) return undefined
  return DOCUMENTED_TYPES.get(documented.type.replace(/^ArrayOf/, ''))
}
