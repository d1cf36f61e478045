import { splitVariables } from '../../policy/policy-variable.ts'
import { conditionsOf } from '../conditions-of.ts'
import type { Rule } from '../rule.ts'

/** `*` and `?` under a string operator that compares them as ordinary characters. */
export const wildcardsInConditions: Rule = function* ({ document }) {
  for (const { condition, parts, operator } of conditionsOf(document)) {
    if (operator.family !== 'String' || operator.wildcards) continue
    for (const value of condition.values) {
      if (!literalText(value.text).match(/[*?]/)) continue
      const like = operator.negated ? 'StringNotLike' : 'StringLike'
      const message = `\`${parts.base}\` takes \`*\` and \`?\` in \`${value.text}\` for ordinary characters; use \`${like}\` for a pattern`
      yield { code: 'WILDCARD_WITHOUT_LIKE_OPERATOR', place: value, message }
    }
  }
}

const literalText = (text: string): string =>
  splitVariables(text)
    .parts.map((part) => (part.kind === 'literal' ? part.text : ''))
    .join('')
