import { getOperationAST } from 'graphql'
import { isAsyncIterable, type Plugin } from 'graphql-yoga'
import type { Metrics } from './metrics.ts'

/** Counts what was executed. Queries that were refused before are counted as HTTP requests only. */
export function operationMetrics({ operations }: Metrics): Plugin {
  return {
    onExecute({ args: { document, operationName } }) {
      const type = getOperationAST(document, operationName)?.operation ?? 'query'
      return {
        onExecuteDone({ result }) {
          const failed = !isAsyncIterable(result) && result.errors !== undefined
          operations.inc({ type, outcome: failed ? 'error' : 'ok' })
        },
      }
    },
  }
}
