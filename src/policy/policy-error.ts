import type { Place } from './policy-document.ts'

/**
 * One thing wrong with a document. `code` is the name of Access Analyzer's check (reference 8.2), such as `INVALID_EFFECT`.
 * The message is lower case, without a full stop, with the author's text in backticks, and says what would be right.
 */
export interface PolicyError extends Place {
  readonly code: string
  readonly message: string
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
}
