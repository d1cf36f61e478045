import { schema } from '../graphql/schema.ts'
import type { Settings } from '../server/config.ts'
import { createGatewayServer, type GatewayServer } from '../server/create-gateway-server.ts'
import type { Store } from '../store/store.ts'
import { CommandFailure } from './command-failure.ts'
import { describeStart } from './describe-start.ts'
import { openStore } from './open-store.ts'
import { type PreparedOrganization, prepareOrganization } from './prepare-organization.ts'
import { stopSignal } from './stop-signal.ts'
import type { Terminal } from './terminal.ts'

/** Runs until a signal, then finishes what runs. */
export async function runGateway(settings: Settings, terminal: Terminal): Promise<void> {
  const stopped = stopSignal()
  const store = await openStore(settings)
  const server = await start(settings, store, terminal)
  await stopped
  await server.stop()
}

async function start(settings: Settings, store: Store, { out }: Terminal): Promise<GatewayServer> {
  try {
    const organization = await prepareOrganization(store, settings)
    const demoToken = tokenForPage(organization)
    const server = createGatewayServer({ settings, store, schema, ...(demoToken !== undefined && { demoToken }) })
    const { url } = await listen(server, settings)
    out(describeStart({ url, ...settings, organization }))
    return server
  } catch (error) {
    await store.close()
    throw error
  }
}

/** GraphiQL of the demo acts as alice, so that its examples run as they are. */
function tokenForPage(organization: PreparedOrganization): string | undefined {
  if (organization.kind !== 'demo') return undefined
  return organization.callers.find(({ arn }) => arn.endsWith(':user/alice'))?.token
}

async function listen(server: GatewayServer, { host, port }: Settings): Promise<{ readonly url: string }> {
  try {
    return await server.listen()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const reason = typeof code === 'string' ? LISTEN_FAILURES[code] : undefined
    if (reason === undefined) throw error
    throw new CommandFailure(`cannot listen on port ${port} of \`${host}\`: ${reason}`)
  }
}

const LISTEN_FAILURES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'something else does already; choose another with --port',
  EACCES: 'this user may not; choose a port above 1023 with --port',
  EADDRNOTAVAIL: 'this machine does not have that address; choose another with --host',
  ENOTFOUND: 'the name is not known; give an address with --host',
}
