import type { Rule } from '../rule.ts'

/** Without a version the language is that of 2008, which has no variables. */
export const missingVersion: Rule = function* ({ document }) {
  if (document.versionGiven || document.type === 'scp' || document.type === 'rcp') return
  const message = 'the policy has no `Version` and so speaks the language of 2008-10-17; add `"Version": "2012-10-17"`'
  yield { code: 'MISSING_VERSION', place: { pointer: '', offset: 0 }, message }
}
