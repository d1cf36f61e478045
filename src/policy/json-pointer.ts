import type { JsonNode } from './json-node.ts'

/**
 * The pointer of a member or item below `parent`. The document itself is the empty pointer.
 * https://www.rfc-editor.org/rfc/rfc6901
 *
 * @example childPointer('/Statement/0/Condition/ArnLike', 'aws:PrincipalTag/team') // '.../aws:PrincipalTag~1team'
 */
export function childPointer(parent: string, name: string | number): string {
  if (typeof name === 'number') return `${parent}/${name}`
  const escaped = /[~/]/.test(name) ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name
  return `${parent}/${escaped}`
}

/** The node that a pointer leads to, or `undefined`. */
export function findNode(root: JsonNode, pointer: string): JsonNode | undefined {
  const names = pointer.split('/').slice(1)
  return names.reduce<JsonNode | undefined>((node, name) => childNode(node, unescapeName(name)), root)
}

function childNode(node: JsonNode | undefined, name: string): JsonNode | undefined {
  if (node?.kind === 'object') return node.members.find((member) => member.name === name)?.value
  return node?.kind === 'array' ? node.items[Number(name)] : undefined
}

const unescapeName = (name: string): string => name.replaceAll('~1', '/').replaceAll('~0', '~')
