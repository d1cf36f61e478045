import { beginsWith } from './begins-with.ts'
import { fixedSegments, literalAffixes, type PatternTemplate, resolveTemplate } from './pattern-template.ts'
import type { RequestFacts } from './request-facts.ts'
import { compileSegments, matchSegments } from './wildcard.ts'

/** Whether a pattern of a policy stands for `text`. */
export type TemplateTest = (text: string, facts: RequestFacts) => boolean

/** Makes the test of a template. One with a variable that has neither a value nor a default stands for nothing. */
export function compileTemplate(template: PatternTemplate): TemplateTest {
  const segments = fixedSegments(template)
  return segments === undefined ? resolveAndMatch(template) : compileSegments(segments)
}

function resolveAndMatch(template: PatternTemplate): TemplateTest {
  const { start } = literalAffixes(template)
  return (text, facts) => {
    if (!beginsWith(text, start)) return false
    const segments = resolveTemplate(template, facts)
    return segments !== undefined && matchSegments(segments, text)
  }
}
