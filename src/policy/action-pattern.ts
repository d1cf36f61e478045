import type { PatternProblem } from './arn-pattern.ts'

/** The two halves of an action pattern such as `s3:Get*`; the bare `*` has the service `*` and the name `*`. */
export interface ActionPattern {
  readonly service: string
  readonly name: string
}

const ACTION = /^([A-Za-z0-9*?][A-Za-z0-9*?._-]*):([A-Za-z0-9*?_.-]+)$/

/**
 * Takes an action pattern apart, or returns `undefined` for a text that is none. Case is kept; matching ignores it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function parseActionPattern(text: string): ActionPattern | undefined {
  if (text === '*') return { service: '*', name: '*' }
  const match = ACTION.exec(text)
  if (match === null) return undefined
  const [, service = '', name = ''] = match
  return { service, name }
}

/** What IAM refuses to store as an `Action`. Whether the action exists is a question for validation. */
export function checkActionPattern(text: string): PatternProblem | undefined {
  if (parseActionPattern(text) !== undefined) return undefined
  if (text.includes('${')) {
    const message = `action \`${text}\` contains a variable; variables are for \`Resource\` and \`Condition\``
    return { code: 'VARIABLE_UNSUPPORTED_IN_ELEMENT', message }
  }
  const message = `action \`${text}\` must be \`service:Name\`, such as \`s3:GetObject\` or \`s3:Get*\`, or \`*\``
  return { code: 'INVALID_ACTION', message }
}
