import autocannon from 'autocannon'
import { formatRate, formatTable } from '../compare/format-table.ts'
import { CASES, type HttpCase } from './cases.ts'
import { type ServerProcess, startFloor, startGateway } from './server-process.ts'

export interface HttpOptions {
  /** Each server is measured once in each round; the best counts. */
  readonly rounds: number
  /** Of one burst. */
  readonly seconds: number
  readonly report: (progress: string) => void
}

const CONNECTIONS = 32

interface Cost {
  /** Microseconds of the server's CPU time for each request. */
  readonly cpu: number
  readonly requestsPerSecond: number
}

const WORST: Cost = { cpu: Number.POSITIVE_INFINITY, requestsPerSecond: 0 }

/** CPU time for each request of the gateway and of the floor, as a table. */
export async function compareHttp({ rounds, seconds, report }: HttpOptions): Promise<string> {
  const servers = { gateway: await startGateway(), floor: await startFloor() }
  const rows: (readonly string[])[] = [['', 'floor, CPU', 'gateway, CPU', 'ratio', 'requests/s', 'decisions/s']]
  try {
    for (const httpCase of CASES) {
      await requireAnswers(servers.gateway, httpCase)
      let [floor, gateway] = [WORST, WORST]
      // The first round warms both up, and does not count.
      for (let round = 0; round <= rounds; round++) {
        report(`${httpCase.name}: ${round === 0 ? 'warming up' : `round ${round} of ${rounds}`}`)
        const [floorCost, gatewayCost] = [
          await measure(servers.floor, httpCase, seconds),
          await measure(servers.gateway, httpCase, seconds),
        ]
        if (round > 0) [floor, gateway] = [better(floor, floorCost), better(gateway, gatewayCost)]
      }
      rows.push([
        httpCase.name,
        `${floor.cpu.toFixed(1)} µs`,
        `${gateway.cpu.toFixed(1)} µs`,
        (gateway.cpu / floor.cpu).toFixed(2),
        formatRate(gateway.requestsPerSecond),
        formatRate(gateway.requestsPerSecond * httpCase.questions),
      ])
    }
  } finally {
    await Promise.all([servers.gateway.stop(), servers.floor.stop()])
  }
  return formatTable(rows)
}

const better = (a: Cost, b: Cost): Cost => ({
  cpu: Math.min(a.cpu, b.cpu),
  requestsPerSecond: Math.max(a.requestsPerSecond, b.requestsPerSecond),
})

async function measure(server: ServerProcess, { nextBody }: HttpCase, seconds: number): Promise<Cost> {
  const before = await server.cpuTime()
  const {
    '2xx': answered,
    non2xx,
    errors,
    duration,
  } = await autocannon({
    url: server.url,
    connections: CONNECTIONS,
    duration: seconds,
    method: 'POST',
    headers: server.headers,
    requests: [{ setupRequest: (request) => ({ ...request, body: nextBody() }) }],
  })
  const cpu = (await server.cpuTime()) - before
  if (non2xx + errors > 0) throw new Error(`${non2xx} requests were refused and ${errors} failed`)
  return { cpu: cpu / answered, requestsPerSecond: answered / duration }
}

/** A gateway that refuses would be fast, and worth nothing. */
async function requireAnswers({ url, headers }: ServerProcess, { name, questions, nextBody }: HttpCase): Promise<void> {
  const response = await fetch(url, { method: 'POST', headers, body: nextBody() })
  const text = await response.text()
  const decided = text.match(/"allowed":(?:true|false)/g)?.length ?? 0
  if (decided !== questions || text.includes('"errors"'))
    throw new Error(`${name} is not answered: ${text.slice(0, 300)}`)
}
