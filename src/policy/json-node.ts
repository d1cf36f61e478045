/**
 * JSON with its places. A value spans `offset` (first code unit) to `end` (just after the last one).
 * Numbers, booleans and null keep the text they were written with, so that nothing is lost to floating point.
 */
export type JsonNode = JsonObject | JsonArray | JsonScalar

interface Span {
  readonly offset: number
  readonly end: number
}

export interface JsonObject extends Span {
  readonly kind: 'object'
  /** In the author's order; a name occurs once. */
  readonly members: readonly JsonMember[]
}

export interface JsonMember {
  readonly name: string
  readonly nameOffset: number
  readonly nameEnd: number
  readonly value: JsonNode
}

export interface JsonArray extends Span {
  readonly kind: 'array'
  readonly items: readonly JsonNode[]
}

export interface JsonScalar extends Span {
  readonly kind: 'string' | 'number' | 'boolean' | 'null'
  /** The decoded string, or the literal as written. */
  readonly text: string
}

/** The kind of a node as an author would say it: `an object`, `a string`, ... */
export const describeJsonKind = (node: JsonNode): string => DESCRIPTIONS[node.kind]

const DESCRIPTIONS: Readonly<Record<JsonNode['kind'], string>> = Object.freeze({
  object: 'an object',
  array: 'an array',
  string: 'a string',
  number: 'a number',
  boolean: 'a boolean',
  null: 'null',
})
