import type { TextNode } from './policy-document.ts'
import { splitVariables } from './policy-variable.ts'
import type { Reading } from './reading.ts'

/** Reports malformed variables of a text that may hold variables. In the 2008-10-17 language `${` is ordinary text. */
export function checkVariables(node: TextNode, { version, log }: Reading): void {
  if (version !== '2012-10-17' || !node.text.includes('${')) return
  const { problem } = splitVariables(node.text)
  if (problem !== undefined) log.report(problem.code, node, problem.message)
}
