/**
 * Patterns: the text of a policy, read one character at a time. Reference 2.2 (wildcards), 2.4 (escapes), 3.5 (variables).
 */
import { MalformedPolicy } from './malformed.ts'

/** `*`: any run of characters, including none. */
const ANY = Symbol('*')
/** `?`: exactly one character. */
const ONE = Symbol('?')

export type Piece = string | typeof ANY | typeof ONE

export interface PatternLanguage {
  /** Whether `*` and `?` are wildcards here; otherwise they are ordinary characters. */
  readonly wildcards: boolean
  /** What a variable stands for, or undefined when it has no value. Absent: `${...}` is plain text (version 2008-10-17). */
  readonly variable?: (key: string) => string | undefined
}

/** `${key}` or `${key, 'default'}`. */
const VARIABLE = /^\$\{([^\s,'{}]+)(?:,\s*'([^']*)')?\}/

/**
 * The pieces of a pattern, or undefined when a variable in it has neither value nor default: a null pattern, which equals
 * nothing (3.5). What a variable yields is literal text, so wildcards inside it match only themselves (2.4).
 */
export function readPattern(text: string, language: PatternLanguage): readonly Piece[] | undefined {
  const pieces: Piece[] = []
  let rest = text
  while (rest !== '') {
    if (language.variable && rest.startsWith('${')) {
      const [whole, name, fallback] = VARIABLE.exec(rest) ?? []
      if (whole === undefined || name === undefined) throw new MalformedPolicy(`bad variable in ${text}`)
      const value = name === '*' || name === '?' || name === '$' ? name : (language.variable(name) ?? fallback)
      if (value === undefined) return undefined
      pieces.push(...value)
      rest = rest.slice(whole.length)
      continue
    }
    const [character = ''] = rest
    if (language.wildcards && character === '*') pieces.push(ANY)
    else if (language.wildcards && character === '?') pieces.push(ONE)
    else pieces.push(character)
    rest = rest.slice(character.length)
  }
  return pieces
}

/** The positions of `text` that can be reached after each piece; it matches when the end is among them. */
export function matchesPieces(pieces: readonly Piece[], text: string): boolean {
  const characters = [...text]
  let reached = new Set([0])
  for (const piece of pieces) {
    const next = new Set<number>()
    for (const at of reached) {
      if (piece === ANY) for (let end = at; end <= characters.length; end++) next.add(end)
      else if (at < characters.length && (piece === ONE || piece === characters[at])) next.add(at + 1)
    }
    reached = next
  }
  return reached.has(characters.length)
}

/** Splits a list on the first `limit` colons that are literal characters; the last field keeps all further colons (2.1). */
export function splitOnColons(pieces: readonly Piece[], limit: number): (readonly Piece[])[] {
  const fields: Piece[][] = [[]]
  for (const piece of pieces) {
    if (piece === ':' && fields.length <= limit) fields.push([])
    else fields.at(-1)?.push(piece)
  }
  return fields
}

/** Two patterns or texts compared the way ARNs are: six fields, each by itself (2.2 and the ARN row of 3.3). */
export function matchesArnPieces(pieces: readonly Piece[], arn: string): boolean {
  const patternFields = splitOnColons(pieces, 5)
  const arnFields = splitOnColons([...arn], 5).map((field) => field.join(''))
  if (patternFields.length !== 6 || arnFields.length !== 6) return false
  return patternFields.every((field, i) => matchesPieces(field, arnFields[i] ?? ''))
}
