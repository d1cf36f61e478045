import { findContextKey } from '../../policy/context-key-types.ts'
import type { Rule } from '../rule.ts'

/** Retired names of global keys, and what to write instead. */
const DEPRECATED: ReadonlyMap<string, string> = new Map([['aws:arn', 'aws:PrincipalArn']])

/**
 * Condition keys that do not exist. Prefixes that AWS does not document belong to identity providers and to services of the user's own.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export const conditionKeysExist: Rule = function* ({ document, services }) {
  for (const { conditions } of document.statements) {
    for (const condition of conditions) {
      const { key } = condition
      const folded = key.toLowerCase()
      const prefix = folded.slice(0, folded.indexOf(':'))
      const known = findContextKey(key)
      const instead = DEPRECATED.get(folded)
      if (instead !== undefined) {
        const message = `condition key \`${key}\` is retired; use \`${instead}\``
        yield { code: 'DEPRECATED_GLOBAL_CONDITION_KEY', place: condition, message }
      } else if (known !== undefined && known.name.toLowerCase() === folded && folded.endsWith('/')) {
        const message = `condition key \`${key}\` needs a tag key after its slash, such as \`${key}team\``
        yield { code: 'MISSING_TAG_KEY_IN_CONDITION', place: condition, message }
      } else if (known !== undefined) {
      } else if (prefix === 'aws') {
        yield {
          code: 'INVALID_GLOBAL_CONDITION_KEY',
          place: condition,
          message: `condition key \`${key}\` does not exist`,
        }
      } else if (services.hasKeyPrefix(prefix) && services.findKey(key) === undefined) {
        const message = `condition key \`${key}\` does not exist: service \`${prefix}\` has no such key`
        yield { code: 'INVALID_SERVICE_CONDITION_KEY', place: condition, message }
      }
    }
  }
}
