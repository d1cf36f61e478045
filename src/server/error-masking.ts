import type { ExecutionResult } from 'graphql'
import { isAsyncIterable, mapAsyncIterator, type Plugin } from 'graphql-yoga'
import { maskError } from '../graphql/mask-error.ts'
import type { Log } from './log.ts'

/**
 * Every result passes here on its way out, whatever it is the result of: reading the body, parsing, validating, executing. Yoga's own
 * masking is off, because it knows neither our error codes nor the id of the request.
 */
export function errorMasking(log: Log): Plugin<object, { readonly requestId: string }> {
  return {
    onResultProcess({ result, setResult, serverContext: { requestId } }) {
      const mask = <R extends ExecutionResult>(one: R): R => maskResult(one, requestId, log)
      if (Array.isArray(result)) setResult(result.map(mask))
      else if (isAsyncIterable(result)) setResult(mapAsyncIterator(result, mask))
      else setResult(mask(result))
    },
  }
}

function maskResult<R extends ExecutionResult>(result: R, requestId: string, log: Log): R {
  if (!result.errors) return result
  const report = (error: unknown) => log.error('unexpected failure', { requestId, error })
  return { ...result, errors: result.errors.map((error) => maskError(error, { requestId, report })) }
}
