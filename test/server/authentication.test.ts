import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { standInSchema } from './stand-in-schema.ts'
import { ROOT, type RunningGateway, startGateway } from './start-gateway.ts'

let gateway: RunningGateway
let executed = 0

beforeAll(async () => {
  gateway = await startGateway({
    schema: standInSchema({
      slow: async () => {
        executed += 1
      },
    }),
  })
})
afterAll(() => gateway.stop())

const refused = (code: string, message: RegExp) => ({
  status: 401,
  error: { message: expect.stringMatching(message), extensions: { code } },
})
const withHeader = (authorization: string) => gateway.ask('{ slow }', { token: null, headers: { authorization } })

describe('who may come in', () => {
  test('a session token does', async () => {
    expect(await gateway.ask('{ slow }')).toMatchObject({ status: 200, data: { slow: 'done' } })
  })

  test('nobody without credentials, and nothing is executed or even parsed', async () => {
    executed = 0
    const answer = await gateway.ask('{ slow }', { token: null })
    expect(answer).toMatchObject(refused('MissingAuthenticationToken', /no credentials.*Bearer SESSION-TOKEN/))
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="sallyport"')
    expect(await gateway.fetch('/graphql', { method: 'POST', body: '{{{' })).toMatchObject({ status: 401 })
    expect(await gateway.fetch('/graphql?query={slow}')).toMatchObject({ status: 401 })
    expect(executed).toBe(0)
  })

  test('nor with a forged, foreign or empty token', async () => {
    const token = await gateway.signIn()
    const last = token.at(-1) === 'A' ? 'B' : 'A'
    for (const forged of [`${token.slice(0, -1)}${last}`, 'letmein', `${token}x`]) {
      const answer = await withHeader(`Bearer ${forged}`)
      expect(answer).toMatchObject(refused('InvalidClientTokenId', /not valid/))
      expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="sallyport", error="invalid_token"')
    }
    expect(await withHeader('Bearer ')).toMatchObject({ status: 401 })
  })

  test('nor with an expired one', async () => {
    const token = await gateway.signIn(ROOT, { durationSeconds: 900, now: new Date(Date.now() - 901_000) })
    expect(await gateway.ask('{ slow }', { token })).toMatchObject(refused('ExpiredToken', /expired at \d{4}-/))
  })

  test('a signature or another scheme is told what would be right', async () => {
    const signature =
      'AWS4-HMAC-SHA256 Credential=AKIA/20261123/us-east-1/sallyport/aws4_request, SignedHeaders=host, Signature=00'
    expect(await withHeader(signature)).toMatchObject(
      refused('InvalidClientTokenId', /Signature Version 4 is not accepted yet/),
    )
    expect(await withHeader('Basic dXNlcjpwYXNz')).toMatchObject(
      refused('InvalidClientTokenId', /scheme `Basic` is not known/),
    )
  })

  test('introspection needs a token like everything else', async () => {
    expect(await gateway.ask('{ __schema { types { name } } }', { token: null })).toMatchObject({ status: 401 })
    expect(await gateway.ask('{ __schema { types { name } } }')).toMatchObject({ status: 200 })
  })

  test('a token never gets into the log', async () => {
    const token = await gateway.signIn()
    await withHeader(`Bearer ${token}x`)
    expect(JSON.stringify(gateway.logged)).not.toContain(token.slice(-43))
  })
})
