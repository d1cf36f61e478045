import type { Store } from '../store/store.ts'
import type { Log } from './log.ts'
import { jsonReply, sendReply } from './reply.ts'
import type { Route } from './route.ts'

/** The process runs and answers. */
export const liveRoute: Route = (_request, response) => sendReply(response, jsonReply(200, { status: 'live' }))

/** Questions can be answered: the store can be read. */
export function readyRoute(store: Store, log: Log): Route {
  return async (_request, response, requestId) => {
    try {
      await store.revision()
      sendReply(response, jsonReply(200, { status: 'ready' }))
    } catch (error) {
      log.error('not ready', { requestId, error })
      sendReply(response, jsonReply(503, { status: 'not ready', reason: 'the store cannot be read' }))
    }
  }
}
