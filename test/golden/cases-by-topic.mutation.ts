/**
 * The golden cases again, a topic at a time and through the library alone: what mutants are tried against, thousands of times over.
 * `golden-cases.test.ts` says which case fails; here it is enough that one does.
 */
import { describe, expect, it } from 'vitest'
import { loadCases } from '../cases/load-cases.ts'
import { explainingLibrary } from './evaluators.ts'

describe('the library answers as the golden cases say', () => {
  it.each(loadCases().map(({ topic, cases }) => [topic, cases] as const))('about %s', (_, cases) => {
    for (const { name, request, policies, expect: wanted } of cases) {
      const { outcome, errors, explanation } = explainingLibrary(request, policies)
      if (wanted.outcome === 'DENIED') expect(outcome, name).not.toBe('ALLOWED')
      else expect(outcome, name).toBe(wanted.outcome)
      if (wanted.error) expect(errors, name).toContain(wanted.error)
      else if (wanted.outcome !== 'DENIED') expect(errors, name).toEqual([])
      if (wanted.decidedBy) expect(explanation?.decidedBy, name).toBe(wanted.decidedBy)
      if (wanted.statements) expect(explanation?.statements.toSorted(), name).toEqual([...wanted.statements].sort())
    }
  })
})
