import type { GraphQLError } from 'graphql'
import { createGraphQLContext } from '../graphql/graphql-context.ts'
import { maskError } from '../graphql/mask-error.ts'
import type { OperationScope } from '../operations/operation.ts'
import { challengeFor, isUnauthenticated } from './authenticate-request.ts'
import { authenticatedScope, type ScopeSources } from './authenticated-scope.ts'
import { createYoga, type YogaOptions } from './create-yoga.ts'
import { jsonReply, type Reply, sendReply } from './reply.ts'
import type { Route } from './route.ts'

/** `/graphql`: two doors. Nobody reaches the second, where queries are read and executed, before the first knows who he is. */
export function graphqlRoute(options: YogaOptions & ScopeSources): Route {
  const yoga = createYoga(options)
  return async (request, response, requestId) => {
    let scope: OperationScope
    try {
      scope = await authenticatedScope(request, options)
    } catch (error) {
      const report = (cause: unknown) => options.log.error('authentication failed', { requestId, error: cause })
      return sendReply(response, refusal(maskError(error, { requestId, report })))
    }
    await yoga(request, response, { ...createGraphQLContext(scope), requestId })
  }
}

function refusal(error: GraphQLError): Reply {
  const { http: _http, ...extensions } = error.extensions
  const body = { errors: [{ message: error.message, extensions }] }
  const { code } = extensions
  if (isUnauthenticated(code)) return jsonReply(401, body, { 'WWW-Authenticate': challengeFor(code) })
  return jsonReply(code === 'ServiceUnavailable' ? 503 : 500, body)
}
