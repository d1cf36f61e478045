import { CurrentTimeValue, SecondsValue, Validity } from './clock.ts'
import { deriveFromPrincipal } from './derived-keys.ts'
import type { PrincipalFacts } from './principal-facts.ts'
import type { RequestAction } from './request-action.ts'
import type { RequestContext } from './request-context.ts'
import { type RequestValue, TextValue } from './request-value.ts'

export interface RequestFactsInput {
  readonly caller: PrincipalFacts
  readonly action: RequestAction
  /** As the request spells it. */
  readonly actionAsGiven: string
  readonly resource: string
  readonly resourceAccountId: string | undefined
  readonly context: RequestContext
  /** Epoch milliseconds. */
  readonly now: number | undefined
  /** Epoch milliseconds. */
  readonly mfaAuthenticatedAt: number | undefined
  readonly hasBoundary: boolean
}

/** A request that makes sense, in the form that statements are matched against. Lives for one decision. */
export class RequestFacts {
  readonly caller: PrincipalFacts
  readonly action: RequestAction
  readonly actionAsGiven: string
  readonly resource: string
  /** Undefined when neither the resource nor the caller belongs to a known account. */
  readonly resourceAccountId: string | undefined
  /** Whether the caller has a permissions boundary; `NotPrincipal` asks. */
  readonly hasBoundary: boolean
  readonly validity = new Validity()
  readonly #context: RequestContext
  readonly #now: number | undefined
  readonly #mfaAuthenticatedAt: number | undefined
  #derived: Map<string, readonly RequestValue[] | undefined> | undefined

  constructor(input: RequestFactsInput) {
    this.caller = input.caller
    this.action = input.action
    this.actionAsGiven = input.actionAsGiven
    this.resource = input.resource
    this.resourceAccountId = input.resourceAccountId
    this.hasBoundary = input.hasBoundary
    this.#context = input.context
    this.#now = input.now
    this.#mfaAuthenticatedAt = input.mfaAuthenticatedAt
  }

  /** Whether caller and resource belong to one account. */
  get isSameAccount(): boolean {
    return this.isOfCaller(this.resourceAccountId)
  }

  isOfCaller(accountId: string | undefined): boolean {
    return this.caller.accountId !== undefined && this.caller.accountId === accountId
  }

  /** The values of a context key (lower case): given, or derived; `undefined` when there is none. */
  values(key: string): readonly RequestValue[] | undefined {
    return this.#context.get(key) ?? this.#derivedValues(key)
  }

  /** What a variable stands for: the one value of its key. An empty value is none. */
  variable(key: string): string | undefined {
    const values = this.values(key)
    return values?.length === 1 ? values[0]?.text || undefined : undefined
  }

  #derivedValues(key: string): readonly RequestValue[] | undefined {
    this.#derived ??= new Map()
    const known = this.#derived.get(key)
    if (known !== undefined || this.#derived.has(key)) return known
    const value = this.#derive(key)
    const values = value && [value]
    this.#derived.set(key, values)
    return values
  }

  #derive(key: string): RequestValue | undefined {
    const now = this.#now
    if (now !== undefined) {
      const { validity } = this
      if (key === 'aws:currenttime') return new CurrentTimeValue({ validity, now })
      if (key === 'aws:epochtime') return new SecondsValue({ validity, now, origin: 0 })
      const origin = this.#mfaAuthenticatedAt
      if (key === 'aws:multifactorauthage' && origin !== undefined) return new SecondsValue({ validity, now, origin })
    }
    const text =
      key === 'aws:resourceaccount' ? this.resourceAccountId : deriveFromPrincipal(key, this.caller.principal)
    return text === undefined ? undefined : new TextValue(text)
  }
}
