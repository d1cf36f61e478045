import type { CompiledCondition } from './compile-condition.ts'
import { failedConditions } from './diagnose-statement.ts'
import { type Guess, guessValues } from './guess-values.ts'
import { matchStatement } from './match-statement.ts'
import { spelledVariables } from './missing-context-keys.ts'
import type { PlacedStatement } from './placed-statement.ts'
import type { ContextChange } from './remedy.ts'
import type { RequestFacts } from './request-facts.ts'
import type { RequestTrials } from './request-trials.ts'
import { NO_MATCH } from './strength.ts'

/** Values of the context to change together, and the conditions that were in the way. */
export interface ContextCure {
  readonly changes: readonly ContextChange[]
  readonly conditions: readonly CompiledCondition[]
}

/**
 * A context in which a statement meets the request that only its conditions stand against; `undefined` when none was found. One value for
 * each key that failed, tried out by the statement itself.
 */
export function contextThatMeets(
  placed: PlacedStatement,
  facts: RequestFacts,
  trials: RequestTrials,
): ContextCure | undefined {
  const { statement } = placed
  const conditions = failedConditions(statement, facts)
  const changes: ContextChange[] = []
  for (const key of new Set(conditions.map((condition) => condition.key))) {
    const found = likelyChanges(placed, key, facts).find((change) => {
      const after = trials.factsWith([...changes, change])
      return after !== undefined && !failedConditions(statement, after).some((failed) => failed.key === key)
    })
    if (found === undefined) return undefined
    changes.push(found)
  }
  const after = trials.factsWith(changes)
  const isMet = after !== undefined && matchStatement(statement, after) !== NO_MATCH
  return isMet ? { changes, conditions } : undefined
}

/** For each condition of a statement that meets the request: a context in which that condition, and so the statement, does not. */
export function contextsThatFail(
  placed: PlacedStatement,
  facts: RequestFacts,
  trials: RequestTrials,
): readonly ContextCure[] {
  const { statement } = placed
  return statement.conditions.flatMap((condition) => {
    const found = likelyChanges(placed, condition.key, facts).find((change) => {
      const after = trials.factsWith([change])
      return after !== undefined && failedConditions(statement, after).includes(condition)
    })
    return found === undefined ? [] : [{ changes: [found], conditions: [condition] }]
  })
}

function likelyChanges(placed: PlacedStatement, key: string, facts: RequestFacts): readonly ContextChange[] {
  const conditions = placed.statement.conditions.filter((condition) => condition.key === key)
  const [first] = conditions
  if (first === undefined) return []
  const language = { variables: speaksVariables(placed), facts }
  const guesses = new Set<Guess>(conditions.flatMap((condition) => guessValues(condition, language)))
  return [
    ...[...guesses].map((value) => ({ key: first.source.key, value })),
    ...conditions.flatMap((condition) => variableChanges(condition, facts)),
  ]
}

/** Where the key has a value and the variable that it is compared with has none, that of the key is the likeliest. */
function variableChanges({ source, key, variables }: CompiledCondition, facts: RequestFacts): readonly ContextChange[] {
  const value = facts.variable(key)
  const absent = variables.filter((variable) => facts.values(variable) === undefined)
  if (value === undefined) return []
  return spelledVariables(absent, source.values).map((variable) => ({ key: variable, value }))
}

export const speaksVariables = ({ placed }: PlacedStatement): boolean =>
  placed.policy.document?.version === '2012-10-17'
