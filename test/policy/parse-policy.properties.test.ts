import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadAwsManagedPolicies } from '../../src/directory/aws-managed-policies.ts'
import { parsePolicy } from '../../src/policy/parse-policy.ts'
import type { PolicyDocument } from '../../src/policy/policy-document.ts'
import { printPolicy } from '../../src/policy/print-policy.ts'
import { locate } from '../../src/policy/source-location.ts'
import { arbitraryPolicy, POLICY_TYPES } from './arbitrary-policy.ts'

const someType = fc.constantFrom(...POLICY_TYPES)
const someTypedPolicy = someType.chain((type) => fc.record({ type: fc.constant(type), policy: arbitraryPolicy(type) }))

/** The document without its places and its source: what it says. */
const meaning = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, member) => (['pointer', 'offset', 'source'].includes(key) ? undefined : member)),
  )

function parsed(source: string | object, type: PolicyDocument['type'] = 'identity'): PolicyDocument {
  const result = parsePolicy(source, { type })
  if (!result.ok) throw new Error(JSON.stringify(result.errors, null, 2))
  return result.value
}

describe('any policy of the grammar', () => {
  it('parses, and parses to the same when printed', () => {
    fc.assert(
      fc.property(someTypedPolicy, ({ type, policy }) => {
        const document = parsed(policy, type)
        const printed = printPolicy(document)
        expect(meaning(parsed(printed, type))).toEqual(meaning(document))
        expect(printPolicy(parsed(printed, type))).toBe(printed)
      }),
      { numRuns: 300 },
    )
  })

  it('means the same at any indentation, as text or as an object', () => {
    fc.assert(
      fc.property(someTypedPolicy, fc.constantFrom('', ' ', '\t', '    '), ({ type, policy }, indent) => {
        expect(meaning(parsed(JSON.stringify(policy, null, indent), type))).toEqual(meaning(parsed(policy, type)))
      }),
      { numRuns: 100 },
    )
  })

  it('keeps for every text the offset at which the source has it', () => {
    fc.assert(
      fc.property(someTypedPolicy, ({ type, policy }) => {
        const document = parsed(policy, type)
        const check = (value: unknown): void => {
          if (typeof value !== 'object' || value === null) return
          if ('text' in value && 'offset' in value && 'pointer' in value) {
            const { text, offset, pointer } = value
            const source = document.source.slice(Number(offset))
            expect(source.startsWith(JSON.stringify(text)) || source.startsWith(String(text))).toBe(true)
            expect(String(resolve(JSON.parse(document.source), String(pointer)))).toBe(text)
          }
          Object.values(value).forEach(check)
        }
        check(document)
      }),
      { numRuns: 100 },
    )
  })

  it('is refused as soon as any member occurs twice', () => {
    fc.assert(
      fc.property(someTypedPolicy, fc.nat(), ({ type, policy }, seed) => {
        const text = JSON.stringify(policy)
        const members = [
          ...text.matchAll(/[{,]("(?:Effect|Action|NotAction|Resource|NotResource|Version|Statement)":)/g),
        ]
        const member = members[seed % members.length]
        if (member === undefined) throw new Error('a policy has members')
        const [whole, name] = member
        const doubled = `${text.slice(0, member.index)}${whole.slice(0, 1)}${name}null,${text.slice(member.index + 1)}`
        const result = parsePolicy(doubled, { type })
        expect(result).toMatchObject({ ok: false, errors: [{ code: 'JSON_SYNTAX_ERROR' }] })
      }),
      { numRuns: 100 },
    )
  })
})

describe('any text at all', () => {
  const expectSound = (source: string, type: PolicyDocument['type']) => {
    const result = parsePolicy(source, { type })
    if (result.ok) return
    expect(result.errors.length).toBeGreaterThan(0)
    for (const error of result.errors) {
      expect(error.offset).toBeGreaterThanOrEqual(0)
      expect(error.offset).toBeLessThanOrEqual(source.length)
      expect(locate(source, error.offset)).toEqual({ line: error.line, column: error.column })
      expect(error.code).toMatch(/^[A-Z][A-Z_]+$/)
      expect(error.message).toMatch(/^[^A-Z].*[^.]$|^Sid /s)
    }
  }

  it('is parsed or refused with places, never thrown at', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), someType, expectSound), { numRuns: 200 })
  })

  it('is parsed or refused when it is a policy with something cut, doubled or replaced', () => {
    const mutation = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat({ max: 12 }),
      instead: fc.oneof(
        fc.constantFrom('', '"', '{', '}', '[', ']', ',', ':', '${', '*', 'null', '1e9', '\\'),
        fc.string({ maxLength: 3 }),
      ),
    })
    fc.assert(
      fc.property(
        someTypedPolicy,
        fc.array(mutation, { minLength: 1, maxLength: 3 }),
        ({ type, policy }, mutations) => {
          const text = mutations.reduce((source, { at, length, instead }) => {
            const start = Math.floor(at * source.length)
            return source.slice(0, start) + instead + source.slice(start + length)
          }, JSON.stringify(policy))
          expectSound(text, type)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('is parsed or refused when it is an arbitrary value where a policy has another', () => {
    const member = fc.constantFrom(
      'Version',
      'Statement',
      'Effect',
      'Action',
      'Resource',
      'Principal',
      'Condition',
      'Sid',
    )
    const shapes = fc.dictionary(member, fc.oneof(fc.jsonValue(), fc.dictionary(member, fc.jsonValue())))
    fc.assert(
      fc.property(shapes, someType, (shape, type) => expectSound(JSON.stringify(shape), type)),
      { numRuns: 300 },
    )
  })
})

describe('the AWS managed policies', () => {
  it('all parse, and print back as they are', () => {
    for (const { name, document } of loadAwsManagedPolicies().policies) {
      expect(unlisted(JSON.parse(printPolicy(parsed(document)))), name).toEqual(unlisted(JSON.parse(document)))
    }
  })
})

/** Two ways to write the same: one value alone or in a list, a boolean with or without quotes, an empty condition or none. */
function unlisted(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 1 ? unlisted(value[0]) : value.map(unlisted)
  if (typeof value !== 'object' || value === null) return typeof value === 'boolean' ? String(value) : value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, unlisted(member)]))
}

function resolve(value: unknown, pointer: string): unknown {
  const names = pointer.split('/').slice(1)
  return names.reduce<unknown>((node, name) => {
    const key = name.replaceAll('~1', '/').replaceAll('~0', '~')
    return typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined
  }, value)
}
