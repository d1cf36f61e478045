import { compileTemplate } from '../compile-template.ts'
import { readTemplate } from '../pattern-template.ts'
import { fixedText, resolveText } from '../resolve-text.ts'
import { anyOf } from './any-of.ts'
import type { FamilyCompiler, ValueTest } from './operator-families.ts'
import { toResult } from './test-result.ts'

/**
 * `StringEquals`, `StringEqualsIgnoreCase` and `StringLike`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String
 */
export const compileString: FamilyCompiler = (operator, values, { variables }) => {
  const compileOne =
    operator === 'StringLike'
      ? compileLike
      : operator === 'StringEqualsIgnoreCase'
        ? compileEqualsIgnoreCase
        : compileEquals
  return anyOf(values.map(({ text }) => compileOne(text, variables)))
}

type CompileText = (text: string, variables: boolean) => ValueTest

/** Exact; a `*` is a star. */
const compileEquals: CompileText = (text, variables) => {
  const template = readTemplate(text, { variables, wildcards: false })
  const wanted = fixedText(template)
  if (wanted !== undefined) return (value) => toResult(value.text === wanted)
  return (value, facts) => toResult(value.text === resolveText(template, facts))
}

const compileEqualsIgnoreCase: CompileText = (text, variables) => {
  const template = readTemplate(text, { variables, wildcards: false })
  const wanted = fixedText(template)?.toLowerCase()
  if (wanted !== undefined) return (value) => toResult(value.text.toLowerCase() === wanted)
  return (value, facts) => toResult(value.text.toLowerCase() === resolveText(template, facts)?.toLowerCase())
}

/** `*` reaches across any character, colons and slashes too. */
const compileLike: CompileText = (text, variables) => {
  const matches = compileTemplate(readTemplate(text, { variables, wildcards: true }))
  return (value, facts) => toResult(matches(value.text, facts))
}
