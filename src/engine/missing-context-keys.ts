import type { TextNode } from '../policy/policy-document.ts'
import { splitVariables } from '../policy/policy-variable.ts'
import type { CompiledStatement } from './compile-statement.ts'
import type { LayerExplanation } from './decision.ts'
import { isInPlay } from './diagnose-statement.ts'
import { foldKey } from './fold-key.ts'
import type { RequestFacts } from './request-facts.ts'

/**
 * The keys, as policies spell them, that statements can read in a condition or a variable and the request does not have: of all
 * statements, and of those in play (whose action, resource and principal were met). In order of appearance, each once.
 */
export function missingContextKeys(
  statements: readonly CompiledStatement[],
  facts: RequestFacts,
): Pick<LayerExplanation, 'missingContextKeys' | 'missingKeysInPlay'> {
  const missing = (among: readonly CompiledStatement[]) =>
    eachOnce(among.flatMap(keysRead).filter((key) => facts.values(foldKey(key)) === undefined))
  return {
    missingContextKeys: missing(statements),
    missingKeysInPlay: missing(statements.filter((statement) => isInPlay(statement, facts))),
  }
}

/** The missing keys of a whole decision: those of all layers that statements in play asked for. */
export const missingKeysOf = (layers: readonly LayerExplanation[]): readonly string[] =>
  eachOnce(layers.flatMap(({ missingKeysInPlay }) => missingKeysInPlay))

function eachOnce(keys: readonly string[]): readonly string[] {
  const spellings = new Map<string, string>()
  for (const key of keys) if (!spellings.has(foldKey(key))) spellings.set(foldKey(key), key)
  return [...spellings.values()]
}

const keysRead = ({ source, conditions, resources }: CompiledStatement): readonly string[] => [
  ...conditions.flatMap(({ source: { key, values }, variables }) => [key, ...spelledVariables(variables, values)]),
  ...spelledVariables(resources.keys, source.resource?.patterns ?? []),
]

/** The variables of texts as the author wrote them. @param keys those that are read, in lower case */
export function spelledVariables(keys: readonly string[], texts: readonly TextNode[]): readonly string[] {
  if (keys.length === 0) return []
  const parts = texts.flatMap(({ text }) => splitVariables(text).parts)
  return parts.flatMap((part) => (part.kind === 'variable' && keys.includes(foldKey(part.key)) ? [part.key] : []))
}
