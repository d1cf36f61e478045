import type { RequestContext } from '../../decisions/question.ts'
import { type ContextEntryType, contextEntryType } from '../../policy/context-key-types.ts'
import { parseDecimal } from '../../policy/decimal.ts'
import { parseIpAddress } from '../../policy/ip-range.ts'
import { parsePolicyDate } from '../../policy/policy-date.ts'
import { invalid } from '../../util/invalid-input.ts'
import { ServiceError } from '../../util/service-error.ts'

/** As `ContextEntryInput` in the schema. */
export interface ContextEntry {
  readonly key: string
  readonly values: readonly string[]
  readonly type?: ContextEntryType
}

const MAX_ENTRIES = 200
const MAX_VALUES = 1_000
const MAX_KEY_LENGTH = 512
const MAX_VALUE_LENGTH = 8_192

interface ReadContextOptions {
  /** Keys, in lower case, that a caller may not supply. */
  readonly refuse?: (key: string) => boolean
}

/**
 * Entries as the engine takes them, keys in lower case. A list type makes a multivalued key even of one value; without a type the key
 * is what it is known to be, else a list when there is not exactly one value.
 * @throws ServiceError `InvalidInput`
 */
export function readContext(
  entries: readonly ContextEntry[],
  field: string,
  { refuse }: ReadContextOptions = {},
): RequestContext {
  const context: Record<string, string | readonly string[]> = {}
  if (entries.length > MAX_ENTRIES) throw tooMany(field, `${entries.length} keys`, MAX_ENTRIES)
  entries.forEach(({ key, values, type }, index) => {
    const place = `${field}[${index}]`
    const name = key.toLowerCase()
    if (key.length > MAX_KEY_LENGTH || !/^[^\s:]+:[^\s].*$/s.test(key))
      throw invalid(`${place}.key`, key, 'a condition key such as `aws:SourceIp`')
    if (refuse?.(name)) {
      throw invalid(
        `${place}.key`,
        key,
        'a key that does not describe the principal: those come from what is stored (`simulate` takes any key)',
      )
    }
    if (Object.hasOwn(context, name)) throw invalid(`${place}.key`, key, 'given once: condition keys ignore case')
    Object.defineProperty(context, name, { value: readValues(key, values, { type, place }), enumerable: true })
  })
  return context
}

function readValues(
  key: string,
  values: readonly string[],
  { type, place }: { readonly type: ContextEntryType | undefined; readonly place: string },
): string | readonly string[] {
  if (values.length > MAX_VALUES) throw tooMany(`${place}.values`, `${values.length} values`, MAX_VALUES)
  const long = values.findIndex((value) => value.length > MAX_VALUE_LENGTH)
  if (long >= 0) throw invalid(`${place}.values[${long}]`, values[long] ?? '', `at most ${MAX_VALUE_LENGTH} characters`)
  if (type !== undefined && checked.get(values) !== type) checkValues(values, type, place)
  const known = type ?? contextEntryType(key)
  const [only] = values
  if (only === undefined || values.length > 1) {
    if (type !== undefined && !type.endsWith('_LIST')) {
      throw invalid(`${place}.values`, values.join(', '), `exactly one value, as the type ${type} says`)
    }
    return values
  }
  return known?.endsWith('_LIST') ? values : only
}

/** What a value of each type looks like; a type that was not said is not checked, for policies may compare anything with anything. */
const FORMS: Readonly<Record<string, readonly [right: string, isRight: (value: string) => boolean]>> = {
  NUMERIC: ['a decimal number', (value) => parseDecimal(value) !== undefined],
  BOOLEAN: ['`true` or `false`', (value) => /^(?:true|false)$/i.test(value)],
  DATE: ['a date such as `2026-11-23T12:00:00Z`, or epoch seconds', (value) => parsePolicyDate(value) !== undefined],
  IP: ['an IPv4 or IPv6 address', (value) => parseIpAddress(value) !== undefined],
  BINARY: ['base64', (value) => /^[A-Za-z0-9+/]*={0,2}$/.test(value)],
}

function checkValues(values: readonly string[], type: ContextEntryType, place: string): void {
  const [right, isRight] = FORMS[type.replace('_LIST', '')] ?? ['text', () => true]
  const wrong = values.findIndex((value) => !isRight(value))
  if (wrong >= 0) throw invalid(`${place}.values[${wrong}]`, values[wrong] ?? '', `${right}, as the type ${type} says`)
  checked.set(values, type)
}

/** A variable that many questions of a batch name is one list, and is looked at once. */
const checked = new WeakMap<readonly string[], ContextEntryType>()

function tooMany(field: string, given: string, allowed: number): ServiceError {
  return new ServiceError('LimitExceeded', `${field} has ${given}; at most ${allowed} are allowed`, field)
}
