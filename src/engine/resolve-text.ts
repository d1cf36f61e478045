import { fixedSegments, type PatternTemplate, resolveTemplate } from './pattern-template.ts'
import type { RequestFacts } from './request-facts.ts'

/** The text of a template without wildcards; `undefined` when a variable has neither a value nor a default. */
export function resolveText(template: PatternTemplate, facts: RequestFacts): string | undefined {
  return resolveTemplate(template, facts)?.[0]?.text
}

/** The text of a template without wildcards and without variables; `undefined` for one with variables. */
export const fixedText = (template: PatternTemplate): string | undefined => fixedSegments(template)?.[0]?.text
