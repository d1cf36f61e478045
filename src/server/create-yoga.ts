import type { IncomingMessage, ServerResponse } from 'node:http'
import type { GraphQLSchema } from 'graphql'
import { createYoga as createYogaServer } from 'graphql-yoga'
import type { GraphQLContext } from '../graphql/graphql-context.ts'
import { createDocumentCache } from './document-cache.ts'
import { errorMasking } from './error-masking.ts'
import type { Limits } from './limits.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { operationMetrics } from './operation-metrics.ts'
import { queryLimits } from './query-limits.ts'
import { jsonBody } from './read-graphql-body.ts'

/** What a request brings into Yoga. Whoever calls has been identified before. */
export interface GatewayContext extends GraphQLContext {
  readonly requestId: string
}

export interface YogaOptions {
  readonly schema: GraphQLSchema
  readonly limits: Limits
  readonly metrics: Metrics
  readonly log: Log
}

/** GraphQL over HTTP, for callers that have proven who they are. GraphiQL, health and metrics are routes of their own. */
export function createYoga({ schema, limits, metrics, log }: YogaOptions) {
  return createYogaServer<GatewayContext & { req: IncomingMessage; res: ServerResponse }>({
    schema,
    graphqlEndpoint: '/graphql',
    plugins: [
      // 1. The body: JSON of bounded size, or a refusal before anything is parsed.
      jsonBody(limits),
      // 2. The query: refused while it is parsed, validated, or about to be executed.
      ...queryLimits(limits),
      // 3. What was executed, and how it went.
      operationMetrics(metrics),
      // 4. Last, on every result: what of an error may leave.
      errorMasking(log),
    ],
    parserAndValidationCache: { documentCache: createDocumentCache(), errorCache: createDocumentCache<object>() },
    // Each of these has its own place: the plugins above, the routes of `create-gateway-server.ts`, `log.ts`.
    maxRequestBodySize: false,
    maskedErrors: false,
    logging: false,
    multipart: false,
    cors: false,
    graphiql: false,
    landingPage: false,
    batching: false,
  })
}
