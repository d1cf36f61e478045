import type { Rule } from '../rule.ts'

/** Unique ids as principals: usually what is left of a user or role that was deleted. */
export const principalReferences: Rule = function* ({ document }) {
  for (const { principal } of document.statements) {
    for (const entry of principal?.entries ?? []) {
      const kind = /^A(IDA|ROA)[A-Z0-9]+$/.exec(entry.text)?.[1]
      if (entry.type !== 'AWS' || kind === undefined) continue
      const what = kind === 'ROA' ? 'role' : 'user'
      const message = `\`${entry.text}\` is the id of a ${what} and matches nobody when the ${what} is gone; write its ARN`
      yield { code: kind === 'ROA' ? 'INVALID_ROLE_REFERENCE' : 'INVALID_USER_REFERENCE', place: entry, message }
    }
  }
}
