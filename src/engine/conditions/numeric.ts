import { parseDecimal } from '../../policy/decimal.ts'
import type { FamilyCompiler } from './operator-families.ts'
import { orderTest } from './order.ts'
import { MET, NOT_MET, UNREADABLE } from './test-result.ts'

/**
 * `NumericEquals`, `NumericLessThan`, ...: decimal numbers, the request's on the left.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric
 */
export const compileNumeric: FamilyCompiler = (operator, values) => {
  const holds = orderTest(operator)
  const parsed = values.map(({ text }) => parseDecimal(text))
  const numbers = parsed.filter((number) => number !== undefined)
  const otherwise = numbers.length < parsed.length ? UNREADABLE : NOT_MET
  return (value) => {
    const actual = value.number
    if (actual === undefined) return UNREADABLE
    for (const number of numbers) {
      value.clock?.comparedWith(number)
      if (holds(actual, number)) return MET
    }
    return otherwise
  }
}
