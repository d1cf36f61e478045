import { Lexer, Source, TokenKind } from 'graphql'

const OPENING: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L])
const CLOSING: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R])

/**
 * Whether more brackets stand within each other than `limit`. Asked before a query is parsed, for the parser calls itself at each and would
 * run out of stack. What is no GraphQL is left to the parser to refuse.
 */
export function isNestedDeeper(query: string, limit: number): boolean {
  // Most queries have fewer brackets than that altogether.
  if ((query.match(/[{[(]/g)?.length ?? 0) <= limit) return false
  const lexer = new Lexer(new Source(query))
  let depth = 0
  try {
    for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
      if (OPENING.has(token.kind)) depth += 1
      else if (CLOSING.has(token.kind)) depth -= 1
      if (depth > limit) return true
    }
  } catch {
    return false
  }
  return false
}
