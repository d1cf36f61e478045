import type { GraphQLSchema } from 'graphql'
import { issueSession } from '../../src/credentials/session-token.ts'
import { insertEntity } from '../../src/directory/entity.ts'
import { findPrincipal } from '../../src/directory/find-principal.ts'
import { accountKind } from '../../src/directory/organization.ts'
import { schema as gatewaySchema } from '../../src/graphql/schema.ts'
import { readSettings, SETTING_NAMES, type Settings } from '../../src/server/config.ts'
import { createGatewayServer, type GatewayServerOptions } from '../../src/server/create-gateway-server.ts'
import { createLog } from '../../src/server/log.ts'
import { openMemoryStore } from '../../src/store/memory/memory-store.ts'
import type { Store } from '../../src/store/store.ts'

const ACCOUNT = '111122223333'
export const ROOT = `arn:aws:iam::${ACCOUNT}:root`

export interface GatewayOptions {
  readonly schema?: GraphQLSchema
  readonly store?: Store
  readonly settings?: Partial<Settings>
  readonly demoToken?: string
  readonly clock?: () => Date
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The first error of the body, if it has one. */
  readonly error: { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> } | undefined
  readonly data: unknown
}

/** A gateway on a free port of this machine, over a memory store with one account, and ways to talk to it. */
export interface RunningGateway {
  readonly url: string
  readonly store: Store
  /** Lines of the log, parsed. */
  readonly logged: readonly Readonly<Record<string, unknown>>[]
  readonly stop: () => Promise<void>
  /** A session token of the account's root user, or of `arn`. */
  signIn(arn?: string, options?: { readonly durationSeconds?: number; readonly now?: Date }): Promise<string>
  fetch(path: string, init?: RequestInit): Promise<Answer>
  /** `POST /graphql` as the root user, or with `token`; `null` sends none. */
  ask(query: string, options?: AskOptions): Promise<Answer>
}

export interface AskOptions {
  readonly variables?: Readonly<Record<string, unknown>>
  readonly operationName?: string
  readonly token?: string | null
  readonly headers?: Readonly<Record<string, string>>
}

/** @example const gateway = await startGateway(); onTestFinished(gateway.stop) */
export async function startGateway(options: GatewayOptions = {}): Promise<RunningGateway> {
  const { schema = gatewaySchema, store = openMemoryStore(), settings, ...rest } = options
  await insertEntity(store, accountKind, {
    accountId: ACCOUNT,
    name: 'management',
    createdAt: new Date().toISOString(),
    serviceControlPolicyIds: [],
    resourceControlPolicyIds: [],
  })
  const logged: Record<string, unknown>[] = []
  const log = createLog((line) => logged.push(JSON.parse(line)))
  const serverOptions: GatewayServerOptions = { settings: testSettings(settings), store, schema, log, ...rest }
  const server = createGatewayServer(serverOptions)
  const { url } = await server.listen()

  const signIn: RunningGateway['signIn'] = async (arn = ROOT, { durationSeconds = 3_600, now = new Date() } = {}) => {
    const principal = await store.read((reader) => findPrincipal(reader, arn))
    if (!principal) throw new Error(`nobody has the ARN ${arn}`)
    return (await issueSession(store, principal, { durationSeconds, now })).token
  }
  const rootToken = await signIn()
  const get: RunningGateway['fetch'] = async (path, init) => answerOf(await fetch(`${url}${path}`, init))
  return {
    url,
    store,
    logged,
    signIn,
    fetch: get,
    stop: server.stop,
    ask: (query, { variables, operationName, token = rootToken, headers = {} } = {}) =>
      get('/graphql', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token !== null && { authorization: `Bearer ${token}` }),
          ...headers,
        },
        body: JSON.stringify({ query, variables, operationName }),
      }),
  }
}

function testSettings(overrides: Partial<Settings> = {}): Settings {
  const defaults = readSettings(SETTING_NAMES, { flags: { port: '0' }, environment: {} })
  if (!defaults.ok) throw new Error(defaults.errors.join('\n'))
  return { ...defaults.value, ...overrides }
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text()
  const body = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : {}
  return { status: response.status, headers: response.headers, text, error: body.errors?.[0], data: body.data }
}
