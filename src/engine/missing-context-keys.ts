import type { PolicySet } from './assembled-policy-set.ts'
import type { CompiledStatement } from './compile-statement.ts'
import { isInPlay } from './diagnose-statement.ts'
import { listLayers } from './policy-layer.ts'
import type { RequestFacts } from './request-facts.ts'

/**
 * The keys, as policies spell them, that statements in play asked for in a condition or a variable and the request did not have: those
 * whose action, resource and principal were met, in every layer. In order of appearance, each once.
 */
export function missingContextKeys({ layers }: PolicySet, facts: RequestFacts): readonly string[] {
  const missing = new Map<string, string>()
  const statements = listLayers(layers).flatMap(({ policies }) => policies.flatMap(({ policy }) => policy.statements))
  for (const statement of statements) {
    if (!isInPlay(statement, facts)) continue
    for (const { key, spelling } of keysAskedFor(statement)) {
      if (facts.values(key) === undefined && !missing.has(key)) missing.set(key, spelling)
    }
  }
  return [...missing.values()]
}

const keysAskedFor = ({ conditions }: CompiledStatement) =>
  conditions.flatMap(({ source, key, variables }) => [
    { key, spelling: source.key },
    ...variables.map((variable) => ({ key: variable, spelling: variable })),
  ])
