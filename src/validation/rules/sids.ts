import { childPointer, findNode } from '../../policy/json-pointer.ts'
import { POLICY_TYPE_RULES } from '../../policy/policy-type-rules.ts'
import type { Rule } from '../rule.ts'

/** Sids that say nothing, and Sids that say the same twice where the service puts up with it. */
export const sids: Rule = function* ({ document, json }) {
  const seen = new Set<string>()
  for (const statement of document.statements) {
    const { sid } = statement
    if (sid === undefined) continue
    const pointer = childPointer(statement.pointer, 'Sid')
    const place = { pointer, offset: findNode(json, pointer)?.offset ?? statement.offset }
    if (sid === '') {
      yield {
        code: 'EMPTY_SID_VALUE',
        place,
        message: 'the `Sid` is empty; name the statement or leave the element out',
      }
    } else if (seen.has(sid) && !POLICY_TYPE_RULES[document.type].strictSids) {
      const message = `Sid \`${sid}\` is used by an earlier statement; give each its own`
      yield { code: 'UNIQUE_SIDS_RECOMMENDED', place, message }
    }
    seen.add(sid)
  }
}
