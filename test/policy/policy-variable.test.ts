import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitVariables, type VariablePart } from '../../src/policy/policy-variable.ts'

const literal = (text: string): VariablePart => ({ kind: 'literal', text })
const variable = (key: string, fallback?: string): VariablePart => ({ kind: 'variable', key, fallback })
const escaped = (character: '*' | '?' | '$'): VariablePart => ({ kind: 'escape', character })

describe('splitVariables', () => {
  it.each<[string, readonly VariablePart[]]>([
    ['', []],
    ['plain $ { } text', [literal('plain $ { } text')]],
    ['home/${aws:username}/*', [literal('home/'), variable('aws:username'), literal('/*')]],
    ["${aws:PrincipalTag/team, 'no one'}", [variable('aws:PrincipalTag/team', 'no one')]],
    ["${aws:PrincipalTag/team,''}", [variable('aws:PrincipalTag/team', '')]],
    ["${a:b, 'x}y'}", [variable('a:b', 'x}y')]],
    ['${*}${?}${$}{x}', [escaped('*'), escaped('?'), escaped('$'), literal('{x}')]],
    ['$${a:b}', [literal('$'), variable('a:b')]],
  ])('splits %j', (text, parts) => expect(splitVariables(text)).toEqual({ parts, problem: undefined }))

  it.each([
    ['x/${aws:username', 'MISSING_BRACE_IN_VARIABLE', 2],
    ['${a${b:c}', 'MISSING_BRACE_IN_VARIABLE', 0],
    ['${}', 'EMPTY_VARIABLE', 0],
    ['${ }', 'EMPTY_VARIABLE', 0],
    ["${, 'x'}", 'EMPTY_VARIABLE', 0],
    ["${ , 'x'}", 'EMPTY_VARIABLE', 0],
    ['${ aws:username}', 'UNSUPPORTED_SPACE_IN_VARIABLE', 0],
    ['${aws: username}', 'UNSUPPORTED_SPACE_IN_VARIABLE', 0],
    ['${a:b, x}', 'MISSING_QUOTE_IN_VARIABLE', 0],
    ["${a:b, 'x}", 'MISSING_QUOTE_IN_VARIABLE', 0],
    ['${a:b} ${c', 'MISSING_BRACE_IN_VARIABLE', 7],
  ])('finds fault with %j: %s', (text, code, index) => {
    expect(splitVariables(text).problem).toMatchObject({ code, index })
  })

  it('loses no character of a well-formed text', () => {
    const piece = fc.oneof(
      fc.string().map((text) => literal(text.replaceAll('$', '#'))),
      fc.constantFrom(variable('aws:username'), variable('a:b', 'x y'), escaped('*')),
    )
    const write = (part: VariablePart) => {
      if (part.kind === 'literal') return part.text
      if (part.kind === 'escape') return `\${${part.character}}`
      return part.fallback === undefined ? `\${${part.key}}` : `\${${part.key}, '${part.fallback}'}`
    }
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.map(write).join('')
        const { parts, problem } = splitVariables(text)
        expect(problem).toBeUndefined()
        expect(parts.map(write).join('')).toBe(text)
      }),
    )
  })

  it('reads a long row of unclosed variables once', () => {
    expect(splitVariables('${a'.repeat(100_000)).parts).toHaveLength(1)
  })
})
