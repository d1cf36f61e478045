import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endOfPrefix, tupleKey, tupleNames, tuplePrefix } from '../../src/store/tuple-key.ts'

const name = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  // Short names over few characters meet often, and these are where delimiters and orders go wrong.
  fc.string({ unit: fc.constantFrom('\u0000', '\u0001', 'a', 'ÿ', '\uffff', '😀'), maxLength: 4 }),
)
const names = fc.array(name, { minLength: 1, maxLength: 4 })
const pair = fc
  .integer({ min: 1, max: 4 })
  .chain((size) => fc.tuple(...[0, 1].map(() => fc.array(name, { minLength: size, maxLength: size }))))

const bytewise = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

function compareNames(these: readonly string[], those: readonly string[]): number {
  const differing = these.findIndex((value, index) => value !== those[index])
  return differing < 0 ? 0 : bytewise(these[differing] ?? '', those[differing] ?? '')
}

describe('tupleKey', () => {
  it('sorts like the names one after the other, so that different names have different keys', () => {
    const property = fc.property(pair, ([these = [], those = []]) => {
      const order = Buffer.compare(tupleKey(...these), tupleKey(...those))
      expect(Math.sign(order)).toBe(Math.sign(compareNames(these, those)))
    })
    fc.assert(property, { numRuns: 2_000 })
  })

  it('gives its names back', () => {
    const property = fc.property(names, (given) => {
      expect(tupleNames(tupleKey(...given))).toEqual(given)
    })
    fc.assert(property)
  })

  it('is as long as its names plus one byte for each', () => {
    const property = fc.property(names, (given) => {
      const size = given.reduce((sum, value) => sum + Buffer.byteLength(value), given.length)
      expect(tupleKey(...given)).toHaveLength(size)
    })
    fc.assert(property)
  })

  it('lies between the prefix and its end exactly when the next name starts so', () => {
    // Mostly the same first names: others are outside by the order above already.
    const two = fc.oneof({ weight: 3, arbitrary: names.map((same) => [same, same] as const) }, pair)
    const property = fc.property(two, name, name, ([given = [], others = []], start, next) => {
      const key = tupleKey(...others, next)
      const prefix = tuplePrefix(given, start)
      const inside = Buffer.compare(key, prefix) >= 0 && Buffer.compare(key, endOfPrefix(prefix)) < 0
      expect(inside).toBe(compareNames(given, others) === 0 && next.startsWith(start))
    })
    fc.assert(property, { numRuns: 2_000 })
  })
})
