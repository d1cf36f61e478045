import type { ServerResponse } from 'node:http'

/** Every answer forbids what a browser might otherwise do with it. A page that needs more says so itself. */
const HARDENING: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
}

export function harden(response: ServerResponse): void {
  for (const [name, value] of Object.entries(HARDENING)) response.setHeader(name, value)
}

export interface Reply {
  readonly status: number
  readonly body: string | Buffer
  readonly contentType: string
  readonly headers?: Readonly<Record<string, string>>
}

export function sendReply(response: ServerResponse, { status, body, contentType, headers = {} }: Reply): void {
  response.writeHead(status, { ...headers, 'Content-Type': contentType, 'Content-Length': Buffer.byteLength(body) })
  response.end(body)
}

export function jsonReply(status: number, value: unknown, headers?: Readonly<Record<string, string>>): Reply {
  return {
    status,
    body: `${JSON.stringify(value)}\n`,
    contentType: 'application/json; charset=utf-8',
    ...(headers && { headers }),
  }
}

/** A failure outside of GraphQL, in the shape that every client of this server can read. */
export function errorReply(
  status: number,
  code: string,
  message: string,
  headers?: Readonly<Record<string, string>>,
): Reply {
  return jsonReply(status, { errors: [{ message, extensions: { code } }] }, headers)
}
