import { parseActionPattern } from '../../policy/action-pattern.ts'
import type { Rule } from '../rule.ts'

/**
 * Actions that no service has. A service that AWS does not document may be the user's own, and gets a note instead of an error.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const actionsExist: Rule = function* ({ document, services }) {
  for (const { action } of document.statements) {
    for (const pattern of action.patterns) {
      const parts = parseActionPattern(pattern.text)
      if (parts === undefined || pattern.text === '*') continue
      const { service, name } = parts
      if (/[*?]/.test(service)) {
        const message = `action \`${pattern.text}\` has a wildcard in its service, which takes in services of the future; name each service`
        yield { code: 'WILDCARD_IN_SERVICE_NAME', place: pattern, message }
      } else if (!services.hasService(service)) {
        const message = `AWS documents no service \`${service}\`; that is well if it is a service of your own`
        yield { code: 'INVALID_SERVICE_IN_ACTION', place: pattern, message, findingType: 'SUGGESTION' }
      } else if (!services.hasAction(service, name)) {
        const message = `action \`${pattern.text}\` does not exist: service \`${service}\` has nothing that meets \`${name}\``
        yield { code: 'INVALID_ACTION', place: pattern, message }
      }
    }
  }
}
