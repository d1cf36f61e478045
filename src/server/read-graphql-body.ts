import type { IncomingMessage } from 'node:http'
import { GraphQLError } from 'graphql'
import type { GraphQLParams, Plugin } from 'graphql-yoga'
import type { Limits } from './limits.ts'

/**
 * Reads the body of `POST /graphql` in place of Yoga's parsers: only JSON, only as far as the limit, with a word on what is wrong. Yoga's
 * own limit copies every body through a stream, which costs twice as much as everything else it does for a small query.
 */
export function jsonBody({ maxBodyBytes }: Limits): Plugin<object, { readonly req: IncomingMessage }> {
  return {
    onRequestParse({ request, serverContext, setRequestParser }) {
      if (request.method === 'POST') setRequestParser(() => readGraphQLBody(serverContext.req, maxBodyBytes))
    },
  }
}

async function readGraphQLBody(request: IncomingMessage, maxBytes: number): Promise<GraphQLParams> {
  const { headers } = request
  if (!/^application\/(?:graphql\+)?json *(?:;|$)/i.test(headers['content-type'] ?? '')) {
    const given = headers['content-type'] === undefined ? 'is missing' : `is \`${headers['content-type']}\``
    throw refusal(415, `the header Content-Type ${given}; a query is sent as \`application/json\``)
  }
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') {
    throw refusal(
      415,
      `the header Content-Encoding is \`${headers['content-encoding']}\`; a query is sent uncompressed`,
    )
  }
  const text = await readText(request, maxBytes)
  if (text.trim() === '')
    throw refusal(400, 'the request body is empty; it must be a JSON object such as {"query": "..."}')
  return checkParams(parseJson(text))
}

async function readText(request: IncomingMessage, maxBytes: number): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes)
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      size += chunk.length
      if (size > maxBytes) break
      chunks.push(chunk)
    }
  } catch {
    throw refusal(400, 'the connection ended before the request body did')
  }
  if (size > maxBytes) throw tooLarge(maxBytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch {
    throw refusal(400, 'the request body is not UTF-8')
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw refusal(400, `the request body is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}`)
  }
}

function checkParams(body: unknown): GraphQLParams {
  if (Array.isArray(body)) {
    throw refusal(400, 'the request body is an array; send one query, and many questions with `evaluateBatch`')
  }
  if (typeof body !== 'object' || body === null) {
    throw refusal(
      400,
      `the request body is \`${String(body).slice(0, 40)}\`; it must be a JSON object such as {"query": "..."}`,
    )
  }
  const { query, ...rest } = body as GraphQLParams
  if (typeof query !== 'string') {
    throw refusal(400, 'the member `query` of the request body is missing or not a string')
  }
  return { query, ...rest }
}

function tooLarge(maxBytes: number): GraphQLError {
  // The rest of the body is not worth reading.
  const headers = { Connection: 'close' }
  const message = `the request body is larger than the limit \`max-body-bytes\` of ${maxBytes}`
  return new GraphQLError(message, { extensions: { code: 'LimitExceeded', http: { status: 413, headers } } })
}

function refusal(status: number, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status } } })
}
