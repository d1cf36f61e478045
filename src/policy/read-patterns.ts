import { checkActionPattern, parseActionPattern } from './action-pattern.ts'
import { checkResourcePattern } from './arn-pattern.ts'
import { checkVariables } from './check-variables.ts'
import type { PatternElement, TextNode } from './policy-document.ts'
import { type Located, placeOf, type Reading, readTexts } from './reading.ts'

/** One half of an X/NotX pair, as it stands in a statement. */
export interface ElementChoice {
  readonly located: Located
  /** `Action`, `NotAction`, ... for messages. */
  readonly name: string
  readonly negated: boolean
}

export function readActions({ located, name, negated }: ElementChoice, reading: Reading): PatternElement {
  const patterns = readTexts(name, located, reading.log)
  for (const pattern of patterns) checkAction(pattern, reading)
  return Object.freeze({ ...placeOf(located), negated, patterns })
}

function checkAction(pattern: TextNode, { type, log }: Reading): void {
  const problem = checkActionPattern(pattern.text)
  if (problem !== undefined) {
    log.report(problem.code, pattern, problem.message)
  } else if (type === 'trust' && parseActionPattern(pattern.text)?.service.toLowerCase() !== 'sts') {
    const message = `action \`${pattern.text}\` must not appear in a role trust policy, which speaks of \`sts:\` actions only`
    log.report('UNSUPPORTED_ACTION_IN_POLICY', pattern, message)
  }
}

export function readResources({ located, name, negated }: ElementChoice, reading: Reading): PatternElement {
  const patterns = readTexts(name, located, reading.log)
  const variables = reading.version === '2012-10-17'
  for (const pattern of patterns) {
    const problem = checkResourcePattern(pattern.text, { variables })
    if (problem !== undefined) reading.log.report(problem.code, pattern, problem.message)
    checkVariables(pattern, reading)
  }
  return Object.freeze({ ...placeOf(located), negated, patterns })
}
