import type { IncomingMessage } from 'node:http'
import { errorReply, sendReply } from './reply.ts'
import type { Route } from './route.ts'

export interface Routes {
  readonly live: Route
  readonly ready: Route
  readonly metrics: Route
  readonly graphql: Route
  /** Absent where GraphiQL is switched off. */
  readonly graphiql: Route | undefined
}

export interface NamedRoute {
  /** For metrics: one of a few, never the path itself. */
  readonly name: keyof Routes | 'none'
  readonly route: Route
}

export function findRoute(request: IncomingMessage, routes: Routes): NamedRoute {
  const path = (request.url ?? '').split('?', 1)[0]
  switch (path) {
    case '/graphql':
      return graphqlOrPage(request, routes)
    case '/health/live':
      return readOnly(request, { name: 'live', route: routes.live })
    case '/health/ready':
      return readOnly(request, { name: 'ready', route: routes.ready })
    case '/metrics':
      return readOnly(request, { name: 'metrics', route: routes.metrics })
    default:
      return { name: 'none', route: notFound }
  }
}

function graphqlOrPage({ method, headers }: IncomingMessage, { graphql, graphiql }: Routes): NamedRoute {
  if (method === 'POST') return { name: 'graphql', route: graphql }
  if (method !== 'GET') return { name: 'graphql', route: notAllowed('GET, POST') }
  const isBrowser = headers.accept?.includes('text/html') ?? false
  return isBrowser && graphiql ? { name: 'graphiql', route: graphiql } : { name: 'graphql', route: graphql }
}

function readOnly({ method }: IncomingMessage, named: NamedRoute): NamedRoute {
  return method === 'GET' || method === 'HEAD' ? named : { name: named.name, route: notAllowed('GET, HEAD') }
}

const notFound: Route = (_request, response) =>
  sendReply(response, errorReply(404, 'NotFound', 'nothing is here; queries go to `POST /graphql`'))

function notAllowed(allow: string): Route {
  return ({ method }, response) => {
    const message = `the method \`${method}\` is not supported here; use one of ${allow}`
    sendReply(response, errorReply(405, 'MethodNotAllowed', message, { Allow: allow }))
  }
}
