import {
  type BaseOperator,
  CONDITION_OPERATORS,
  type OperatorParts,
  parseOperator,
} from '../policy/condition-operators.ts'
import { isMultivaluedKey } from '../policy/context-key-types.ts'
import type { Condition } from '../policy/policy-document.ts'
import { invariant } from '../util/invariant.ts'
import { OPERATOR_FAMILIES, type ValueTest } from './conditions/operator-families.ts'
import { MET, NOT_MET, type TestResult, toResult, UNREADABLE } from './conditions/test-result.ts'
import { foldKey } from './fold-key.ts'
import { readTemplate } from './pattern-template.ts'
import type { RequestFacts } from './request-facts.ts'
import type { RequestValue } from './request-value.ts'

/** One operator and key of a Condition block, ready to be asked. */
export interface CompiledCondition {
  readonly source: Condition
  /** Lower case. */
  readonly key: string
  /** Lower-case keys of the variables in its values. */
  readonly variables: readonly string[]
  readonly test: (facts: RequestFacts) => TestResult
}

type ValuesTest = (values: readonly RequestValue[], facts: RequestFacts) => TestResult

const neverMet: ValuesTest = () => NOT_MET

/**
 * Compiles one condition.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function compileCondition(source: Condition, { variables }: { readonly variables: boolean }): CompiledCondition {
  const parts = parseOperator(source.operator)
  invariant(parts !== undefined, 'a parsed condition has an operator that exists')
  const key = foldKey(source.key)
  const language = { variables: variables && takesVariables(parts.base) }
  const read = language.variables
    ? source.values.flatMap(({ text }) => readTemplate(text, { ...language, wildcards: false }).keys)
    : []
  const test = parts.base === 'Null' ? compileNull(source, key, parts) : compileTest(source, { key, parts, language })
  return Object.freeze({ source, key, variables: Object.freeze(read), test })
}

/** Two pages of the User Guide disagree about `Bool`; the one that lets it take variables is followed. */
const takesVariables = (base: BaseOperator): boolean => CONDITION_OPERATORS[base].variables || base === 'Bool'

/** `Null` asks whether the key is absent. With a set operator its outcome is fixed: the set it speaks of has no members to compare. */
function compileNull({ values }: Condition, key: string, { set }: OperatorParts): (facts: RequestFacts) => TestResult {
  if (set !== undefined) return () => toResult(set === 'ForAllValues')
  const accepted = values.map(({ text }) => text.toLowerCase())
  const whenAbsent = toResult(accepted.includes('true'))
  const whenPresent = toResult(accepted.includes('false'))
  return (facts) => ((facts.values(key)?.length ?? 0) === 0 ? whenAbsent : whenPresent)
}

interface TestInput {
  readonly key: string
  readonly parts: OperatorParts
  readonly language: { readonly variables: boolean }
}

function compileTest(source: Condition, { key, parts, language }: TestInput): (facts: RequestFacts) => TestResult {
  const whenAbsent = resultWhenAbsent(parts, source.values.length === 0)
  const whenPresent = source.values.length === 0 ? neverMet : compilePresent(source, { key, parts, language })
  return (facts) => {
    const values = facts.values(key)
    if (values === undefined || values.length === 0) return whenAbsent
    return whenPresent(values, facts)
  }
}

/**
 * An absent key meets negated operators, `IfExists` and `ForAllValues`, and nothing else.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
function resultWhenAbsent({ set, base, ifExists }: OperatorParts, isEmptyList: boolean): TestResult {
  if (isEmptyList && set === 'ForAnyValue') return NOT_MET
  if (ifExists || set === 'ForAllValues') return MET
  return toResult(set === undefined && !isEmptyList && CONDITION_OPERATORS[base].negated)
}

function compilePresent(source: Condition, { key, parts, language }: TestInput): ValuesTest {
  const { family, positive, negated } = CONDITION_OPERATORS[parts.base]
  invariant(family !== 'Null', '`Null` has a test of its own')
  const test = OPERATOR_FAMILIES[family](positive, source.values, language)
  const one = negated ? turnAround(test) : readable(test)
  if (parts.set !== undefined) return compileSet(parts, one)
  // Without a set operator there is no telling which of several values is meant.
  if (isMultivaluedKey(key)) return neverMet
  return (values, facts) => {
    const [only] = values
    return only !== undefined && values.length === 1 ? one(only, facts) : NOT_MET
  }
}

const TURNED: Readonly<Record<TestResult, TestResult>> = Object.freeze({
  [NOT_MET]: MET,
  [MET]: NOT_MET,
  [UNREADABLE]: UNREADABLE,
})

/** A value that cannot be read does not meet a positive operator. */
const readable =
  (test: ValueTest): ValueTest =>
  (value, facts) =>
    test(value, facts) === MET ? MET : NOT_MET

const turnAround =
  (test: ValueTest): ValueTest =>
  (value, facts) =>
    TURNED[test(value, facts)]

/**
 * Every value, or any value. Empty strings are not members of the set, and a set without members is absent.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
function compileSet(parts: OperatorParts, one: ValueTest): ValuesTest {
  const forAll = parts.set === 'ForAllValues'
  const settles = forAll ? NOT_MET : MET
  const whenEmpty = resultWhenAbsent(parts, false)
  return (values, facts) => {
    let isEmpty = true
    let result: TestResult = forAll ? MET : NOT_MET
    for (const value of values) {
      if (value.text === '') continue
      isEmpty = false
      const met = one(value, facts)
      if (met === settles) return settles
      if (met === UNREADABLE) result = UNREADABLE
    }
    return isEmpty ? whenEmpty : result
  }
}
