import { isMultivaluedKey } from '../policy/context-key-types.ts'
import { splitVariables, type VariablePart } from '../policy/policy-variable.ts'
import { foldKey } from './fold-key.ts'
import type { RequestFacts } from './request-facts.ts'
import type { Segment } from './wildcard.ts'

/** How the text of a policy is to be read. */
export interface TextLanguage {
  /** Whether `${...}` is replaced: in the 2012-10-17 language, where the element takes variables. */
  readonly variables: boolean
  /** Whether `*` and `?` stand for other characters. */
  readonly wildcards: boolean
}

interface Variable {
  readonly kind: 'variable'
  /** Lower case. */
  readonly key: string
  readonly fallback: string | undefined
  /** A multivalued key has no one value to put into a text. */
  readonly multivalued: boolean
}

type Piece = ({ readonly kind: 'text' } & Segment) | Variable

/** A text of a policy, cut at its `*`; each segment is a run of literal text and variables. */
export interface PatternTemplate {
  readonly segments: readonly (readonly Piece[])[]
  /** Lower-case context keys of its variables. */
  readonly keys: readonly string[]
}

/** Reads a text once; `fixedSegments` or, for each request, `resolveTemplate` make it ready for matching. */
export function readTemplate(text: string, language: TextLanguage): PatternTemplate {
  const parts: readonly VariablePart[] = language.variables ? splitVariables(text).parts : [{ kind: 'literal', text }]
  const segments: Piece[][] = [[]]
  for (const part of parts) {
    if (part.kind === 'literal') readLiteral(part.text, language.wildcards, segments)
    else segments.at(-1)?.push(readPart(part))
  }
  const keys = segments.flat().flatMap((piece) => (piece.kind === 'variable' ? [piece.key] : []))
  return Object.freeze({ segments: Object.freeze(segments), keys: Object.freeze(keys) })
}

function readLiteral(text: string, wildcards: boolean, segments: Piece[][]): void {
  const runs = wildcards ? text.split('*') : [text]
  for (const [index, run] of runs.entries()) {
    if (index > 0) segments.push([])
    if (run !== '') segments.at(-1)?.push({ kind: 'text', text: run, anyAt: wildcards ? positionsOf('?', run) : [] })
  }
}

function readPart(part: Exclude<VariablePart, { kind: 'literal' }>): Piece {
  if (part.kind === 'escape') return { kind: 'text', text: part.character, anyAt: [] }
  return { kind: 'variable', key: foldKey(part.key), fallback: part.fallback, multivalued: isMultivaluedKey(part.key) }
}

function positionsOf(character: string, text: string): readonly number[] {
  const positions: number[] = []
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) positions.push(at)
  return positions
}

/** What every text that a pattern stands for begins and ends with. */
export interface LiteralAffixes {
  readonly start: string
  readonly end: string
}

export function literalAffixes({ segments }: PatternTemplate): LiteralAffixes {
  const first = segments[0]?.[0]
  const last = segments.at(-1)?.at(-1)
  return {
    start: first?.kind === 'text' ? first.text.slice(0, first.anyAt[0]) : '',
    end: last?.kind === 'text' ? last.text.slice((last.anyAt.at(-1) ?? -1) + 1) : '',
  }
}

/** The segments of a template without variables; `undefined` for one that has some. */
export function fixedSegments(template: PatternTemplate): readonly Segment[] | undefined {
  return template.keys.length === 0 ? resolve(template, () => undefined) : undefined
}

/**
 * The segments with the request's values in place of the variables; `undefined` when one has neither a value nor a default. A value is
 * literal text: a `*` in it is a star, or whoever controls a tag would write patterns.
 */
export function resolveTemplate(template: PatternTemplate, facts: RequestFacts): readonly Segment[] | undefined {
  return resolve(template, (key) => facts.variable(key))
}

function resolve(
  { segments }: PatternTemplate,
  lookUp: (key: string) => string | undefined,
): readonly Segment[] | undefined {
  const resolved: Segment[] = []
  for (const pieces of segments) {
    let text = ''
    const anyAt: number[] = []
    for (const piece of pieces) {
      if (piece.kind === 'text') {
        for (const position of piece.anyAt) anyAt.push(text.length + position)
        text += piece.text
        continue
      }
      const value = (piece.multivalued ? undefined : lookUp(piece.key)) ?? piece.fallback
      if (value === undefined) return undefined
      text += value
    }
    resolved.push({ text, anyAt })
  }
  return resolved
}
