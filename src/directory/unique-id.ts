import { randomBytes } from 'node:crypto'

/**
 * Prefixes of unique ids, which are never used again: a recreated user is a new user. The last two are Sallyport's own.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
const PREFIX = {
  user: 'AIDA',
  role: 'AROA',
  group: 'AGPA',
  policy: 'ANPA',
  temporaryKey: 'ASIA',
  bucket: 'BCKT',
  content: 'CNTT',
} as const

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A new unique id: the kind's prefix and 17 characters (85 random bits). */
export function newUniqueId(kind: keyof typeof PREFIX): string {
  return PREFIX[kind] + randomCharacters(17)
}

/** Random characters of the base-32 alphabet. */
export function randomCharacters(length: number): string {
  return Array.from(randomBytes(length), (byte) => ALPHABET[byte % ALPHABET.length]).join('')
}
