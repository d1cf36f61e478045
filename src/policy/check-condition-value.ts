import { checkVariables } from './check-variables.ts'
import { type BaseOperator, CONDITION_OPERATORS, type OperatorFamily } from './condition-operators.ts'
import { parseDecimal } from './decimal.ts'
import { parseIpRange } from './ip-range.ts'
import { parsePolicyDate } from './policy-date.ts'
import type { TextNode } from './policy-document.ts'
import { hasVariable } from './policy-variable.ts'
import type { Reading } from './reading.ts'

/**
 * Reports a value that its operator can never compare with anything. A value with a variable is left alone: what it will be is not
 * certain (and that such an operator takes no variables is a finding of validation).
 */
export function checkConditionValue(value: TextNode, operator: BaseOperator, reading: Reading): void {
  const { family, variables } = CONDITION_OPERATORS[operator]
  if (variables) checkVariables(value, reading)
  const form = VALUE_FORMS[family]
  if (form === undefined || form.accepts(value.text)) return
  if (reading.version === '2012-10-17' && hasVariable(value.text)) return
  reading.log.report(form.code, value, `value \`${value.text}\` of \`${operator}\` must be ${form.wanted}`)
}

interface ValueForm {
  readonly code: string
  readonly wanted: string
  accepts(text: string): boolean
}

const BOOLEAN: ValueForm = {
  code: 'TYPE_MISMATCH_BOOLEAN',
  wanted: '`true` or `false`',
  accepts: (text) => /^(?:true|false)$/i.test(text),
}

const VALUE_FORMS: Readonly<Record<OperatorFamily, ValueForm | undefined>> = Object.freeze({
  String: undefined,
  Arn: undefined,
  Bool: BOOLEAN,
  Null: BOOLEAN,
  Numeric: {
    code: 'TYPE_MISMATCH_NUMBER',
    wanted: 'a decimal number, such as `3600` or `1.2`',
    accepts: (text) => parseDecimal(text) !== undefined,
  },
  Date: {
    code: 'TYPE_MISMATCH_DATE',
    wanted: 'a date such as `2025-01-31` or `2025-01-31T12:00:00Z`, or seconds since 1970',
    accepts: (text) => parsePolicyDate(text) !== undefined,
  },
  IpAddress: {
    code: 'TYPE_MISMATCH_IP_RANGE',
    wanted: 'an address or a range, such as `203.0.113.0/24` or `2001:db8::/32`',
    accepts: (text) => parseIpRange(text) !== undefined,
  },
  Binary: {
    code: 'TYPE_MISMATCH',
    wanted: 'base64',
    accepts: (text) => /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text),
  },
})
