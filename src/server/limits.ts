import { type Setting, wholeNumber } from './setting.ts'

/**
 * What one request may ask for. The defaults leave room for GraphiQL's introspection (depth 15), for a full batch of 1,000 questions with
 * policies, given as variables or written into the query, and for the explanations of two such batches; whoever needs more sends a second
 * request.
 */
export const LIMITS = {
  maxBodyBytes: limit('max-body-bytes', { default: 8_388_608, max: 1_073_741_824 }, 'Bytes of a request body'),
  maxTokens: limit('max-tokens', { default: 60_000, max: 1_000_000 }, 'Tokens (names, punctuation, values) of a query'),
  maxNesting: limit('max-nesting', { default: 200, max: 1_000 }, 'Brackets of any kind within each other in a query'),
  maxDepth: limit(
    'max-depth',
    { default: 16, max: 1_000 },
    'Levels of nested selections of a query, fragments included',
  ),
  maxAliases: limit(
    'max-aliases',
    { default: 100, max: 100_000 },
    'Aliases in a query, once for each use of a fragment',
  ),
  maxDirectives: limit('max-directives', { default: 50, max: 100_000 }, 'Directives in a query'),
  maxCost: limit(
    'max-cost',
    { default: 50_000, max: 1_000_000_000 },
    'Fields that a query may resolve: those below a list count once for each item asked for (`first`, or the length of `inputs`)',
  ),
} as const

export type LimitName = keyof typeof LIMITS
export type Limits = Readonly<Record<LimitName, number>>

function limit(
  flag: string,
  { default: value, max }: { readonly default: number; readonly max: number },
  description: string,
): Setting<number> {
  return wholeNumber(
    { min: 1, max },
    { flag, environment: `SALLYPORT_${flag.toUpperCase().replaceAll('-', '_')}`, default: value, description },
  )
}
