import type { ContextValue } from '../engine/access-request.ts'
import type { RequestContext } from './question.ts'

/** Everything that can change a decision, apart from the clock (which `validUntil` bounds). */
export interface DecisionKeyParts {
  /** Stands for the principal, its session, and the revisions of all policies read: see `policy-set-cache.ts`. */
  readonly policySetId: number
  readonly action: string
  readonly resource: string
  readonly context: RequestContext
  /** Lower-case keys that the policies in play can read, in a fixed order. Other keys cannot change the answer and are left out. */
  readonly contextKeys: readonly string[]
}

/**
 * One length-prefixed encoding of the parts. Injective: no delimiter inside a value can make two different questions equal.
 * Actions are matched ignoring case, so they are keyed in lower case.
 */
export function decisionKey({ policySetId, action, resource, context, contextKeys }: DecisionKeyParts): string {
  let key = `${policySetId};${text(action.toLowerCase())}${text(resource)}`
  contextKeys.forEach((name, index) => {
    const value = context[name]
    if (value !== undefined) key += `${index}=${contextValue(value)}`
  })
  return key
}

function contextValue(value: ContextValue): string {
  return Array.isArray(value)
    ? `[${value.length}:${value.map(scalar).join('')}`
    : scalar(value as Exclude<ContextValue, readonly unknown[]>)
}

function scalar(value: string | number | boolean | Date): string {
  return text(value instanceof Date ? value.toISOString() : String(value))
}

function text(value: string): string {
  return `${value.length}:${value}`
}
