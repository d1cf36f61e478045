import type { RequestContext } from '../../decisions/question.ts'
import { type ContextEntryType, contextEntryType } from '../../policy/context-key-types.ts'
import { invalid } from '../../util/invalid-input.ts'

/** As `ContextEntryInput` in the schema. */
export interface ContextEntry {
  readonly key: string
  readonly values: readonly string[]
  readonly type?: ContextEntryType
}

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
  entries.forEach(({ key, values, type }, index) => {
    const place = `${field}[${index}]`
    const name = key.toLowerCase()
    if (!/^[^\s:]+:[^\s].*$/s.test(key)) throw invalid(`${place}.key`, key, 'a condition key such as `aws:SourceIp`')
    if (refuse?.(name)) {
      throw invalid(`${place}.key`, key, 'a key that does not describe the principal: those come from what is stored')
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
