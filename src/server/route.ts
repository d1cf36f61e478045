import type { IncomingMessage, ServerResponse } from 'node:http'

/** Answers one request. A rejection is answered with 500 by the listener. */
export type Route = (request: IncomingMessage, response: ServerResponse, requestId: string) => void | Promise<void>
