import { describeJsonKind, type JsonMember, type JsonNode, type JsonObject, type JsonScalar } from './json-node.ts'
import { childPointer } from './json-pointer.ts'
import type { Place, PolicyType, PolicyVersion, TextNode } from './policy-document.ts'
import type { PolicyTypeRules } from './policy-type-rules.ts'
import type { ProblemLog } from './problem-log.ts'

/** What every reader of a part of the document needs to know about the whole. */
export interface Reading {
  readonly type: PolicyType
  readonly rules: PolicyTypeRules
  readonly version: PolicyVersion
  /** Those of the statements read so far. */
  readonly sids: Set<string>
  readonly log: ProblemLog
}

/** A node together with the pointer that leads to it. */
export interface Located<Node extends JsonNode = JsonNode> {
  readonly node: Node
  readonly pointer: string
}

export const placeOf = ({ node, pointer }: Located): Place => ({ pointer, offset: node.offset })

export const placeOfName = (member: JsonMember, pointer: string): Place => ({ pointer, offset: member.nameOffset })

export const below = (parent: Located, name: string | number, node: JsonNode): Located => ({
  node,
  pointer: childPointer(parent.pointer, name),
})

/** Reports `DATA_TYPE_MISMATCH`: the element is of another JSON type than the grammar has there. */
export function reportType(log: ProblemLog, element: string, located: Located, wanted: string): void {
  const message = `\`${element}\` must be ${wanted}, not ${describeJsonKind(located.node)}`
  log.report('DATA_TYPE_MISMATCH', placeOf(located), message)
}

/** The members by name; those that are not `known` are reported and left out. */
export function readMembers(
  { node, pointer }: Located<JsonObject>,
  known: { readonly names: readonly string[]; readonly of: string },
  log: ProblemLog,
): ReadonlyMap<string, Located & { readonly member: JsonMember }> {
  const found = new Map<string, Located & { readonly member: JsonMember }>()
  for (const member of node.members) {
    const memberPointer = childPointer(pointer, member.name)
    if (known.names.includes(member.name)) {
      found.set(member.name, { node: member.value, pointer: memberPointer, member })
      continue
    }
    const meant = known.names.find((name) => name.toLowerCase() === member.name.toLowerCase())
    const hint = meant === undefined ? `known are ${quoteAll(known.names)}` : `write \`${meant}\``
    const message = `\`${member.name}\` is not an element of ${known.of}; ${hint}`
    log.report('INVALID_POLICY_ELEMENT', placeOfName(member, memberPointer), message)
  }
  return found
}

export const quoteAll = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')

export const isObject = (located: Located): located is Located<JsonObject> => located.node.kind === 'object'

export const isString = (located: Located): located is Located<JsonScalar> => located.node.kind === 'string'

export const textNode = ({ node, pointer }: Located<JsonScalar>): TextNode =>
  Object.freeze({ pointer, offset: node.offset, text: node.text })

/** A string or a list of strings; anything else in it is reported and left out. */
export function readTexts(element: string, located: Located, log: ProblemLog): readonly TextNode[] {
  const texts: TextNode[] = []
  for (const item of listItems(located)) {
    if (isString(item)) texts.push(textNode(item))
    else reportType(log, element, item, item === located ? 'a string or a list of strings' : 'a list of strings only')
  }
  return Object.freeze(texts)
}

/** The items of a list, or the one value that stands without a list. */
export function listItems(located: Located): readonly Located[] {
  if (located.node.kind !== 'array') return [located]
  return located.node.items.map((item, index) => below(located, index, item))
}
