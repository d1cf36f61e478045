import type {
  Condition,
  PatternElement,
  PolicyDocument,
  PrincipalElement,
  Statement,
  TextNode,
} from './policy-document.ts'

/**
 * The canonical text of a policy: two-space JSON, elements in the grammar's order, a list of one value as that value, and characters that
 * may not stand in a policy as escapes. Parsing it again gives the same document but for places.
 */
export const printPolicy = (document: PolicyDocument): string =>
  JSON.stringify(toPlainPolicy(document), null, 2).replace(/[\u0100-\uffff]/g, escapeCharacter)

/** The same as plain data. */
export function toPlainPolicy({
  version,
  versionGiven,
  id,
  statements,
}: PolicyDocument): Readonly<Record<string, unknown>> {
  return {
    ...(versionGiven && { Version: version }),
    ...(id !== undefined && { Id: id }),
    Statement: statements.map(toPlainStatement),
  }
}

type Plain = Readonly<Record<string, unknown>>

function toPlainStatement({ sid, effect, principal, action, resource, conditions }: Statement): Plain {
  return {
    ...(sid !== undefined && { Sid: sid }),
    Effect: effect,
    ...(principal !== undefined && { [principal.negated ? 'NotPrincipal' : 'Principal']: toPlainPrincipal(principal) }),
    ...toPlainPatterns('Action', action),
    ...(resource !== undefined && toPlainPatterns('Resource', resource)),
    ...(conditions.length > 0 && { Condition: toPlainConditions(conditions) }),
  }
}

const toPlainPatterns = (name: 'Action' | 'Resource', { negated, patterns }: PatternElement): Plain => ({
  [negated ? `Not${name}` : name]: toPlainTexts(patterns),
})

function toPlainPrincipal({ entries, pointer }: PrincipalElement): unknown {
  if (entries[0]?.pointer === pointer) return '*'
  const byType = groupBy(entries, ({ type }) => type)
  return Object.fromEntries([...byType].map(([type, texts]) => [type, toPlainTexts(texts)]))
}

/** INVARIANT: an operator and a key occur once each in a parsed document, so that grouping loses nothing. */
function toPlainConditions(conditions: readonly Condition[]): Plain {
  const byOperator = groupBy(conditions, ({ operator }) => operator)
  return Object.fromEntries(
    [...byOperator].map(([operator, keys]) => [
      operator,
      Object.fromEntries(keys.map(({ key, values }) => [key, toPlainTexts(values)])),
    ]),
  )
}

function toPlainTexts(nodes: readonly TextNode[]): string | readonly string[] {
  const texts = nodes.map(({ text }) => text)
  return texts.length === 1 && texts[0] !== undefined ? texts[0] : texts
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}

const escapeCharacter = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
