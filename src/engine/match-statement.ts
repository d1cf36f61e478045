import type { CompiledStatement } from './compile-statement.ts'
import { NOT_MET, UNREADABLE } from './conditions/test-result.ts'
import type { RequestFacts } from './request-facts.ts'
import { DIRECT, NO_MATCH, type Strength } from './strength.ts'

/**
 * Whether a statement, whose action is already known to match, meets a request; and if so, how strongly it takes hold of the caller.
 * That is not yet whether the request is allowed: `combine.ts` decides that.
 */
export function matchStatement(statement: CompiledStatement, facts: RequestFacts): Strength {
  if (!statement.resources.matches(facts)) return NO_MATCH
  const strength = statement.principal === undefined ? DIRECT : statement.principal(facts)
  return strength !== NO_MATCH && meetsConditions(statement, facts) ? strength : NO_MATCH
}

/** All conditions must be met. One that cannot be read is no obstacle to a Deny, and is one to an Allow. */
function meetsConditions({ conditions, denies }: CompiledStatement, facts: RequestFacts): boolean {
  for (const { test } of conditions) {
    const result = test(facts)
    if (result === NOT_MET || (result === UNREADABLE && !denies)) return false
  }
  return true
}
