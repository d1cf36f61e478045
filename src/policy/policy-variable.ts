/**
 * Policy variables: `${key}`, `${key, 'default'}`, and the escapes `${*}`, `${?}`, `${$}`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */

export type VariablePart =
  /** Text as it stands; `*` and `?` in it are wildcards wherever the element has wildcards. */
  | { readonly kind: 'literal'; readonly text: string }
  /** `*`, `?` or `$` as an ordinary character. */
  | { readonly kind: 'escape'; readonly character: '*' | '?' | '$' }
  /** The single value of a context key; it never acts as a pattern. */
  | { readonly kind: 'variable'; readonly key: string; readonly fallback: string | undefined }

export type VariableProblemCode =
  | 'MISSING_BRACE_IN_VARIABLE'
  | 'MISSING_QUOTE_IN_VARIABLE'
  | 'UNSUPPORTED_SPACE_IN_VARIABLE'
  | 'EMPTY_VARIABLE'

export interface VariableProblem {
  readonly code: VariableProblemCode
  /** From the start of the text. */
  readonly index: number
  readonly message: string
}

export interface VariableText {
  readonly parts: readonly VariablePart[]
  /** The first malformed variable; never there for a text of a parsed 2012-10-17 document, where it can stand. */
  readonly problem: VariableProblem | undefined
}

/**
 * Splits a text of a 2012-10-17 document. The 2008-10-17 language has no variables: do not call this for its texts.
 * Never throws; from a malformed variable on, everything is literal text.
 *
 * @example splitVariables('home/${aws:username}/*').parts
 * // literal `home/`, variable `aws:username`, literal `/*`
 */
export function splitVariables(text: string): VariableText {
  const parts: VariablePart[] = []
  let position = 0
  const literal = (end: number) => {
    if (end > position) parts.push({ kind: 'literal', text: text.slice(position, end) })
    position = end
  }
  for (let start = text.indexOf('${'); start !== -1; start = text.indexOf('${', position)) {
    literal(start)
    VARIABLE.lastIndex = start
    const variable = VARIABLE.exec(text)
    if (variable === null) {
      literal(text.length)
      return { parts, problem: explain(text, start) }
    }
    parts.push(toPart(variable))
    position = VARIABLE.lastIndex
  }
  literal(text.length)
  return { parts, problem: undefined }
}

/** True when a text of a 2012-10-17 document holds a variable or an escape, well formed or not. */
export const hasVariable = (text: string): boolean => text.includes('${')

const VARIABLE = /\$\{(?:([*?$])|([^\s,'{}*?$]+)(?:, ?'([^']*)')?)\}/y

function toPart([, character, key = '', fallback]: RegExpExecArray): VariablePart {
  if (character === '*' || character === '?' || character === '$') return { kind: 'escape', character }
  return { kind: 'variable', key, fallback }
}

function explain(text: string, index: number): VariableProblem {
  const close = text.indexOf('}', index)
  if (close === -1) {
    return { code: 'MISSING_BRACE_IN_VARIABLE', index, message: 'a variable that begins with `${` must end with `}`' }
  }
  const variable = text.slice(index, close + 1)
  const body = variable.slice(2, -1)
  if (body.trim() === '' || body.trimStart().startsWith(',')) {
    return { code: 'EMPTY_VARIABLE', index, message: `\`${variable}\` names no context key` }
  }
  if (body.includes(',')) {
    const message = `the default value in \`${variable}\` must be written as in \`\${key, 'value'}\``
    return { code: 'MISSING_QUOTE_IN_VARIABLE', index, message }
  }
  if (body.includes('{')) {
    const message = `\`${variable}\` holds another \`{\`; variables do not nest`
    return { code: 'MISSING_BRACE_IN_VARIABLE', index, message }
  }
  const message = `\`${variable}\` is not a context key; write \`\${prefix:name}\` without spaces, quotes or wildcards`
  return { code: 'UNSUPPORTED_SPACE_IN_VARIABLE', index, message }
}
