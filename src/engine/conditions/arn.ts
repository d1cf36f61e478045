import { compileArnMatcher } from '../arn-matcher.ts'
import { anyOf } from './any-of.ts'
import type { FamilyCompiler, ValueTest } from './operator-families.ts'
import { toResult } from './test-result.ts'

/**
 * `ArnEquals` and `ArnLike`, which are the same: six fields compared one by one, wildcards in each.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export const compileArn: FamilyCompiler = (_operator, values, language) =>
  anyOf(
    values.map(({ text }): ValueTest => {
      const matcher = compileArnMatcher(text, language)
      return (value, facts) => toResult(matcher.matches(value.text, facts))
    }),
  )
