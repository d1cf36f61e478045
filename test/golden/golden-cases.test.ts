import { describe, expect, it } from 'vitest'
import { loadCases } from '../cases/load-cases.ts'
import { operatorFamilies } from '../cases/operator-families.ts'
import { EVALUATORS } from './evaluators.ts'

const files = loadCases()

describe('the golden cases', () => {
  const all = files.flatMap(({ cases }) => cases)

  it('are at least 600', () => expect(all.length).toBeGreaterThanOrEqual(600))

  it('have one name each', () => {
    const names = all.map(({ name }) => name)
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })

  it('each say why', () => {
    expect(all.filter(({ why }) => !/\S/.test(why)).map(({ name }) => name)).toEqual([])
  })

  /** What is no decision of the engine: see the README of the cases. */
  const elsewhere = [35, 44]

  it('cover every trap', () => {
    const traps = new Set(all.flatMap(({ why }) => [...why.matchAll(/trap (\d+)/g)].map(([, trap]) => Number(trap))))
    const missing = Array.from({ length: 60 }, (_, i) => i + 1).filter((trap) => !traps.has(trap))
    expect(missing).toEqual(elsewhere)
  })

  it('cover every row of the truth table', () => {
    const rows = new Set(all.flatMap(({ why }) => [...why.matchAll(/5\.3 row (\d+)/g)].map(([, row]) => Number(row))))
    expect([...rows].sort((a, b) => a - b)).toEqual(Array.from({ length: 31 }, (_, i) => i + 1))
  })

  it.each([...operatorFamilies()])('%s is what its generator writes', (topic, cases) => {
    expect(files.find((file) => file.topic === topic)?.cases).toEqual(cases)
  })
})

for (const [evaluator, evaluate] of Object.entries(EVALUATORS)) {
  for (const { topic, cases } of files) {
    describe(`${evaluator}: ${topic}`, () => {
      it.each(cases.map((golden) => [golden.name, golden] as const))(
        '%s',
        (_, { request, policies, expect: wanted }) => {
          const answer = evaluate(request, policies)
          if (wanted.outcome === 'DENIED') expect(answer.outcome).not.toBe('ALLOWED')
          else expect(answer.outcome).toBe(wanted.outcome)
          if (wanted.error) expect(answer.errors).toContain(wanted.error)
          else if (wanted.outcome !== 'DENIED') expect(answer.errors).toEqual([])
          if (!answer.explanation) return
          expect(answer.explanation.outcome).toBe(answer.outcome)
          if (wanted.decidedBy) expect(answer.explanation.decidedBy).toBe(wanted.decidedBy)
          if (wanted.statements)
            expect([...answer.explanation.statements].sort()).toEqual([...wanted.statements].sort())
        },
      )
    })
  }
}
