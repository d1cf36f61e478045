import { type ExecutionResult, graphql } from 'graphql'
import type { TypedDocumentString } from '../../schema/generated/graphql.ts'
import { authenticate } from '../../src/credentials/caller.ts'
import { issueSession } from '../../src/credentials/session-token.ts'
import { DecisionGateway } from '../../src/decisions/decision-gateway.ts'
import { createDecisionLoader } from '../../src/decisions/decision-loader.ts'
import type { RequestContext } from '../../src/decisions/question.ts'
import { seedDemo } from '../../src/demo/seed-demo.ts'
import { findPrincipal } from '../../src/directory/find-principal.ts'
import { createGraphQLContext } from '../../src/graphql/graphql-context.ts'
import { schema } from '../../src/graphql/schema.ts'
import { openMemoryStore } from '../../src/store/memory/memory-store.ts'
import type { Store } from '../../src/store/store.ts'

export const NOW = new Date('2026-11-23T12:00:00.000Z')

export const PRODUCTION = 'arn:aws:iam::222233334444'
export const ALICE = `${PRODUCTION}:user/alice`
export const BOB = `${PRODUCTION}:user/bob`
export const CAROL = `${PRODUCTION}:user/carol`
export const DAVE = `${PRODUCTION}:user/contractors/dave`
export const ERIN = 'arn:aws:iam::333344445555:user/erin'

/** What a caller gets back: the data, or the one error that the request failed with. */
export interface Reply<Data> {
  readonly data: Data | null | undefined
  readonly code: unknown
  readonly field: unknown
  readonly message: string | undefined
}

export type Ask = <Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables?: NoInfer<Variables>,
) => Promise<Reply<Data>>

/** The demo organization over a store, asked in the name of its callers, without HTTP. */
export interface TestGateway {
  readonly store: Store
  readonly gateway: DecisionGateway
  /** Signs a principal in and returns its way to ask. */
  as(arn: string, options?: { readonly now?: Date; readonly requestContext?: RequestContext }): Promise<Ask>
}

export async function openTestGateway({
  store = openMemoryStore(),
}: {
  readonly store?: Store
} = {}): Promise<TestGateway> {
  await seedDemo(store, NOW)
  const gateway = new DecisionGateway({ store })
  return {
    store,
    gateway,
    as: async (arn, { now = NOW, requestContext = {} } = {}) => {
      const principal = await store.read((reader) => findPrincipal(reader, arn))
      if (!principal) throw new Error(`${arn} is not in the demo`)
      const { token } = await issueSession(store, principal, { durationSeconds: 3_600, now })
      return async (document, variables) => {
        const caller = await authenticate(store, token, now)
        const scope = { caller, store, decisions: createDecisionLoader(gateway), requestContext, now }
        const result = await graphql({
          schema,
          source: document.toString(),
          contextValue: createGraphQLContext(scope),
          ...(variables !== undefined && { variableValues: variables as Readonly<Record<string, unknown>> }),
        })
        return reply(result)
      }
    },
  }
}

/** The data, for what must succeed: then no field is null. */
export function granted<Data extends object>({ data, message }: Reply<Data>): Granted<Data> {
  if (!data || Object.values(data).includes(null)) throw new Error(`refused: ${message}`)
  return data as Granted<Data>
}

type Granted<Data> = { readonly [Field in keyof Data]-?: NonNullable<Data[Field]> }

function reply<Data>({ data, errors }: ExecutionResult): Reply<Data> {
  const [error] = errors ?? []
  const original = error?.originalError
  const { code, field } = (original ?? {}) as { readonly code?: unknown; readonly field?: unknown }
  return { data: error ? null : (data as Data), code, field, message: error?.message }
}
