import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { DecisionGateway } from '../decisions/decision-gateway.ts'

export type Metrics = ReturnType<typeof createMetrics>

/**
 * Everything that `GET /metrics` shows, in the text format of Prometheus. Names begin with `sallyport_`; labels come from small closed
 * sets and never name a caller or a resource.
 */
export function createMetrics(gateway: DecisionGateway) {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry, prefix: 'sallyport_' })
  measureDecisionCache(gateway, registers)
  return {
    registry,
    httpRequests: new Counter({
      name: 'sallyport_http_requests_total',
      help: 'HTTP requests, by route and status; `aborted` when the client left before its answer',
      labelNames: ['route', 'status'],
      registers,
    }),
    httpDuration: new Histogram({
      name: 'sallyport_http_request_duration_seconds',
      help: 'Time from the headers of a request to the end of its answer, by route',
      labelNames: ['route'],
      buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers,
    }),
    operations: new Counter({
      name: 'sallyport_graphql_operations_total',
      help: 'GraphQL operations executed, by type and by whether they had errors',
      labelNames: ['type', 'outcome'],
      registers,
    }),
  }
}

/** The gateway counts for itself; these read its counts when they are asked for. */
function measureDecisionCache(gateway: DecisionGateway, registers: Registry[]): void {
  new Counter({
    name: 'sallyport_decision_cache_requests_total',
    help: 'Decisions asked for, by whether the cache had them',
    labelNames: ['result'],
    registers,
    collect() {
      const { hits, misses } = gateway.statistics
      this.reset()
      this.inc({ result: 'hit' }, hits)
      this.inc({ result: 'miss' }, misses)
    },
  })
  new Gauge({
    name: 'sallyport_decision_cache_entries',
    help: 'Entries kept, by cache',
    labelNames: ['cache'],
    registers,
    collect() {
      const { hits: _hits, misses: _misses, ...sizes } = gateway.statistics
      for (const [cache, size] of Object.entries(sizes)) this.set({ cache: snakeCase(cache) }, size)
    },
  })
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
