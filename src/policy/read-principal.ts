import { checkPrincipal } from './check-principal.ts'
import type { JsonMember, JsonObject } from './json-node.ts'
import type { PrincipalElement, PrincipalEntry, PrincipalType } from './policy-document.ts'
import type { ElementChoice } from './read-patterns.ts'
import {
  below,
  isObject,
  isString,
  type Located,
  placeOf,
  placeOfName,
  quoteAll,
  type Reading,
  readTexts,
} from './reading.ts'

const PRINCIPAL_TYPES: readonly PrincipalType[] = ['AWS', 'Service', 'Federated', 'CanonicalUser']

/**
 * Reads `Principal` or `NotPrincipal`. `"*"` becomes one entry whose pointer is that of the element itself, so that it can be told
 * from `{ "AWS": "*" }`, which means the same.
 */
export function readPrincipal(
  { located, name, negated }: ElementChoice,
  reading: Reading,
): PrincipalElement | undefined {
  const entries = readEntries(located, name, reading)
  if (entries === undefined) return undefined
  for (const entry of entries) checkPrincipal(entry, reading)
  return Object.freeze({ ...placeOf(located), negated, entries: Object.freeze(entries) })
}

function readEntries(located: Located, name: string, reading: Reading): readonly PrincipalEntry[] | undefined {
  if (isString(located) && located.node.text === '*') {
    if (reading.type === 'trust') {
      const message = 'a role trust policy does not take a bare `"*"` as principal; write `{ "AWS": "*" }`'
      reading.log.report('ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL', placeOf(located), message)
    }
    return [Object.freeze({ ...placeOf(located), type: 'AWS', text: '*' })]
  }
  if (isObject(located)) return located.node.members.flatMap((member) => readMember(located, member, reading))
  const message = `\`${name}\` must be \`"*"\` or an object such as \`{ "AWS": "arn:aws:iam::111122223333:role/Name" }\``
  reading.log.report('INVALID_PRINCIPAL_FORMAT', placeOf(located), message)
  return undefined
}

function readMember(parent: Located<JsonObject>, member: JsonMember, reading: Reading): readonly PrincipalEntry[] {
  const type = PRINCIPAL_TYPES.find((known) => known === member.name)
  const located = below(parent, member.name, member.value)
  if (type === undefined) {
    const message = `\`${member.name}\` is not a kind of principal; known are ${quoteAll(PRINCIPAL_TYPES)}`
    reading.log.report('INVALID_PRINCIPAL_KEY', placeOfName(member, located.pointer), message)
    return []
  }
  return readTexts(member.name, located, reading.log).map((text) => Object.freeze({ ...text, type }))
}
