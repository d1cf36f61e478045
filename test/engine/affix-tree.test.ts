import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AffixNode, AffixTree } from '../../src/engine/affix-tree.ts'
import { allow, OBJECT, outcomeOf } from './language.ts'

const affix = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 })

function itemsUpTo(node: AffixNode<string> | undefined): readonly string[] {
  return node === undefined ? [] : [...itemsUpTo(node.parent), ...node.items]
}

describe('an affix tree', () => {
  it.each(['start', 'end'] as const)('finds exactly the affixes at the %s of a text', (end) => {
    fc.assert(
      fc.property(fc.uniqueArray(affix), affix, (affixes, text) => {
        const tree = new AffixTree<string>(end)
        for (const each of affixes) tree.add(each, each)
        const expected = affixes.filter((each) => (end === 'start' ? text.startsWith(each) : text.endsWith(each)))
        expect([...itemsUpTo(tree.find(text))].sort()).toEqual(expected.sort())
      }),
      { numRuns: 500 },
    )
  })
})

describe('the index of statements', () => {
  const name = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), minLength: 1, maxLength: 5 })
  const key = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 5 })
  const resources = fc.array(
    name.map((text) => `arn:aws:s3:::${text}`),
    { minLength: 1, maxLength: 3 },
  )
  const element = fc.record({ Resource: resources })
  const negated = fc.record({ NotResource: resources }).map((one) => ({ ...one, Resource: undefined }))

  it('changes no outcome, however many statements there are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 9, arbitrary: element }, negated), { minLength: 9, maxLength: 40 }),
        key,
        (elements, text) => {
          const resource = `arn:aws:s3:::${text}`
          const statements = elements.map((one) => allow(one))
          const oneByOne = statements.some((statement) => outcomeOf([statement], { resource }) === 'ALLOWED')
          expect(outcomeOf(statements, { resource }) === 'ALLOWED').toBe(oneByOne)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('finds a statement by any of its patterns', () => {
    const many = Array.from({ length: 30 }, (_, index) => allow({ Resource: `arn:aws:s3:::other-${index}/*` }))
    const two = allow({ Resource: ['arn:aws:s3:::c/*', 'arn:aws:s3:::b/*'] })
    expect(outcomeOf([...many, two], { resource: OBJECT })).toBe('ALLOWED')
    expect(outcomeOf(many, { resource: OBJECT })).toBe('IMPLICIT_DENY')
  })
})
