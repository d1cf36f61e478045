import { parseArn } from '../../policy/arn.ts'
import { narrowsBy } from '../conditions-of.ts'
import type { Rule } from '../rule.ts'

const ACCOUNT_KEYS = ['aws:sourceaccount', 'aws:sourceorgid', 'aws:sourceorgpaths', 'aws:resourceaccount'] as const

/**
 * A service acts for whoever asks it to, unless the policy says for whom.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export const servicePrincipals: Rule = function* ({ document }) {
  if (document.type !== 'resource') return
  for (const statement of document.statements) {
    const service = statement.principal?.entries.find(({ type }) => type === 'Service')
    if (statement.effect !== 'Allow' || service === undefined || narrowsBy(statement, ACCOUNT_KEYS)) continue
    if (!narrowsBy(statement, ['aws:sourcearn'])) {
      const message = `\`${service.text}\` may act for any customer of AWS; add a condition on \`aws:SourceArn\` or \`aws:SourceAccount\``
      yield { code: 'RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL', place: service, message }
      continue
    }
    for (const { key, values } of statement.conditions) {
      const unowned = values.find(({ text }) => parseArn(text)?.account === '')
      if (key.toLowerCase() !== 'aws:sourcearn' || unowned === undefined) continue
      const message = `\`${unowned.text}\` does not say whose it is, and somebody else may own it tomorrow; add a condition on \`aws:SourceAccount\``
      yield { code: 'MISSING_PAIRED_CONDITION_KEYS', place: unowned, message }
    }
  }
}
