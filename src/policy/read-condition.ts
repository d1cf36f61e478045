import { checkConditionValue } from './check-condition-value.ts'
import { type OperatorParts, parseOperator } from './condition-operators.ts'
import type { JsonMember, JsonObject } from './json-node.ts'
import { childPointer } from './json-pointer.ts'
import type { Condition, TextNode } from './policy-document.ts'
import {
  below,
  isObject,
  type Located,
  listItems,
  placeOf,
  placeOfName,
  type Reading,
  reportType,
  textNode,
} from './reading.ts'

/** Reads a `Condition` block: every operator, every key under it. */
export function readConditions(located: Located, reading: Reading): readonly Condition[] {
  if (!isObject(located)) {
    reportType(reading.log, 'Condition', located, 'an object')
    return []
  }
  return located.node.members.flatMap((member) => readOperator(located, member, reading))
}

function readOperator(condition: Located<JsonObject>, member: JsonMember, reading: Reading): readonly Condition[] {
  const pointer = childPointer(condition.pointer, member.name)
  const parts = parseOperator(member.name)
  if (parts === undefined) {
    const isNull = /^(?:For(?:All|Any)Values?:)?NullIfExists$/.test(member.name)
    const message = isNull
      ? '`Null` takes no `IfExists`, for it asks whether the key exists; write `Null`'
      : `unknown condition operator \`${member.name}\`; operators are spelled exactly, such as \`StringEquals\` or \`ForAnyValue:StringLike\``
    reading.log.report(
      isNull ? 'NULL_WITH_IF_EXISTS' : 'INVALID_CONDITION_OPERATOR',
      placeOfName(member, pointer),
      message,
    )
  }
  const block: Located = { node: member.value, pointer }
  if (!isObject(block)) {
    reportType(reading.log, member.name, block, 'an object of condition keys')
    return []
  }
  reportRepeatedKeys(block, reading)
  if (parts === undefined) return []
  return block.node.members.map((key) => readKey(block, key, { operator: member.name, parts, reading }))
}

/** Key names are compared ignoring case, so that two spellings of one key are one key given twice. */
function reportRepeatedKeys(block: Located<JsonObject>, { log }: Reading): void {
  const spellings = new Map<string, string>()
  for (const member of block.node.members) {
    const folded = member.name.toLowerCase()
    const earlier = spellings.get(folded)
    if (earlier === undefined) {
      spellings.set(folded, member.name)
      continue
    }
    const place = placeOfName(member, childPointer(block.pointer, member.name))
    const message = `condition key \`${member.name}\` is \`${earlier}\` in another case; put all values under one of them`
    log.report('DUPLICATE_KEYS_WITH_DIFFERENT_CASE', place, message)
  }
}

interface KeyContext {
  readonly operator: string
  readonly parts: OperatorParts
  readonly reading: Reading
}

function readKey(block: Located<JsonObject>, member: JsonMember, { operator, parts, reading }: KeyContext): Condition {
  const located = below(block, member.name, member.value)
  const place = placeOfName(member, located.pointer)
  checkKey(member.name, place, reading)
  const values = readValues(located, member.name, reading)
  if (located.node.kind === 'array' && located.node.items.length === 0 && parts.set === undefined && !parts.ifExists) {
    const message = `\`${operator}\` has no value to compare \`${member.name}\` with; give at least one`
    reading.log.report('EMPTY_ARRAY_CONDITION', placeOf(located), message)
  }
  for (const value of values) checkConditionValue(value, parts.base, reading)
  return Object.freeze({ ...place, operator, key: member.name, values })
}

/** Longer than the longest prefix with the longest tag key. */
const MAX_KEY_LENGTH = 1_024

/** Service prefix (a host name, perhaps with a path, for OIDC providers), a colon, and a name, in which tag keys may hold spaces. */
const CONDITION_KEY = /^[A-Za-z0-9][A-Za-z0-9._/@=+-]*:[^*?"'{}$\s](?:[^*?"'{}$\t\n\r]*[^*?"'{}$\s])?$/

function checkKey(key: string, place: { readonly pointer: string; readonly offset: number }, { log }: Reading): void {
  if (key.includes('${')) {
    const message = `condition key \`${key}\` contains a variable; variables are for values`
    log.report('VARIABLE_UNSUPPORTED_IN_ELEMENT', place, message)
  } else if (key.length > MAX_KEY_LENGTH || !CONDITION_KEY.test(key)) {
    const message = `condition key \`${key}\` must be \`prefix:name\`, such as \`aws:SourceIp\``
    log.report('INVALID_CONDITION_KEY_FORMAT', place, message)
  }
}

function readValues(located: Located, key: string, { log }: Reading): readonly TextNode[] {
  const values: TextNode[] = []
  for (const item of listItems(located)) {
    const { node } = item
    if (node.kind === 'string' || node.kind === 'number' || node.kind === 'boolean') {
      values.push(textNode({ node, pointer: item.pointer }))
    } else {
      reportType(log, key, item, 'a string, a number, a boolean or a list of them')
    }
  }
  return Object.freeze(values)
}
