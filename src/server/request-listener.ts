import type { RequestListener } from 'node:http'
import { maskError } from '../graphql/mask-error.ts'
import { findRoute, type Routes } from './find-route.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { harden, jsonReply, sendReply } from './reply.ts'
import { requestIdOf } from './request-id.ts'

export interface ListenerOptions {
  readonly routes: Routes
  readonly metrics: Metrics
  readonly log: Log
}

/** Gives each request its id, its headers and its route, and notes how it went. */
export function createRequestListener({ routes, metrics, log }: ListenerOptions): RequestListener {
  return async (request, response) => {
    const startedAt = performance.now()
    const requestId = requestIdOf(request)
    const { name, route } = findRoute(request, routes)
    harden(response)
    response.setHeader('X-Request-Id', requestId)
    response.once('close', () => {
      const status = response.writableFinished ? response.statusCode : 'aborted'
      metrics.httpRequests.inc({ route: name, status })
      metrics.httpDuration.observe({ route: name }, (performance.now() - startedAt) / 1000)
    })
    try {
      await route(request, response, requestId)
    } catch (error) {
      const report = (cause: unknown) => log.error('unexpected failure', { requestId, error: cause })
      const { message, extensions } = maskError(error, { requestId, report })
      if (response.headersSent) response.destroy()
      else
        sendReply(response, jsonReply(500, { errors: [{ message, extensions: { code: extensions.code, requestId } }] }))
    }
  }
}
