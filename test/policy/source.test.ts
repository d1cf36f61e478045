import { describe, expect, it } from 'vitest'
import { drawPlace } from '../../src/policy/draw-place.ts'
import { childPointer, findNode } from '../../src/policy/json-pointer.ts'
import { parseJson } from '../../src/policy/parse-json.ts'
import { checkPolicySize, measurePolicy } from '../../src/policy/policy-size.ts'
import { locate } from '../../src/policy/source-location.ts'

describe('locate', () => {
  it('counts lines and columns from one, whatever ends a line', () => {
    const source = 'ab\ncd\r\nef\rg'
    const located = [...source]
      .map((_, offset) => locate(source, offset))
      .map(({ line, column }) => `${line}:${column}`)
    expect(located).toEqual(['1:1', '1:2', '1:3', '2:1', '2:2', '2:3', '2:4', '3:1', '3:2', '3:3', '4:1'])
    expect(locate(source, source.length)).toEqual({ line: 4, column: 2 })
  })

  it('keeps to the text', () => {
    expect(locate('', 0)).toEqual({ line: 1, column: 1 })
    expect(locate('ab', 99)).toEqual({ line: 1, column: 3 })
    expect(locate('ab', -1)).toEqual({ line: 1, column: 1 })
  })
})

describe('drawPlace', () => {
  const source = '{\n\t"Effect": "allow"\n}'

  it('puts a caret below the place', () => {
    expect(drawPlace(source, source.indexOf('"allow"'))).toBe('2 |  "Effect": "allow"\n  |            ^')
  })

  it('underlines a range, but not beyond its line', () => {
    const start = source.indexOf('"allow"')
    expect(drawPlace(source, start, start + 7)).toBe('2 |  "Effect": "allow"\n  |            ^^^^^^^')
    expect(drawPlace(source, 0, source.length)).toBe('1 | {\n  | ^')
  })

  it('underlines no further than the line is shown', () => {
    expect(drawPlace('abc def', 4, 99)).toBe('1 | abc def\n  |     ^^^')
  })

  it('shows a line from its beginning while the place is among its first 80 characters', () => {
    const source = `${'a'.repeat(79)}XY${'b'.repeat(100)}`
    expect(drawPlace(source, 79)).toBe(`1 | ${source.slice(0, 100)}\n  | ${' '.repeat(79)}^`)
    expect(drawPlace(source, 80)).toBe(`1 | ${source.slice(30, 130)}\n  | ${' '.repeat(50)}^`)
  })

  it('cuts long lines around the place', () => {
    const drawn = drawPlace(`${'a'.repeat(500)}X${'b'.repeat(500)}`, 500)
    const [line = '', caret = ''] = drawn.split('\n')
    expect(line.length).toBeLessThan(120)
    expect(line[caret.indexOf('^')]).toBe('X')
  })
})

describe('the size of a policy', () => {
  it('leaves white space out, but for control policies', () => {
    expect(measurePolicy('{ "a":\t\r\n"b c" }', 'identity')).toBe('{"a":"bc"}'.length)
    expect(measurePolicy('{ "a" }', 'scp')).toBe(7)
    expect(measurePolicy('{ "a" }', 'rcp')).toBe(7)
  })

  it('is measured against the quota of its owner', () => {
    const fits = { source: 'x'.repeat(6_144), type: 'identity', quota: 'managed-policy' } as const
    expect(checkPolicySize(fits)).toBeUndefined()
    expect(checkPolicySize({ ...fits, source: `${fits.source}x` })).toEqual({
      code: 'LimitExceeded',
      message: 'an identity-based policy has 6145 characters that are not white space; allowed are 6144',
      size: 6_145,
      limit: 6_144,
    })
    expect(
      checkPolicySize({ source: 'x'.repeat(48), type: 'identity', quota: 'user-inline-policies', besides: 2_000 }),
    ).toBeUndefined()
    expect(
      checkPolicySize({ source: 'x'.repeat(49), type: 'identity', quota: 'user-inline-policies', besides: 2_000 })
        ?.message,
    ).toBe('the inline policies together have 2049 characters that are not white space; allowed are 2048')
    expect(checkPolicySize({ source: ' '.repeat(5_121), type: 'scp', quota: 'service-control-policy' })?.message).toBe(
      'a service control policy has 5121 characters; allowed are 5120',
    )
    expect(checkPolicySize({ source: ' '.repeat(5_121), type: 'rcp', quota: 'resource-control-policy' })?.message).toBe(
      'a resource control policy has 5121 characters; allowed are 5120',
    )
  })
})

describe('findNode', () => {
  const found = (pointer: string) => {
    const parsed = parseJson('{ "a/b": [10, { "c~d": 20 }], "": 30 }')
    const node = parsed.ok ? findNode(parsed.value, pointer) : undefined
    return node && 'text' in node ? node.text : node?.kind
  }

  it('follows names and indexes', () => {
    expect(found('')).toBe('object')
    expect(found('/a~1b')).toBe('array')
    expect(found('/a~1b/0')).toBe('10')
    expect(found('/a~1b/1/c~0d')).toBe('20')
    expect(found('/')).toBe('30')
  })

  it.each(['/x', '/a~1b/2', '/a~1b/0/0', '/x/y', '/a~1b/c'])('finds nothing at %s', (pointer) =>
    expect(found(pointer)).toBeUndefined(),
  )
})

describe('childPointer', () => {
  it('escapes what a pointer uses itself', () => {
    expect(childPointer('/a', 'b/c~d')).toBe('/a/b~1c~0d')
    expect(childPointer('', '/')).toBe('/~1')
    expect(childPointer('', 0)).toBe('/0')
  })
})
