import { parseOperator } from '../../policy/condition-operators.ts'
import type { JsonNode, JsonObject } from '../../policy/json-node.ts'
import { childPointer } from '../../policy/json-pointer.ts'
import type { PatternElement } from '../../policy/policy-document.ts'
import type { IssueCode } from '../issues.ts'
import type { Issue, Rule } from '../rule.ts'

/** Lists and objects with nothing in them. */
export const emptyElements: Rule = function* ({ document, json }) {
  for (const { action, resource } of document.statements) {
    yield* emptyPatterns(action, 'EMPTY_ARRAY_ACTION', 'action')
    if (resource !== undefined) yield* emptyPatterns(resource, 'EMPTY_ARRAY_RESOURCE', 'resource')
  }
  for (const { node, pointer } of statementObjects(json)) {
    for (const { name, value } of node.members) {
      const memberPointer = childPointer(pointer, name)
      if (name === 'Principal' || name === 'NotPrincipal') yield* emptyPrincipals(value, memberPointer)
      if (name === 'Condition' && value.kind === 'object') yield* emptyConditions(value, memberPointer)
    }
  }
}

function* emptyPatterns(
  { patterns, pointer, offset }: PatternElement,
  code: IssueCode,
  what: string,
): Generator<Issue> {
  if (patterns.length > 0) return
  yield { code, place: { pointer, offset }, message: `the list names no ${what}; add one or remove the statement` }
}

function* emptyPrincipals(value: JsonNode, pointer: string): Generator<Issue> {
  if (value.kind !== 'object') return
  if (value.members.length === 0) {
    const message = 'the object names no principal, so that the statement is about nobody'
    yield { code: 'EMPTY_OBJECT_PRINCIPAL', place: { pointer, offset: value.offset }, message }
  }
  for (const { name, value: list } of value.members) {
    if (list.kind !== 'array' || list.items.length > 0) continue
    const place = { pointer: childPointer(pointer, name), offset: list.offset }
    yield { code: 'EMPTY_ARRAY_PRINCIPAL', place, message: `the list of \`${name}\` principals is empty` }
  }
}

function* emptyConditions(condition: JsonObject, pointer: string): Generator<Issue> {
  if (condition.members.length === 0) {
    const message = 'the condition is empty and constrains nothing; remove it'
    yield { code: 'EMPTY_OBJECT_CONDITION', place: { pointer, offset: condition.offset }, message }
  }
  for (const { name: operator, value: block } of condition.members) {
    if (block.kind !== 'object') continue
    const blockPointer = childPointer(pointer, operator)
    if (block.members.length === 0) {
      const message = `\`${operator}\` compares no key and constrains nothing; remove it`
      yield { code: 'EMPTY_OBJECT_CONDITION', place: { pointer: blockPointer, offset: block.offset }, message }
    }
    for (const { name: key, value: list } of block.members) {
      if (list.kind !== 'array' || list.items.length > 0) continue
      const place = { pointer: childPointer(blockPointer, key), offset: list.offset }
      const { code, effect } = EMPTY_LISTS[parseOperator(operator)?.set ?? 'IfExists']
      yield { code, place, message: `\`${operator}\` has no value to compare \`${key}\` with, so that it ${effect}` }
    }
  }
}

const EMPTY_LISTS = Object.freeze({
  ForAllValues: { code: 'EMPTY_ARRAY_CONDITION_FORALLVALUES', effect: 'is met only when the key is absent' },
  ForAnyValue: { code: 'EMPTY_ARRAY_CONDITION_FORANYVALUE', effect: 'is never met' },
  IfExists: { code: 'EMPTY_ARRAY_CONDITION_IFEXISTS', effect: 'is met only when the key is absent' },
} as const)

function statementObjects(json: JsonNode): readonly { readonly node: JsonObject; readonly pointer: string }[] {
  if (json.kind !== 'object') return []
  const statement = json.members.find(({ name }) => name === 'Statement')?.value
  if (statement?.kind === 'object') return [{ node: statement, pointer: '/Statement' }]
  if (statement?.kind !== 'array') return []
  return statement.items.flatMap((node, index) =>
    node.kind === 'object' ? [{ node, pointer: `/Statement/${index}` }] : [],
  )
}
