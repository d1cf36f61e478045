import {
  CONDITION_OPERATORS,
  type ConditionOperator,
  type OperatorParts,
  parseOperator,
} from '../policy/condition-operators.ts'
import type { Condition, PolicyDocument, Statement } from '../policy/policy-document.ts'

export interface ConditionInStatement {
  readonly statement: Statement
  readonly condition: Condition
  readonly parts: OperatorParts
  readonly operator: ConditionOperator
}

/** Every condition of a document with its operator taken apart. */
export function* conditionsOf(document: PolicyDocument): Generator<ConditionInStatement> {
  for (const statement of document.statements) {
    for (const condition of statement.conditions) {
      const parts = parseOperator(condition.operator)
      if (parts !== undefined) yield { statement, condition, parts, operator: CONDITION_OPERATORS[parts.base] }
    }
  }
}

/** Whether a statement has a condition on one of the keys (lower case) that can narrow what it grants. */
export function narrowsBy(statement: Statement, keys: readonly string[]): boolean {
  return statement.conditions.some(({ key, operator }) => {
    const parts = parseOperator(operator)
    if (parts === undefined || parts.base === 'Null' || CONDITION_OPERATORS[parts.base].negated) return false
    return keys.includes(key.toLowerCase())
  })
}
