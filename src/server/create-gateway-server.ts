import { once } from 'node:events'
import { createServer } from 'node:http'
import type { GraphQLSchema } from 'graphql'
import { DecisionGateway } from '../decisions/decision-gateway.ts'
import type { Store } from '../store/store.ts'
import type { Settings } from './config.ts'
import { prepareGracefulStop } from './graceful-stop.ts'
import { graphiqlRoute } from './graphiql-route.ts'
import { graphqlRoute } from './graphql-route.ts'
import { liveRoute, readyRoute } from './health-routes.ts'
import { isLoopback } from './local-request.ts'
import { createLog, type Log } from './log.ts'
import { createMetrics } from './metrics.ts'
import { metricsRoute } from './metrics-route.ts'
import { createRequestListener } from './request-listener.ts'
import { startSessionCleaning } from './session-cleaning.ts'
import { createAddressList } from './setting.ts'

export interface GatewayServerOptions {
  readonly settings: Omit<Settings, 'data' | 'mongodb' | 'demo'>
  /** Closed by `stop`. */
  readonly store: Store
  readonly schema: GraphQLSchema
  /** A session token that GraphiQL may use when the gateway listens on loopback and the page is opened on this machine. */
  readonly demoToken?: string
  readonly clock?: () => Date
  readonly log?: Log
}

export interface GatewayServer {
  /** @throws the error of the socket, such as `EADDRINUSE` */
  listen(): Promise<{ readonly url: string }>
  /** Finishes what runs, for at most ten seconds, then closes the store. */
  stop(): Promise<void>
}

/** Against clients that send slowly or never. Milliseconds. */
const TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
}
const MAX_HEADER_BYTES = 16_384
const STOP_GRACE_MS = 10_000

/** The gateway over HTTP. */
export function createGatewayServer(options: GatewayServerOptions): GatewayServer {
  const { settings, store, schema, demoToken, clock = () => new Date(), log = createLog() } = options
  const gateway = new DecisionGateway({ store })
  const metrics = createMetrics(gateway)
  const trustedProxies = createAddressList(settings.trustedProxies)
  const routes = {
    live: liveRoute,
    ready: readyRoute(store, log),
    metrics: metricsRoute(metrics, settings.metricsToken),
    graphql: graphqlRoute({ schema, limits: settings, metrics, log, store, gateway, trustedProxies, clock }),
    graphiql: settings.graphiql ? graphiqlRoute(isLoopback(settings.host) ? demoToken : undefined) : undefined,
  }
  const server = createServer(
    { ...TIMEOUTS, maxHeaderSize: MAX_HEADER_BYTES },
    createRequestListener({ routes, metrics, log }),
  )
  const stopServing = prepareGracefulStop(server)
  let stopCleaning = async () => {}
  return {
    async listen() {
      server.listen(settings.port, settings.host)
      await once(server, 'listening')
      stopCleaning = startSessionCleaning({ store, clock, log })
      return { url: urlOf(server.address(), settings.host) }
    },
    async stop() {
      await stopServing(STOP_GRACE_MS)
      await stopCleaning()
      await store.close()
    },
  }
}

function urlOf(address: ReturnType<ReturnType<typeof createServer>['address']>, host: string): string {
  const port = typeof address === 'object' ? address?.port : undefined
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
