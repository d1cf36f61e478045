import { findContextKey } from '../../policy/context-key-types.ts'
import { conditionsOf } from '../conditions-of.ts'
import type { Rule, RuleContext } from '../rule.ts'

/**
 * `ForAllValues` and `ForAnyValue` where they are needed, and where they do harm.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
export const qualifiers: Rule = function* (context) {
  for (const { condition, parts } of conditionsOf(context.document)) {
    const { key, operator } = condition
    if (parts.base === 'Null') {
      if (parts.set === undefined) continue
      const outcome = parts.set === 'ForAllValues' ? 'always' : 'never'
      const message = `\`${operator}\` is ${outcome} met; \`Null\` asks about the key itself and takes no \`${parts.set}\``
      yield { code: 'NULL_WITH_QUALIFIER', place: condition, message }
      continue
    }
    const multivalued = isMultivalued(key, context)
    if (multivalued === true && parts.set === undefined) {
      const message = `\`${key}\` can have several values in one request; say \`ForAnyValue:${operator}\` or \`ForAllValues:${operator}\``
      yield { code: 'MISSING_QUALIFIER', place: condition, message }
    }
    if (multivalued === false && parts.set === 'ForAllValues') {
      const message = `\`${key}\` has one value, and \`${operator}\` is met by every request without it; use \`${operator.replace('ForAllValues:', '')}\``
      yield { code: 'FORALLVALUES_WITH_SINGLE_VALUED_KEY', place: condition, message }
    }
  }
}

/** `undefined`: nobody knows. */
function isMultivalued(key: string, { services }: RuleContext): boolean | undefined {
  return findContextKey(key)?.multivalued ?? services.findKey(key)?.type.startsWith('ArrayOf')
}
