/** Whether a statement meets a request, element by element; what follows from it is decided elsewhere. Reference 2.2, 2.3. */
import type { Caller } from './caller.ts'
import { conditionsHold } from './condition.ts'
import type { Context } from './context.ts'
import type { Document, PatternElement, Statement } from './document.ts'
import { matchesArnPieces, matchesPieces, readPattern } from './pattern.ts'
import { matchPrincipal, type Strength } from './principal-element.ts'

export interface Situation {
  readonly caller: Caller
  readonly hasBoundary: boolean
  readonly action: string
  readonly resource: string
  readonly context: Context
}

export interface Match {
  readonly statement: Statement
  /** Of the Principal element; DIRECT where the policy type has none. */
  readonly strength: Strength
}

/** The statements of a document that meet the situation. */
export function matchesOf(document: Document, situation: Situation): readonly Match[] {
  return document.statements.flatMap((statement) => {
    const strength = statement.principal
      ? matchPrincipal(statement.principal, situation.caller, situation.hasBoundary)
      : 'DIRECT'
    const met =
      strength !== 'NONE' &&
      meets(statement.action, (pattern) => matchesAction(pattern, situation.action)) &&
      (statement.resource === undefined ||
        meets(statement.resource, (pattern) => matchesResource(pattern, situation, document.version))) &&
      conditionsHold(statement, situation.context, document.version)
    return met ? [{ statement, strength }] : []
  })
}

/** `NotX` matches when no listed pattern matches. An empty list gives the statement no effect (1.1 rule 8). */
function meets(element: PatternElement, matches: (pattern: string) => boolean): boolean {
  if (element.patterns.length === 0) return false
  const some = element.patterns.some(matches)
  return element.negated ? !some : some
}

/** 2.3: case-insensitive on both sides of the colon, wildcards anywhere, no variables. */
function matchesAction(pattern: string, action: string): boolean {
  const pieces = readPattern(pattern.toLowerCase(), { wildcards: true })
  return pieces !== undefined && matchesPieces(pieces, action.toLowerCase())
}

/** 2.2: a whole `*` matches everything; anything else is compared field by field, with variables in the sixth only. */
function matchesResource(pattern: string, { resource, context }: Situation, version: Document['version']): boolean {
  if (pattern === '*') return true
  const variables = version === '2012-10-17' ? { variable: (key: string) => context.variable(key) } : {}
  const pieces = readPattern(pattern, { wildcards: true, ...variables })
  return pieces !== undefined && matchesArnPieces(pieces, resource)
}
