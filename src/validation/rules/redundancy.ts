import { parseDecimal } from '../../policy/decimal.ts'
import type { PatternElement, Statement, TextNode } from '../../policy/policy-document.ts'
import { conditionsOf } from '../conditions-of.ts'
import { globCovers } from '../glob.ts'
import type { IssueCode } from '../issues.ts'
import type { Issue, Rule } from '../rule.ts'
import { coversResource } from './reach-of-action.ts'

/** What another part of the policy says already. */
export const redundancy: Rule = function* ({ document }) {
  const length = document.statements.reduce((sum, statement) => sum + textLength(statement), 0)
  if (length <= MAX_TEXT_LENGTH) yield* redundantElements(document.statements)
  for (const { condition, parts, operator } of conditionsOf(document)) {
    if (operator.family !== 'Numeric' || condition.values.length < 2) continue
    const numbers = new Set(condition.values.map(({ text }) => parseDecimal(text)))
    const ordered = /Less|Greater/.test(parts.base)
    if (!ordered && numbers.size === condition.values.length) continue
    const message = ordered
      ? `of several values of \`${parts.base}\` only the widest counts; keep that one`
      : `a value of \`${condition.key}\` is given more than once`
    yield { code: 'REDUNDANT_CONDITION_VALUE_NUM', place: condition, message }
  }
}

/** Above every quota. The work is quadratic in the length of all patterns together, so that longer documents are left alone. */
const MAX_TEXT_LENGTH = 32_768

function textLength({ action, resource }: Statement): number {
  return [...action.patterns, ...(resource?.patterns ?? [])].reduce((sum, { text }) => sum + text.length, 0)
}

function* redundantElements(statements: readonly Statement[]): Generator<Issue> {
  for (const { action, resource } of statements) {
    yield* redundantPatterns(action, coversAction, 'REDUNDANT_ACTION')
    if (resource !== undefined) yield* redundantPatterns(resource, coversResource, 'REDUNDANT_RESOURCE')
  }
  yield* redundantStatements(statements)
}

type Covers = (whole: string, part: string) => boolean

const coversAction: Covers = (whole, part) => globCovers(whole.toLowerCase(), part.toLowerCase())

function* redundantPatterns({ patterns }: PatternElement, covers: Covers, code: IssueCode): Generator<Issue> {
  const wide = patterns.filter(({ text }) => /[*?]/.test(text))
  const first = new Map<string, TextNode>()
  for (const pattern of patterns) {
    const same = first.get(pattern.text)
    const wider = same ?? wide.find((other) => other !== pattern && isWider(other, pattern, covers))
    if (same === undefined) first.set(pattern.text, pattern)
    if (wider === undefined) continue
    yield { code, place: pattern, message: `\`${pattern.text}\` is taken in by \`${wider.text}\`; remove it` }
  }
}

/** Of two patterns that cover each other the earlier is kept. */
const isWider = (one: TextNode, other: TextNode, covers: Covers): boolean =>
  covers(one.text, other.text) && (one.offset < other.offset || !covers(other.text, one.text))

function* redundantStatements(statements: readonly Statement[]): Generator<Issue> {
  const signatures = statements.map(signatureOf)
  for (const [index, statement] of statements.entries()) {
    const wider = statements.find(
      (other, position) =>
        position !== index &&
        signatures[position] === signatures[index] &&
        includes(other, statement) &&
        (position < index || !includes(statement, other)),
    )
    if (wider === undefined) continue
    const message = `the statement says nothing that \`/Statement/${wider.index}\` does not say; remove it`
    yield { code: 'REDUNDANT_STATEMENT', place: statement, message }
  }
}

/** What must be the same for one statement to be able to include another. */
function signatureOf({ effect, principal, action, resource, conditions }: Statement): string {
  const principals = principal?.entries.map(({ type, text }) => `${type} ${text}`).sort()
  const tests = conditions.map(({ operator, key, values }) => [
    operator,
    key.toLowerCase(),
    values.map(({ text }) => text),
  ])
  return JSON.stringify([
    effect,
    principal?.negated,
    principals,
    action.negated,
    resource?.negated,
    tests.map(String).sort(),
  ])
}

/** Statements with `NotAction` or `NotResource` include each other only when they say the same. */
function includes(whole: Statement, part: Statement): boolean {
  return covered(whole.action, part.action, coversAction) && covered(whole.resource, part.resource, coversResource)
}

function covered(whole: PatternElement | undefined, part: PatternElement | undefined, covers: Covers): boolean {
  if (whole === undefined || part === undefined) return whole === part
  if (whole.negated) return textsOf(whole) === textsOf(part)
  return (
    part.patterns.length > 0 &&
    part.patterns.every(({ text }) => whole.patterns.some((wide) => covers(wide.text, text)))
  )
}

const textsOf = ({ patterns }: PatternElement): string => JSON.stringify(patterns.map(({ text }) => text).sort())
