import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { standInSchema } from './stand-in-schema.ts'
import { type GatewayOptions, type RunningGateway, startGateway } from './start-gateway.ts'

let gateway: RunningGateway
beforeAll(async () => {
  gateway = await startGateway({ schema: standInSchema(), demoToken: 'sallyport-demo-token' })
})
afterAll(() => gateway.stop())

const start = async (options: GatewayOptions) => {
  const started = await startGateway({ schema: standInSchema(), ...options })
  onTestFinished(started.stop)
  return started
}

/** `fetch` does not let anybody write a Host header. */
function getAs(host: string, path: string, headers: Readonly<Record<string, string>> = {}) {
  return new Promise<{ status: number | undefined; length: number }>((resolve, reject) => {
    request(`${gateway.url}${path}`, { headers: { host, ...headers } }, async (response) => {
      let length = 0
      for await (const chunk of response) length += chunk.length
      resolve({ status: response.statusCode, length })
    })
      .on('error', reject)
      .end()
  })
}

describe('health', () => {
  test('live and ready need no credentials', async () => {
    expect(await gateway.fetch('/health/live')).toMatchObject({ status: 200, text: '{"status":"live"}\n' })
    expect(await gateway.fetch('/health/ready')).toMatchObject({ status: 200, text: '{"status":"ready"}\n' })
  })

  test('not ready when the store cannot be read, and the reason stays inside', async () => {
    const broken = await start({})
    await broken.store.close()
    expect(await broken.fetch('/health/live')).toMatchObject({ status: 200 })
    expect(await broken.fetch('/health/ready')).toMatchObject({ status: 503 })
    expect(await broken.ask('{ slow }')).toMatchObject({
      status: 503,
      error: { extensions: { code: 'ServiceUnavailable' } },
    })
  })
})

describe('metrics', () => {
  test('count requests, operations and decisions', async () => {
    await gateway.ask('{ slow }')
    await gateway.ask('{ bug }')
    await gateway.ask('{ slow }', { token: null })
    const { status, text } = await gateway.fetch('/metrics')
    expect(status).toBe(200)
    expect(text).toMatch(/^sallyport_graphql_operations_total\{type="query",outcome="ok"\} [1-9]/m)
    expect(text).toMatch(/^sallyport_graphql_operations_total\{type="query",outcome="error"\} [1-9]/m)
    expect(text).toMatch(/^sallyport_http_requests_total\{route="graphql",status="401"\} [1-9]/m)
    expect(text).toMatch(/^sallyport_decision_cache_requests_total\{result="hit"\} 0$/m)
    expect(text).toMatch(/^sallyport_decision_cache_entries\{cache="policy_sets"\} 0$/m)
    expect(text).toMatch(/^sallyport_process_cpu_seconds_total /m)
    const names = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name)
    expect(names.filter((name) => !name?.startsWith('sallyport_'))).toEqual([])
  })

  test('are for this machine: not under a foreign name, not through a proxy', async () => {
    expect(await getAs('localhost:4000', '/metrics')).toMatchObject({ status: 200 })
    expect(await getAs('[::1]:4000', '/metrics')).toMatchObject({ status: 200 })
    expect(await getAs('rebound.example', '/metrics')).toMatchObject({ status: 401 })
    expect(await getAs('localhost', '/metrics', { 'x-forwarded-for': '203.0.113.7' })).toMatchObject({ status: 401 })
    expect(await getAs('localhost', '/metrics', { forwarded: 'for=203.0.113.7' })).toMatchObject({ status: 401 })
  })

  test('or for whoever has their token', async () => {
    const metricsToken = 'a-token-for-prometheus'
    const guarded = await start({ settings: { metricsToken } })
    const from = { 'x-forwarded-for': '203.0.113.7' }
    const scrape = (authorization: string) => guarded.fetch('/metrics', { headers: { ...from, authorization } })
    expect(await scrape(`Bearer ${metricsToken}`)).toMatchObject({ status: 200 })
    expect(await scrape(`Bearer ${metricsToken}x`)).toMatchObject({ status: 401 })
    expect(await scrape(`Bearer ${await guarded.signIn()}`)).toMatchObject({ status: 401 })
    expect(await guarded.fetch('/metrics', { headers: from })).toMatchObject({ status: 401 })
  })
})

describe('GraphiQL', () => {
  const browser = { accept: 'text/html,application/xhtml+xml' }

  test('comes in one page that may fetch nothing from elsewhere', async () => {
    const page = await gateway.fetch('/graphql', { headers: browser })
    expect(page).toMatchObject({ status: 200 })
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const policy = page.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("connect-src 'self'")
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/)
    expect(page.text).not.toMatch(/<(?:script|link|img)[^>]+(?:src|href)="https?:/)
    expect(page.text).toContain('query WhoAmI')
  })

  test('acts as the demo caller for a browser on this machine only', async () => {
    const local = await gateway.fetch('/graphql', { headers: browser })
    expect(local.text).toContain('Bearer sallyport-demo-token')
    const proxied = await gateway.fetch('/graphql', { headers: { ...browser, 'x-forwarded-for': '203.0.113.7' } })
    expect(proxied.text).not.toContain('sallyport-demo-token')
    expect(proxied.text).toContain('Bearer SESSION-TOKEN')
    const [own, foreign] = await Promise.all([
      getAs('localhost', '/graphql', browser),
      getAs('rebound.example', '/graphql', browser),
    ])
    expect(foreign.status).toBe(200)
    expect(foreign.length).toBeLessThan(own.length)
  })

  test('nor when the gateway listens beyond this machine', async () => {
    const open = await start({ demoToken: 'sallyport-demo-token', settings: { host: '0.0.0.0' } })
    expect((await open.fetch('/graphql', { headers: browser })).text).not.toContain('sallyport-demo-token')
  })

  test('can be switched off', async () => {
    const without = await start({ settings: { graphiql: false } })
    expect(await without.fetch('/graphql', { headers: browser })).toMatchObject({ status: 401 })
  })
})

describe('every answer', () => {
  test.each(['/graphql', '/health/live', '/metrics', '/nowhere'])(
    'of %s is hardened and carries the id of the request',
    async (path) => {
      const { headers } = await gateway.fetch(path)
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('access-control-allow-origin')).toBeNull()
    },
  )

  test('echoes a sane id and replaces any other', async () => {
    const idFor = async (id: string) =>
      (await gateway.fetch('/health/live', { headers: { 'x-request-id': id } })).headers.get('x-request-id')
    expect(await idFor('trace-1:2.3_4')).toBe('trace-1:2.3_4')
    expect(await idFor('a b')).not.toBe('a b')
    expect(await idFor('x'.repeat(129))).not.toBe('x'.repeat(129))
  })

  test('to a preflight is no', async () => {
    const preflight = { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' }
    const answer = await gateway.fetch('/graphql', { method: 'OPTIONS', headers: preflight })
    expect(answer).toMatchObject({ status: 405, error: { extensions: { code: 'MethodNotAllowed' } } })
    expect(answer.headers.get('allow')).toBe('GET, POST')
  })

  test('elsewhere says where queries go', async () => {
    expect(await gateway.fetch('/')).toMatchObject({
      status: 404,
      error: { message: expect.stringContaining('POST /graphql') },
    })
    expect(await gateway.fetch('/health/live', { method: 'DELETE' })).toMatchObject({ status: 405 })
  })
})
