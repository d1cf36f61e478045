import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { standInSchema } from './stand-in-schema.ts'
import { type Answer, type RunningGateway, startGateway } from './start-gateway.ts'

let gateway: RunningGateway
beforeAll(async () => {
  gateway = await startGateway({ schema: standInSchema() })
})
afterAll(() => gateway.stop())

const STRICT = { accept: 'application/graphql-response+json' }
const LEGACY = { accept: 'application/json' }
const ask = (query: string, headers: Readonly<Record<string, string>> = STRICT, variables = {}): Promise<Answer> =>
  gateway.ask(query, { headers, variables })

describe('expected failures say what is wrong', () => {
  test('a refusal of the service: code, field and every problem with its place', async () => {
    const answer = await ask('{ refused }')
    expect(answer).toMatchObject({ status: 200, data: { refused: null } })
    expect(answer.error).toEqual({
      message: 'the document has 1 problem',
      locations: [{ line: 1, column: 3 }],
      path: ['refused'],
      extensions: {
        code: 'MalformedPolicyDocument',
        field: 'input.policyDocument',
        problems: [
          { code: 'INVALID_EFFECT', message: 'effect `allow`', pointer: '/Statement/Effect', line: 2, column: 3 },
        ],
      },
    })
  })

  test('a store that cannot write says that nothing was changed', async () => {
    const { status, error } = await ask('{ diskFull }')
    expect({ status, error }).toMatchObject({
      status: 200,
      error: { message: expect.stringContaining('nothing was changed'), extensions: { code: 'ServiceUnavailable' } },
    })
    expect((await ask('{ unreadable }')).error?.extensions).toEqual({ code: 'ServiceUnavailable' })
  })

  test("a library's own refusal keeps its message and code, and no other extension", async () => {
    expect((await ask('{ polite }')).error).toMatchObject({
      message: 'ask differently',
      extensions: { code: 'BAD_USER_INPUT' },
    })
    expect((await ask('{ polite }')).error?.extensions).not.toHaveProperty('hidden')
  })
})

describe('a query that does not fit', () => {
  test.each([
    ['an unknown field', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED', /Cannot query field "nothing"/],
    ['a syntax error', '{ thing { ', 'GRAPHQL_PARSE_FAILED', /Syntax Error/],
    [
      'a missing variable',
      'query ($inputs: [Entry!]!) { describe(inputs: $inputs) { name } }',
      'BAD_USER_INPUT',
      /\$inputs/,
    ],
  ])('%s', async (_name, query, code, message) => {
    const refusal = { error: { message: expect.stringMatching(message), extensions: { code } } }
    expect(await ask(query)).toMatchObject({ status: 400, ...refusal })
    expect(await ask(query, LEGACY)).toMatchObject({ status: 200, ...refusal })
    expect(await ask(query)).not.toHaveProperty('data.thing')
  })

  test('a variable of the wrong shape names the variable and its member', async () => {
    const query = 'query ($inputs: [Entry!]!) { describe(inputs: $inputs) { name } }'
    const answer = await ask(query, STRICT, { inputs: [{ name: 'x', size: 'big' }] })
    expect(answer).toMatchObject({
      status: 400,
      error: { message: expect.stringContaining('"inputs[0].size"'), extensions: { code: 'BAD_USER_INPUT' } },
    })
  })

  test('a mutation by GET', async () => {
    const authorization = `Bearer ${await gateway.signIn()}`
    const answer = await gateway.fetch(`/graphql?query=${encodeURIComponent('mutation { touch }')}`, {
      headers: { authorization },
    })
    expect(answer).toMatchObject({ status: 405, error: { extensions: { code: 'BAD_REQUEST' } } })
    expect(answer.headers.get('allow')).toBe('POST')
  })
})

describe('unexpected failures say nothing', () => {
  test.each(['bug', 'odd'])('%s', async (field) => {
    const headers = { ...STRICT, 'x-request-id': `asked-for-${field}` }
    const answer = await ask(`{ ${field} }`, headers)
    expect(answer.error).toMatchObject({
      message: expect.not.stringContaining('secret'),
      extensions: { code: 'InternalFailure', requestId: `asked-for-${field}` },
    })
    expect(answer.text).not.toMatch(/secret|shadow|\.ts/)
    expect(gateway.logged).toContainEqual(
      expect.objectContaining({
        level: 'error',
        requestId: `asked-for-${field}`,
        error: expect.objectContaining({ message: expect.stringContaining('secret') }),
      }),
    )
  })
})
