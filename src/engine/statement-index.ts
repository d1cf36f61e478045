import { type AffixNode, AffixTree, type TextEnd } from './affix-tree.ts'
import type { CompiledStatement } from './compile-statement.ts'

/** Up to this many statements are tried one by one; looking for the right ones would cost more. */
const FEW = 8

/** The statements that may match a resource: those left out cannot. */
export type StatementIndex = (resource: string) => readonly CompiledStatement[]

/**
 * Indexes statements by how the resources they match begin and, among those that begin alike, end (or the other way about, if that tells
 * more of them apart), so that of thousands only a few are tried. Indexes are built when first needed.
 */
export function indexStatements(statements: readonly CompiledStatement[]): StatementIndex {
  if (statements.length <= FEW) return () => statements
  const [first, second] = countAffixes('end', statements) > countAffixes('start', statements) ? END_FIRST : START_FIRST
  return indexBy(first, statements, (reached) => indexBy(second, reached, (rest) => () => rest))
}

const START_FIRST: readonly [TextEnd, TextEnd] = ['start', 'end']
const END_FIRST: readonly [TextEnd, TextEnd] = ['end', 'start']

const countAffixes = (end: TextEnd, statements: readonly CompiledStatement[]): number =>
  new Set(statements.flatMap(({ resources }) => resources.affixes[end])).size

function indexBy(
  end: TextEnd,
  statements: readonly CompiledStatement[],
  refine: (statements: readonly CompiledStatement[]) => StatementIndex,
): StatementIndex {
  if (statements.length <= FEW) return () => statements
  let tree: AffixTree<CompiledStatement> | undefined
  const refined = new Map<AffixNode<CompiledStatement>, StatementIndex>()
  return (resource) => {
    tree ??= buildTree(end, statements)
    const node = tree.find(resource)
    let index = refined.get(node)
    if (index === undefined) {
      index = refine(itemsUpTo(node))
      refined.set(node, index)
    }
    return index(resource)
  }
}

function buildTree(end: TextEnd, statements: readonly CompiledStatement[]): AffixTree<CompiledStatement> {
  const tree = new AffixTree<CompiledStatement>(end)
  for (const statement of statements) {
    for (const affix of new Set(statement.resources.affixes[end])) tree.add(affix, statement)
  }
  return tree
}

/** A statement with several patterns may stand at several nodes of one path. */
function itemsUpTo(node: AffixNode<CompiledStatement>): readonly CompiledStatement[] {
  const items = new Set<CompiledStatement>()
  for (let at: AffixNode<CompiledStatement> | undefined = node; at !== undefined; at = at.parent) {
    for (const item of at.items) items.add(item)
  }
  return [...items]
}
