import { parsePolicyDate } from '../../policy/policy-date.ts'
import type { RequestValue } from '../request-value.ts'
import type { FamilyCompiler } from './operator-families.ts'
import { orderTest } from './order.ts'
import { MET, NOT_MET, UNREADABLE } from './test-result.ts'

/**
 * `DateEquals`, `DateLessThan`, ...: instants, however each is written.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
 */
export const compileDate: FamilyCompiler = (operator, values) => {
  const holds = orderTest(operator)
  const parsed = values.map(({ text }) => parsePolicyDate(text))
  const instants = parsed.filter((instant) => instant !== undefined)
  const otherwise = instants.length < parsed.length ? UNREADABLE : NOT_MET
  return (value) => {
    const actual = value.instant
    if (actual === undefined) return UNREADABLE
    for (const instant of instants) {
      noteClock(value, instant)
      if (holds(actual, instant)) return MET
    }
    return otherwise
  }
}

/** `aws:CurrentTime` counts milliseconds, `aws:EpochTime` seconds. */
function noteClock({ clock }: RequestValue, instant: number): void {
  if (clock !== undefined) clock.comparedWith(instant / clock.unit)
}
