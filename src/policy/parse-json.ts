import { fail, ok, type Result } from '../util/result.ts'
import type { JsonArray, JsonMember, JsonNode, JsonObject, JsonScalar } from './json-node.ts'
import { childPointer } from './json-pointer.ts'
import type { Place } from './policy-document.ts'

export interface JsonError extends Place {
  readonly message: string
}

/** Policies nest nine levels at most; what is deeper is an attack or a mistake. */
const MAX_DEPTH = 32

/**
 * Reads JSON text (RFC 8259) under the stricter rules of I-JSON: no member name twice in one object, no lone surrogates.
 * Reports every repeated member, but only the first syntax error, since what follows one is guesswork.
 * Linear in the length of `source`; nesting deeper than 32 levels is an error.
 */
export function parseJson(source: string): Result<JsonNode, JsonError> {
  const reader = new JsonReader(source)
  try {
    const root = reader.readDocument()
    return reader.repeated.length === 0 ? ok(root) : fail(...reader.repeated)
  } catch (error) {
    if (error instanceof JsonSyntaxFault) return fail(...reader.repeated, error.problem)
    throw error
  }
}

/** Leaves the recursive descent at the first syntax error; never seen outside this file. */
class JsonSyntaxFault extends Error {
  readonly problem: JsonError
  constructor(problem: JsonError) {
    super(problem.message)
    this.problem = problem
  }
}

const ESCAPES: Readonly<Record<string, string>> = Object.freeze({
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
})

// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those that JSON forbids inside a string
const PLAIN_RUN = /[^"\\\u0000-\u001f]*/y
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
const WORD = /[A-Za-z_]+/y
const LONE_SURROGATE = /\p{Surrogate}/u
const HEX4 = /^[0-9A-Fa-f]{4}$/

class JsonReader {
  readonly repeated: JsonError[] = []
  readonly #source: string
  /** Names and indexes that lead to the value being read; becomes a pointer only when something is wrong there. */
  readonly #path: (string | number)[] = []
  #position = 0

  constructor(source: string) {
    this.#source = source
  }

  readDocument(): JsonNode {
    this.#skipSpace()
    if (this.#position === this.#source.length) this.#fault('the document is empty; a policy is a JSON object')
    const root = this.#readValue(1)
    this.#skipSpace()
    if (this.#position < this.#source.length) this.#fault(`unexpected ${this.#next()} after the end of the document`)
    return root
  }

  #readValue(depth: number): JsonNode {
    if (depth > MAX_DEPTH) this.#fault(`nested deeper than ${MAX_DEPTH} levels`)
    const char = this.#source[this.#position]
    if (char === '{') return this.#readObject(depth)
    if (char === '[') return this.#readArray(depth)
    if (char === '"') return this.#readString()
    if (char === '-' || (char !== undefined && char >= '0' && char <= '9')) return this.#readNumber()
    return this.#readWord()
  }

  #readObject(depth: number): JsonObject {
    const offset = this.#position++
    const members: JsonMember[] = []
    const names = new Set<string>()
    this.#skipSpace()
    while (this.#source[this.#position] !== '}') {
      if (members.length > 0) this.#expectComma('}')
      if (this.#source[this.#position] !== '"') {
        this.#fault(`expected a member name in double quotes, found ${this.#next()}`)
      }
      const name = this.#readString()
      this.#path.push(name.text)
      if (names.has(name.text)) {
        const message = `member \`${name.text}\` occurs more than once in the same object; keep one of them`
        this.repeated.push({ pointer: this.#pointer(), offset: name.offset, message })
      }
      names.add(name.text)
      this.#skipSpace()
      if (this.#source[this.#position] !== ':') {
        this.#fault(`expected \`:\` after member name \`${name.text}\`, found ${this.#next()}`)
      }
      this.#position++
      this.#skipSpace()
      const value = this.#readValue(depth + 1)
      this.#path.pop()
      members.push({ name: name.text, nameOffset: name.offset, nameEnd: name.end, value })
      this.#skipSpace()
    }
    this.#position++
    return { kind: 'object', offset, end: this.#position, members }
  }

  #readArray(depth: number): JsonArray {
    const offset = this.#position++
    const items: JsonNode[] = []
    this.#skipSpace()
    while (this.#source[this.#position] !== ']') {
      if (items.length > 0) this.#expectComma(']')
      this.#path.push(items.length)
      items.push(this.#readValue(depth + 1))
      this.#path.pop()
      this.#skipSpace()
    }
    this.#position++
    return { kind: 'array', offset, end: this.#position, items }
  }

  #expectComma(close: string): void {
    if (this.#source[this.#position] !== ',') this.#fault(`expected \`,\` or \`${close}\`, found ${this.#next()}`)
    const comma = this.#position++
    this.#skipSpace()
    if (this.#source[this.#position] !== close) return
    this.#position = comma
    this.#fault(`a comma before \`${close}\` is not JSON; remove it`)
  }

  #readString(): JsonScalar {
    const offset = this.#position++
    let text = this.#match(PLAIN_RUN)
    while (this.#source[this.#position] !== '"') {
      const char = this.#source[this.#position]
      if (char === undefined) {
        this.#position = offset
        this.#fault('a string that begins here is never closed')
      }
      if (char !== '\\') this.#fault(`${this.#next()} must be written as an escape inside a string`)
      text += this.#readEscape() + this.#match(PLAIN_RUN)
    }
    this.#position++
    if (LONE_SURROGATE.test(text)) {
      this.#position = offset
      this.#fault('a string contains half of a surrogate pair, which is no character')
    }
    return { kind: 'string', offset, end: this.#position, text }
  }

  #readEscape(): string {
    const letter = this.#source[this.#position + 1] ?? ''
    if (letter === 'u') {
      const digits = this.#source.slice(this.#position + 2, this.#position + 6)
      if (!HEX4.test(digits)) this.#fault('`\\u` must be followed by four hexadecimal digits')
      this.#position += 6
      return String.fromCharCode(Number.parseInt(digits, 16))
    }
    const char = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined
    if (char === undefined) this.#fault(`\`\\${letter}\` is not an escape of JSON; a backslash is written \`\\\\\``)
    this.#position += 2
    return char
  }

  #readNumber(): JsonScalar {
    const offset = this.#position
    const text = this.#match(NUMBER)
    const next = this.#source[this.#position]
    if (text === '' || (next !== undefined && /[0-9A-Za-z.+-]/.test(next))) {
      this.#position = offset
      this.#fault('this is not a number of JSON; write it as a string')
    }
    return { kind: 'number', offset, end: this.#position, text }
  }

  #readWord(): JsonScalar {
    const offset = this.#position
    const text = this.#match(WORD)
    if (text === 'true' || text === 'false') return { kind: 'boolean', offset, end: this.#position, text }
    if (text === 'null') return { kind: 'null', offset, end: this.#position, text }
    this.#position = offset
    this.#fault(`expected a value, found ${text === '' ? this.#next() : `\`${text.slice(0, 40)}\``}`)
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#position
    const text = pattern.exec(this.#source)?.[0] ?? ''
    this.#position += text.length
    return text
  }

  #skipSpace(): void {
    for (;;) {
      const code = this.#source.charCodeAt(this.#position)
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return
      this.#position++
    }
  }

  /** What stands at the position, for a message. */
  #next(): string {
    const code = this.#source.codePointAt(this.#position)
    if (code === undefined) return 'the end of the document'
    const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
    return code > 0x20 && code < 0x7f ? `\`${String.fromCodePoint(code)}\`` : `character ${name}`
  }

  #fault(message: string): never {
    throw new JsonSyntaxFault({ message, pointer: this.#pointer(), offset: this.#position })
  }

  #pointer(): string {
    return this.#path.reduce<string>(childPointer, '')
  }
}
