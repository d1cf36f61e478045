/** Condition blocks. Reference 3.1 to 3.4 and the algorithm of 3.6. */
import { compare, isReadable } from './comparison.ts'
import type { Context } from './context.ts'
import type { Document, Statement } from './document.ts'
import { type Operator, readOperator } from './operator-name.ts'

/** 3.1: every operator and every key under it must hold. An empty block constrains nothing (1.1 rule 9). */
export function conditionsHold(statement: Statement, context: Context, version: Document['version']): boolean {
  return statement.conditions.every((test) => conditionHolds(test, { context, version, effect: statement.effect }))
}

interface Around {
  readonly context: Context
  readonly version: Document['version']
  readonly effect: Statement['effect']
}

function conditionHolds(test: Statement['conditions'][number], { context, version, effect }: Around): boolean {
  const operator = readOperator(test.operator)
  const requested = context.values(test.key)
  if (operator.base === 'Null') return nullHolds(operator, requested, test.values)

  const values = operator.set ? requested?.filter((value) => value !== '') : requested
  const absent = values === undefined || values === null || values.length === 0
  if (test.values.length === 0) return emptyListHolds(operator, requested === null || requested.length === 0)
  if (absent) return absentHolds(operator)

  const one = (request: string) => {
    // 3.3, type failures: a positive test is false. What a negated one is, the reference leaves open; it must not open a door.
    if (!isReadable(operator.base, request)) return operator.negated && effect === 'Deny'
    const hit = test.values.some((policy) => compare(operator.base, { request, policy, context, version }))
    return operator.negated ? !hit : hit
  }
  if (operator.set === 'ForAllValues') return values.every(one)
  if (operator.set === 'ForAnyValue') return values.some(one)
  // 3.4: a multivalued key without a set operator does not match.
  if (context.isMultivalued(test.key)) return false
  return values.every(one)
}

/** 3.2. */
function absentHolds(operator: Operator): boolean {
  if (operator.ifExists) return true
  if (operator.set === 'ForAllValues') return true
  if (operator.set === 'ForAnyValue') return false
  return operator.negated
}

/** 3.3, empty value list: ForAnyValue never matches, ForAllValues and IfExists only when the key is absent. */
function emptyListHolds(operator: Operator, absent: boolean): boolean {
  return operator.set === 'ForAnyValue' ? false : absent
}

/** 3.3: existence. A key with an empty list is null; a set operator on Null is always true or always false. */
function nullHolds(operator: Operator, requested: readonly string[] | null, policy: readonly string[]): boolean {
  if (operator.set) return operator.set === 'ForAllValues'
  const absent = requested === null || requested.length === 0
  return policy.some((value) => value.toLowerCase() === String(absent))
}
