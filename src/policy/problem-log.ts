import type { Place } from './policy-document.ts'
import type { PolicyError } from './policy-error.ts'
import { createLocator } from './source-location.ts'

/** Collects what is wrong while a document is read, so that its author sees everything at once. */
export interface ProblemLog {
  report(code: string, place: Place, message: string): void
  /** In the order of the source. */
  errors(): readonly PolicyError[]
}

export function createProblemLog(source: string): ProblemLog {
  const found: (Place & { readonly code: string; readonly message: string })[] = []
  return {
    report: (code, { pointer, offset }, message) => {
      found.push({ code, message, pointer, offset })
    },
    errors: () => {
      if (found.length === 0) return []
      const locate = createLocator(source)
      return found
        .toSorted((one, other) => one.offset - other.offset)
        .map((problem) => Object.freeze({ ...problem, ...locate(problem.offset) }))
    },
  }
}
