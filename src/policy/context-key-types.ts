import { GLOBAL_KEYS } from './context-keys-global.ts'
import { SERVICE_KEYS } from './context-keys-services.ts'

/** What one value of a context key is. */
export type ContextKeyType = 'STRING' | 'NUMERIC' | 'BOOLEAN' | 'DATE' | 'IP' | 'ARN' | 'BINARY'

/** The type with its cardinality, as the interface names it; an ARN travels as a string there. */
export type ContextEntryType = Exclude<ContextKeyType, 'ARN'> | `${Exclude<ContextKeyType, 'ARN'>}_LIST`

export interface ContextKey {
  /** In AWS's spelling; a family of tag keys ends with `/`, such as `aws:PrincipalTag/`. */
  readonly name: string
  readonly type: ContextKeyType
  /** Whether one request can carry several values. A property of the key, not of what a policy lists. */
  readonly multivalued: boolean
}

/** Names of keys by type; a name that ends with `/` stands for all keys that begin with it. */
export type ContextKeyTable = Readonly<
  Record<'single' | 'multi', Readonly<Partial<Record<ContextKeyType, readonly string[]>>>>
>

/**
 * What is known of a context key, whatever its case; `undefined` for a key of a service that has no table here.
 * Knows the global keys and those of IAM, STS, S3 and Lambda.
 *
 * @example findContextKey('AWS:principaltag/Team') // { name: 'aws:PrincipalTag/', type: 'STRING', multivalued: false }
 */
export function findContextKey(key: string): ContextKey | undefined {
  const folded = key.toLowerCase()
  const family = folded.slice(0, folded.indexOf('/') + 1)
  const known = KEYS.get(folded) ?? KEYS.get(family)
  if (known !== undefined) return known
  // Every OpenID provider has its own prefix. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
  return /^[^:]*\.[^:]*:amr$/.test(folded) ? AUTHENTICATION_METHODS : undefined
}

/**
 * Whether a request can carry several values of the key, so that a condition on it needs `ForAllValues` or `ForAnyValue`.
 * False for keys that are not known.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
export const isMultivaluedKey = (key: string): boolean => findContextKey(key)?.multivalued ?? false

/** The type of a key as the interface names it; `undefined` for keys that are not known. */
export function contextEntryType(key: string): ContextEntryType | undefined {
  const known = findContextKey(key)
  if (known === undefined) return undefined
  const type = known.type === 'ARN' ? 'STRING' : known.type
  return known.multivalued ? `${type}_LIST` : type
}

const TYPES: readonly ContextKeyType[] = ['STRING', 'NUMERIC', 'BOOLEAN', 'DATE', 'IP', 'ARN', 'BINARY']

const KEYS: ReadonlyMap<string, ContextKey> = new Map(
  [GLOBAL_KEYS, SERVICE_KEYS].flatMap(readTable).map((key) => [key.name.toLowerCase(), key]),
)

const AUTHENTICATION_METHODS: ContextKey = Object.freeze({ name: ':amr', type: 'STRING', multivalued: true })

function readTable({ single, multi }: ContextKeyTable): readonly ContextKey[] {
  return [...readRows(single, false), ...readRows(multi, true)]
}

function readRows(rows: ContextKeyTable['single'], multivalued: boolean): readonly ContextKey[] {
  return TYPES.flatMap((type) => (rows[type] ?? []).map((name) => Object.freeze({ name, type, multivalued })))
}
