import type { PatternElement } from '../policy/policy-document.ts'
import type { TextEnd } from './affix-tree.ts'
import { type ArnMatcher, compileArnMatcher } from './arn-matcher.ts'
import type { TemplateTest } from './compile-template.ts'
import { fixedSegments, readTemplate } from './pattern-template.ts'
import type { RequestAction } from './request-action.ts'
import type { RequestFacts } from './request-facts.ts'
import { compileSegments, type TextMatcher } from './wildcard.ts'

/**
 * `Action` or `NotAction`. Case is ignored on both sides of the colon.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function compileActions({ negated, patterns }: PatternElement): (action: RequestAction) => boolean {
  const texts = patterns.map(({ text }) => text.toLowerCase())
  const names = new Set(texts.filter((text) => !WILDCARD.test(text)))
  const matchers = texts.filter((text) => WILDCARD.test(text)).map(compileWildcards)
  return ({ text }) => (names.has(text) || matchers.some((matches) => matches(text))) !== negated
}

const WILDCARD = /[*?]/

function compileWildcards(text: string): TextMatcher {
  if (text === '*') return matchAll
  return compileSegments(fixedSegments(readTemplate(text, { variables: false, wildcards: true })) ?? [])
}

const matchAll: TextMatcher = () => true

export interface CompiledResources {
  readonly matches: (facts: RequestFacts) => boolean
  /** Lower-case context keys of the variables in the patterns. */
  readonly keys: readonly string[]
  /** Every resource that matches begins with one of `start`, and ends with one of `end`. */
  readonly affixes: Readonly<Record<TextEnd, readonly string[]>>
}

const EVERYTHING: ArnMatcher = Object.freeze({ matches: () => true, affixes: { start: '', end: '' }, keys: [] })
const ANY_AFFIX: CompiledResources['affixes'] = Object.freeze({ start: [''], end: [''] })

/**
 * `Resource` or `NotResource`. A pattern whose variable has no value stands for nothing, so that `NotResource` excludes nothing by it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function compileResources(
  element: PatternElement | undefined,
  language: { readonly variables: boolean },
): CompiledResources {
  // A trust policy has no resource element: its resource is the role that it hangs on.
  if (element === undefined) return { matches: () => true, keys: [], affixes: ANY_AFFIX }
  const { negated, patterns } = element
  const matchers = patterns.map(({ text }) => (text === '*' ? EVERYTHING : compileArnMatcher(text, language)))
  const affixes = matchers.map((matcher) => matcher.affixes)
  return {
    matches: compileAny(
      matchers.map(({ matches }) => matches),
      negated,
    ),
    keys: matchers.flatMap(({ keys }) => keys),
    affixes: negated ? ANY_AFFIX : { start: affixes.map(({ start }) => start), end: affixes.map(({ end }) => end) },
  }
}

function compileAny(tests: readonly TemplateTest[], negated: boolean): (facts: RequestFacts) => boolean {
  const [only] = tests
  if (only !== undefined && tests.length === 1 && !negated) return (facts) => only(facts.resource, facts)
  return (facts) => {
    for (const test of tests) if (test(facts.resource, facts)) return !negated
    return negated
  }
}
