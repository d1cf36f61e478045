import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonNode } from '../../src/policy/json-node.ts'
import { parseJson } from '../../src/policy/parse-json.ts'

/** The plain value of a tree, as `JSON.parse` would have it. */
function plain(node: JsonNode): unknown {
  if (node.kind === 'object') return Object.fromEntries(node.members.map(({ name, value }) => [name, plain(value)]))
  if (node.kind === 'array') return node.items.map(plain)
  return node.kind === 'string' ? node.text : JSON.parse(node.text)
}

function problems(source: string): readonly string[] {
  const parsed = parseJson(source)
  return parsed.ok ? [] : parsed.errors.map(({ offset, pointer, message }) => `${offset} ${pointer} ${message}`)
}

describe('parseJson', () => {
  it('reads whatever `JSON.stringify` writes, at any indentation', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false, maxDepth: 6 }), fc.nat({ max: 4 }), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        const parsed = parseJson(text)
        // A lone surrogate is JSON, but not I-JSON.
        if (/\\ud[89a-f]/.test(text)) return
        expect(parsed.ok && plain(parsed.value)).toEqual(JSON.parse(text))
      }),
    )
  })

  it('accepts an arbitrary text exactly when `JSON.parse` does', () => {
    const soup = fc
      .array(
        fc.constantFrom(
          '{',
          '}',
          '[',
          ']',
          '"',
          ':',
          ',',
          '"a"',
          '"b"',
          '1',
          '-',
          '0',
          '.5',
          'e9',
          'true',
          'null',
          ' ',
          '\n',
          '\\',
          'u00e9',
          '\u0001',
        ),
      )
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(soup, fc.string()), (text) => {
        const parsed = parseJson(text)
        const repeats = !parsed.ok && parsed.errors.every(({ message }) => message.includes('more than once'))
        expect(parsed.ok || repeats).toBe(isJson(text))
      }),
      { numRuns: 2_000 },
    )
  })

  it('spans every value from its first to its last character', () => {
    const source = ' { "a" : [ 1.50 , "x\\n" , null ] } '
    const root = parseJson(source)
    const spans: string[] = []
    const collect = (node: JsonNode) => {
      spans.push(source.slice(node.offset, node.end))
      if (node.kind === 'object')
        for (const { nameOffset, nameEnd, value } of node.members) {
          spans.push(source.slice(nameOffset, nameEnd))
          collect(value)
        }
      if (node.kind === 'array') node.items.forEach(collect)
    }
    if (root.ok) collect(root.value)
    expect(spans).toEqual([
      '{ "a" : [ 1.50 , "x\\n" , null ] }',
      '"a"',
      '[ 1.50 , "x\\n" , null ]',
      '1.50',
      '"x\\n"',
      'null',
    ])
  })

  it('skips every white space', () => {
    const parsed = parseJson('\t\r\n {\t"a"\r:\n1 ,\r"b":\t2\r\n}\t\r\n')
    expect(parsed.ok && plain(parsed.value)).toEqual({ a: 1, b: 2 })
  })

  it('reads every escape', () => {
    const parsed = parseJson(String.raw`"\" \\ \/ \b \f \n \r \t \u00e9 \u00E9 \ud83d\uDE00"`)
    expect(parsed.ok && parsed.value).toMatchObject({ text: '" \\ / \b \f \n \r \t é é 😀' })
  })

  it.each(['0', '-0', '10', '1.50', '1e5', '1E+05', '-1.5e-5'])('reads the number %s', (text) => {
    const parsed = parseJson(text)
    expect(parsed.ok && parsed.value).toMatchObject({ kind: 'number', text })
  })

  it('keeps numbers as they are written', () => {
    const parsed = parseJson('123456789012345678901234567890.10')
    expect(parsed.ok && parsed.value).toMatchObject({ kind: 'number', text: '123456789012345678901234567890.10' })
  })

  it('reports every repeated member, also one that is spelled with escapes', () => {
    expect(problems('{"a":1,"a":{"b/c":1,"b/c":2},"\\u0061":3}')).toEqual([
      '7 /a member `a` occurs more than once in the same object; keep one of them',
      '20 /a/b~1c member `b/c` occurs more than once in the same object; keep one of them',
      '29 /a member `a` occurs more than once in the same object; keep one of them',
    ])
  })

  it.each([
    ['', '0  the document is empty; a policy is a JSON object'],
    ['{"a":1', '6  expected `,` or `}`, found the end of the document'],
    ['{"a" 1}', '5 /a expected `:` after member name `a`, found `1`'],
    ['{a:1}', '1  expected a member name in double quotes, found `a`'],
    ['{"a":[1,]}', '7 /a a comma before `]` is not JSON; remove it'],
    ['{"a":True}', '5 /a expected a value, found `True`'],
    [`{"a":${'x'.repeat(50)}}`, `5 /a expected a value, found \`${'x'.repeat(40)}\``],
    ['\u007f', '0  expected a value, found character U+007F'],
    ['+1', '0  expected a value, found `+`'],
    ['{"a":01}', '5 /a this is not a number of JSON; write it as a string'],
    ['["x', '1 /0 a string that begins here is never closed'],
    ['["\n"]', '2 /0 character U+000A must be written as an escape inside a string'],
    ['["\\x"]', '2 /0 `\\x` is not an escape of JSON; a backslash is written `\\\\`'],
    ['["\\', '2 /0 `\\` is not an escape of JSON; a backslash is written `\\\\`'],
    ['["\\u12"]', '2 /0 `\\u` must be followed by four hexadecimal digits'],
    ['["\\ud800"]', '1 /0 a string contains half of a surrogate pair, which is no character'],
    ['{} {}', '3  unexpected `{` after the end of the document'],
    ['\ufeff{}', '0  expected a value, found character U+FEFF'],
  ])('says what is wrong with %j', (source, problem) => {
    expect(problems(source)).toEqual([problem])
  })

  it('refuses bottomless nesting without descending into it', () => {
    for (const open of ['[', '{"a":']) {
      expect(problems(open.repeat(200_000))[0]).toMatch(/nested deeper than 32 levels$/)
    }
    expect(problems(`${'['.repeat(32)}${']'.repeat(32)}`)).toEqual([])
    expect(problems(`${'['.repeat(33)}${']'.repeat(33)}`)).toHaveLength(1)
  })
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
