import type { PatternElement } from '../policy/policy-document.ts'
import type { TextEnd } from './affix-tree.ts'
import { type ArnMatcher, compileArnMatcher } from './arn-matcher.ts'
import { fixedSegments, readTemplate } from './pattern-template.ts'
import type { RequestAction } from './request-action.ts'
import type { RequestFacts } from './request-facts.ts'
import { compileSegments } from './wildcard.ts'

/**
 * `Action` or `NotAction`. Case is ignored on both sides of the colon.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function compileActions({ negated, patterns }: PatternElement): (action: RequestAction) => boolean {
  const matchers = patterns.map(({ text }) => {
    const template = readTemplate(text.toLowerCase(), { variables: false, wildcards: true })
    return compileSegments(fixedSegments(template) ?? [])
  })
  return ({ text }) => matchers.some((matches) => matches(text)) !== negated
}

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
    matches: compileAny(matchers, negated),
    keys: matchers.flatMap(({ keys }) => keys),
    affixes: negated ? ANY_AFFIX : { start: affixes.map(({ start }) => start), end: affixes.map(({ end }) => end) },
  }
}

function compileAny(matchers: readonly ArnMatcher[], negated: boolean): (facts: RequestFacts) => boolean {
  const [only] = matchers
  if (only !== undefined && matchers.length === 1 && !negated) return (facts) => only.matches(facts.resource, facts)
  return (facts) => {
    for (const matcher of matchers) if (matcher.matches(facts.resource, facts)) return !negated
    return negated
  }
}
