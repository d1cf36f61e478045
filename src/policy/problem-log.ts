import type { Place } from './policy-document.ts'
import type { PolicyError } from './policy-error.ts'
import { createLocator } from './source-location.ts'

/** Enough for any author; a document made to have more shall not cost more. */
const MAX_PROBLEMS = 100
const MAX_MESSAGE_LENGTH = 1_000

/** Collects what is wrong while a document is read, so that its author sees everything at once (and of a great many the first 100). */
export interface ProblemLog {
  report(code: string, place: Place, message: string): void
  /** In the order of the source. */
  errors(): readonly PolicyError[]
}

export function createProblemLog(source: string): ProblemLog {
  const found: (Place & { readonly code: string; readonly message: string })[] = []
  return {
    report: (code, { pointer, offset }, message) => {
      const short = message.length > MAX_MESSAGE_LENGTH ? `${message.slice(0, MAX_MESSAGE_LENGTH)}...` : message
      found.push({ code, message: short, pointer, offset })
    },
    errors: () => {
      if (found.length === 0) return []
      const locate = createLocator(source)
      return found
        .toSorted((one, other) => one.offset - other.offset)
        .slice(0, MAX_PROBLEMS)
        .map((problem) => Object.freeze({ ...problem, ...locate(problem.offset) }))
    },
  }
}
