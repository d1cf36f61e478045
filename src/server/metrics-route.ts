import { createHash, timingSafeEqual } from 'node:crypto'
import { isLocalRequest } from './local-request.ts'
import type { Metrics } from './metrics.ts'
import { errorReply, sendReply } from './reply.ts'
import type { Route } from './route.ts'

/**
 * Open to requests from this machine; to others only with the bearer token of the setting `SALLYPORT_METRICS_TOKEN`, which Prometheus
 * sends with `authorization.credentials`. A caller's session token does not open it: metrics belong to the operator.
 */
export function metricsRoute({ registry }: Metrics, token: string): Route {
  return async (request, response) => {
    const given = /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
    const known = token !== '' && given !== undefined && isEqual(given, token)
    if (!known && !isLocalRequest(request)) {
      const message =
        token === ''
          ? 'metrics can be read from this machine only; SALLYPORT_METRICS_TOKEN opens them to others'
          : 'metrics are read with `Authorization: Bearer` and the value of SALLYPORT_METRICS_TOKEN'
      const challenge = { 'WWW-Authenticate': 'Bearer realm="sallyport metrics"' }
      return sendReply(response, errorReply(401, 'MissingAuthenticationToken', message, challenge))
    }
    sendReply(response, { status: 200, body: await registry.metrics(), contentType: registry.contentType })
  }
}

/** In a time that does not depend on where they differ. */
function isEqual(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
