import { Lexer, Source, TokenKind } from 'graphql'

const OPENING: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L])
const CLOSING: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R])

/**
 * Whether more brackets stand within each other than `limit`. Asked before a query is parsed, for the parser calls itself at each and would
 * run out of stack. What is no GraphQL, or has more than `maxTokens`, is left to the parser to refuse.
 */
export function isNestedDeeper(
  query: string,
  { limit, maxTokens }: { readonly limit: number; readonly maxTokens: number },
): boolean {
  if (!hasMoreBrackets(query, limit)) return false
  const lexer = new Lexer(new Source(query))
  let depth = 0
  try {
    for (let tokens = 0; tokens <= maxTokens; tokens++) {
      const { kind } = lexer.advance()
      if (OPENING.has(kind)) depth += 1
      else if (CLOSING.has(kind)) depth -= 1
      if (depth > limit) return true
      if (kind === TokenKind.EOF) return false
    }
  } catch {
    return false
  }
  return false
}

/** Most queries have fewer brackets than that altogether, and need no closer look. */
function hasMoreBrackets(query: string, limit: number): boolean {
  let count = 0
  for (const character of query) {
    if (character === '{' || character === '[' || character === '(') count += 1
    if (count > limit) return true
  }
  return false
}
