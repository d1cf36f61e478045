/**
 * The floor: graphql-js on `node:http`, with the gateway's own schema, documents parsed and validated once, and constant answers. It
 * knows no callers, no limits and no policies. Prints its address, as the gateway does.
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { buildSchema, type DocumentNode, execute, parse, validate } from 'graphql'
import { invariant } from '../../src/util/invariant.ts'

const schema = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'))
const DECISION = Object.freeze({ allowed: true })
const rootValue = {
  evaluate: () => DECISION,
  evaluateBatch: ({ inputs }: { readonly inputs: readonly unknown[] }) => inputs.map(() => DECISION),
}
const documents = new Map<string, DocumentNode>()

function documentOf(query: string): DocumentNode {
  let document = documents.get(query)
  if (!document) {
    document = parse(query)
    invariant(validate(schema, document).length === 0, 'the queries of the benchmark are valid')
    documents.set(query, document)
  }
  return document
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', async () => {
    const { query, variables } = JSON.parse(Buffer.concat(chunks).toString())
    const result = await execute({ schema, document: documentOf(query), rootValue, variableValues: variables })
    const body = JSON.stringify(result)
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
    response.end(body)
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  invariant(typeof address === 'object' && address !== null, 'the server listens on a port')
  console.log(`http://127.0.0.1:${address.port}`)
})
