import { readTemplate } from '../pattern-template.ts'
import { resolveText } from '../resolve-text.ts'
import type { FamilyCompiler } from './operator-families.ts'
import { MET, NOT_MET, UNREADABLE } from './test-result.ts'

/**
 * `Bool`: `true` or `false`, whatever the case. Two pages of the User Guide disagree about variables here; they are replaced.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean
 */
export const compileBool: FamilyCompiler = (_operator, values, { variables }) => {
  const templates = values.map(({ text }) => readTemplate(text, { variables, wildcards: false }))
  return ({ text }, facts) => {
    const actual = readBoolean(text)
    if (actual === undefined) return UNREADABLE
    let otherwise: typeof NOT_MET | typeof UNREADABLE = NOT_MET
    for (const template of templates) {
      const resolved = resolveText(template, facts)
      if (resolved === undefined) continue
      const wanted = readBoolean(resolved)
      if (wanted === actual) return MET
      if (wanted === undefined) otherwise = UNREADABLE
    }
    return otherwise
  }
}

function readBoolean(text: string): boolean | undefined {
  const lower = text.toLowerCase()
  return lower === 'true' ? true : lower === 'false' ? false : undefined
}
