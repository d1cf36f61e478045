import { once } from 'node:events'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { standInSchema } from './stand-in-schema.ts'
import { type Answer, type RunningGateway, startGateway } from './start-gateway.ts'

const LIMIT = 2_000
let gateway: RunningGateway
let authorization: string

beforeAll(async () => {
  gateway = await startGateway({ schema: standInSchema(), settings: { maxBodyBytes: LIMIT } })
  authorization = `Bearer ${await gateway.signIn()}`
})
afterAll(() => gateway.stop())

const JSON_TYPE = 'application/json'
const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Promise<Answer> =>
  gateway.fetch('/graphql', { method: 'POST', body, headers: { authorization, 'content-type': JSON_TYPE, ...headers } })
const refused = (status: number, message: RegExp, code = 'BAD_REQUEST') => ({
  status,
  error: { message: expect.stringMatching(message), extensions: { code } },
})

/** A body in pieces, without a length. */
function postChunks(chunks: readonly string[]): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { authorization, 'content-type': JSON_TYPE, 'transfer-encoding': 'chunked' },
    })
    outgoing.on('response', async (response) => {
      let text = ''
      for await (const piece of response) text += piece
      resolve({ status: response.statusCode, text })
    })
    outgoing.on('error', reject)
    for (const chunk of chunks) outgoing.write(chunk)
    outgoing.end()
  })
}

describe('a request body that cannot be a query gets a word on why', () => {
  test.each([
    ['broken JSON', '{"query": "{ slow }"', /not JSON: .*position|not JSON: /],
    ['nothing', '', /body is empty/],
    ['blanks', ' \n ', /body is empty/],
    ['null', 'null', /body is `null`; it must be a JSON object/],
    ['text', '"{ slow }"', /must be a JSON object/],
    ['a batch', '[{"query":"{ slow }"}]', /array; send one query.*evaluateBatch/],
    ['no query', '{"variables":{}}', /member `query` .* missing or not a string/],
    ['a query that is no text', '{"query":{"slow":1}}', /member `query` .* missing or not a string/],
    ['variables that are no object', '{"query":"{ slow }","variables":[1]}', /variables/],
    ['an unknown member', '{"query":"{ slow }","querry":1}', /querry/],
  ])('%s', async (_name, body, message) => {
    const answer = await post(body)
    expect(answer).toMatchObject(refused(400, message))
    expect(answer.text).not.toContain('node_modules')
  })

  test('bytes that are not UTF-8', async () => {
    expect(await post(new Uint8Array([0x7b, 0xff, 0x7d]))).toMatchObject(refused(400, /not UTF-8/))
  })

  test.each([
    ['text/plain', /Content-Type is `text\/plain`/],
    ['application/x-www-form-urlencoded', /sent as `application\/json`/],
    ['application/jsonp', /Content-Type is `application\/jsonp`/],
    ['multipart/form-data; boundary=x', /sent as `application\/json`/],
  ])('the type %s', async (type, message) => {
    expect(await post('{"query":"{ slow }"}', { 'content-type': type })).toMatchObject(refused(415, message))
  })

  test('a compressed body', async () => {
    expect(await post('{"query":"{ slow }"}', { 'content-encoding': 'gzip' })).toMatchObject(
      refused(415, /Content-Encoding/),
    )
  })

  test('the type may say its character set', async () => {
    expect(await post('{"query":"{ slow }"}', { 'content-type': 'application/json; charset=utf-8' })).toMatchObject({
      status: 200,
    })
  })
})

describe('the size of a body is bounded', () => {
  const bodyOf = (size: number) => {
    const body = '{"query":"{ slow }"}'
    return body.padEnd(size, ' ')
  }

  test('up to the limit it is read', async () => {
    expect(await post(bodyOf(LIMIT))).toMatchObject({ status: 200, data: { slow: 'done' } })
  })

  test('one byte more is refused by its length', async () => {
    expect(await post(bodyOf(LIMIT + 1))).toMatchObject(
      refused(413, /larger than the limit `max-body-bytes` of 2000/, 'LimitExceeded'),
    )
  })

  test('without a length it is counted', async () => {
    const fits = await postChunks(['{"query":', '"{ slow }"', '}'])
    expect(fits).toEqual({ status: 200, text: '{"data":{"slow":"done"}}' })
    const { status, text } = await postChunks([bodyOf(LIMIT), ' '.repeat(LIMIT)])
    expect(status).toBe(413)
    expect(text).toContain('max-body-bytes')
  })
})

test('a client that leaves in the middle of its body is no failure of ours', async () => {
  const outgoing = request(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { authorization, 'content-type': JSON_TYPE, 'content-length': '100', expect: '100-continue' },
  })
  outgoing.on('error', () => {})
  outgoing.flushHeaders()
  await once(outgoing, 'continue')
  outgoing.write('{"query":')
  outgoing.destroy()
  await expect.poll(metrics).toMatch(/^sallyport_http_requests_total\{route="graphql",status="aborted"\} 1$/m)
  expect(gateway.logged).toEqual([])
})

const metrics = async () => (await gateway.fetch('/metrics')).text
