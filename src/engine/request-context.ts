import type { ContextValue } from './access-request.ts'
import { foldKey } from './fold-key.ts'
import { type RequestValue, TextValue } from './request-value.ts'

type Scalar = string | number | boolean | Date

/** A key as given, and its values once a policy has asked for them. */
interface ContextEntry {
  /** Lower case. */
  readonly name: string
  readonly given: ContextValue
  values: readonly RequestValue[] | undefined
}

/** Beyond this many keys they are looked up in a map; below, comparing names one by one is faster. */
const SCANNED_KEYS = 12

/** The context of one request: lower-case names, and values that are read when a policy asks for them. */
export class RequestContext {
  readonly #entries: ContextEntry[] = []
  #index: Map<string, ContextEntry> | undefined

  /** Adds a key, or says what is wrong with it. An `undefined` value is no value. */
  add(key: string, given: ContextValue | undefined): string | undefined {
    if (given === undefined) return undefined
    const name = foldKey(key)
    if (this.#find(name) !== undefined)
      return `context key \`${key}\` is given in two spellings; key names are compared ignoring case`
    if (!isContextValue(given))
      return `context key \`${key}\` must be a string, a number, a boolean, a valid date or a list of them`
    const entry: ContextEntry = { name, given, values: undefined }
    this.#entries.push(entry)
    if (this.#index !== undefined) this.#index.set(name, entry)
    else if (this.#entries.length > SCANNED_KEYS)
      this.#index = new Map(this.#entries.map((known) => [known.name, known]))
    return undefined
  }

  /** All values of a key; none for an empty list; `undefined` when the key was not given. */
  get(name: string): readonly RequestValue[] | undefined {
    const entry = this.#find(name)
    if (entry === undefined) return undefined
    entry.values ??= readValues(entry.given)
    return entry.values
  }

  #find(name: string): ContextEntry | undefined {
    if (this.#index !== undefined) return this.#index.get(name)
    for (const entry of this.#entries) if (entry.name === name) return entry
    return undefined
  }
}

/** Callers are not all written in TypeScript: a `null` or an object is refused here rather than compared as some text. */
const isContextValue = (value: unknown): boolean => isScalar(value) || (Array.isArray(value) && value.every(isScalar))

function isScalar(value: unknown): value is Scalar {
  if (value instanceof Date) return !Number.isNaN(value.getTime())
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

function readValues(value: ContextValue): readonly RequestValue[] {
  if (isScalar(value)) return [new TextValue(toText(value))]
  return value.map((item) => new TextValue(toText(item)))
}

const toText = (value: Scalar): string => (value instanceof Date ? value.toISOString() : String(value))
