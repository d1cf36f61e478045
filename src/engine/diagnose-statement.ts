import { callerName } from './caller-name.ts'
import type { CompiledCondition } from './compile-condition.ts'
import type { CompiledStatement } from './compile-statement.ts'
import { NOT_MET, UNREADABLE } from './conditions/test-result.ts'
import type { StatementMismatch } from './decision.ts'
import type { RequestFacts } from './request-facts.ts'
import { NO_MATCH } from './strength.ts'

/** Why a statement did not meet a request: the first element that failed. */
export type Mismatch = Pick<StatementMismatch, 'element' | 'detail' | 'expected' | 'actual'>

/**
 * The element of a statement that failed, in the order principal, action, resource, conditions; `undefined` when the statement meets the
 * request. Asks the same tests as `matchStatement`, of which it is the talkative twin.
 */
export function diagnoseStatement(statement: CompiledStatement, facts: RequestFacts): Mismatch | undefined {
  const { source, principal, matchesAction, resources } = statement
  if (principal !== undefined && principal(facts) === NO_MATCH) {
    const expected = (source.principal?.entries ?? []).map(({ type, text }) =>
      text === '*' ? text : `${type} ${text}`,
    )
    return mismatch('Principal', {
      negated: source.principal?.negated,
      expected,
      actual: callerName(facts.caller.principal),
    })
  }
  if (!matchesAction(facts.action)) {
    const { negated, patterns } = source.action
    return mismatch('Action', { negated, expected: textsOf(patterns), actual: facts.actionAsGiven })
  }
  if (!resources.matches(facts)) {
    const { negated = false, patterns = [] } = source.resource ?? {}
    return mismatch('Resource', { negated, expected: textsOf(patterns), actual: facts.resource })
  }
  const [condition] = failedConditions(statement, facts)
  return condition && describeCondition(condition, facts)
}

/** Whether the statement speaks of the request at all, so that only its conditions stand between them. */
export const isInPlay = (statement: CompiledStatement, facts: RequestFacts): boolean =>
  statement.matchesAction(facts.action) &&
  statement.resources.matches(facts) &&
  (statement.principal === undefined || statement.principal(facts) !== NO_MATCH)

/** The conditions of a statement that stand between it and the request. One that cannot be read is no obstacle to a Deny. */
export const failedConditions = (
  { conditions, denies }: CompiledStatement,
  facts: RequestFacts,
): readonly CompiledCondition[] =>
  conditions.filter(({ test }) => {
    const result = test(facts)
    return result === NOT_MET || (result === UNREADABLE && !denies)
  })

function describeCondition({ source, key }: CompiledCondition, facts: RequestFacts): Mismatch {
  return {
    element: 'Condition',
    detail: `${source.operator} ${source.key}`,
    expected: textsOf(source.values),
    actual: (facts.values(key) ?? []).map(({ text }) => text),
  }
}

interface ElementMismatch {
  readonly negated: boolean | undefined
  readonly expected: readonly string[]
  readonly actual: string
}

const mismatch = (
  element: 'Principal' | 'Action' | 'Resource',
  { negated = false, expected, actual }: ElementMismatch,
): Mismatch => ({ element, detail: negated ? `Not${element}` : element, expected, actual: [actual] })

const textsOf = (nodes: readonly { readonly text: string }[]): readonly string[] => nodes.map(({ text }) => text)
