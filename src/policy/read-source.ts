import { fail, ok, type Result } from '../util/result.ts'
import type { PolicyError } from './policy-error.ts'
import { locate } from './source-location.ts'

/** Far above every quota, and above AWS's own largest managed policy (about 150,000); small enough to keep no process busy. */
export const MAX_SOURCE_LENGTH = 512 * 1024

/** The text to parse: the string itself, or the two-space JSON of an object. */
export function readSource(source: string | object): Result<string, PolicyError> {
  const text = typeof source === 'string' ? source : stringify(source)
  if (text === undefined) {
    return fail(
      problem('JSON_SYNTAX_ERROR', 'the policy cannot be written as JSON; pass its text, or an object of plain data'),
    )
  }
  if (text.length > MAX_SOURCE_LENGTH) {
    const message = `the policy has ${text.length} characters; no policy may have more than ${MAX_SOURCE_LENGTH}`
    return fail(problem('JSON_SYNTAX_ERROR', message))
  }
  const foreign = FOREIGN_CHARACTER.exec(text)
  if (foreign !== null) {
    const name = `U+${(foreign[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
    const message = `character ${name} is not allowed in a policy; allowed are tab, line feed, carriage return and U+0020 to U+00FF`
    const place = { pointer: '', offset: foreign.index, ...locate(text, foreign.index) }
    return fail({ code: 'JSON_SYNTAX_ERROR', message, ...place })
  }
  return ok(text)
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html (pattern of `PolicyDocument`) */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is about control characters
const FOREIGN_CHARACTER = /[^\u0009\u000a\u000d\u0020-\u00ff]/u

const problem = (code: string, message: string): PolicyError =>
  Object.freeze({ code, message, pointer: '', offset: 0, line: 1, column: 1 })

/** Cycles, `BigInt`s, throwing getters and bottomless nesting make `JSON.stringify` throw: none of them is a policy. */
function stringify(source: object): string | undefined {
  try {
    return JSON.stringify(source, null, 2) as string | undefined
  } catch {
    return undefined
  }
}
