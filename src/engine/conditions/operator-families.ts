import type { BaseOperator, OperatorFamily } from '../../policy/condition-operators.ts'
import type { TextNode } from '../../policy/policy-document.ts'
import type { RequestFacts } from '../request-facts.ts'
import type { RequestValue } from '../request-value.ts'
import { compileArn } from './arn.ts'
import { compileBinary } from './binary.ts'
import { compileBool } from './bool.ts'
import { compileDate } from './date.ts'
import { compileIpAddress } from './ip-address.ts'
import { compileNumeric } from './numeric.ts'
import { compileString } from './string.ts'
import type { TestResult } from './test-result.ts'

/** Whether one value of the request meets at least one of the policy's values. */
export type ValueTest = (value: RequestValue, facts: RequestFacts) => TestResult

/**
 * Makes the test of an operator over the values of a policy. The operator is a positive one: turning around, absent keys and set
 * operators are the same for all and are seen to in `compile-condition.ts`.
 */
export type FamilyCompiler = (
  operator: BaseOperator,
  values: readonly TextNode[],
  language: { readonly variables: boolean },
) => ValueTest

/** `Null` asks about the key, not about its values, and has no test of values. */
export const OPERATOR_FAMILIES: Readonly<Record<Exclude<OperatorFamily, 'Null'>, FamilyCompiler>> = Object.freeze({
  String: compileString,
  Numeric: compileNumeric,
  Date: compileDate,
  Bool: compileBool,
  Binary: compileBinary,
  IpAddress: compileIpAddress,
  Arn: compileArn,
})
