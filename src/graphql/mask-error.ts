import { GraphQLError, type GraphQLErrorOptions, Kind } from 'graphql'
import { StoreClosedError, StoreReadError, StoreWriteError } from '../store/errors.ts'
import { ServiceError } from '../util/service-error.ts'

export interface MaskOptions {
  /** Given to the caller with an unexpected failure, and to `report`, so that one finds the other. */
  readonly requestId: string
  /** Takes what the caller does not get to see. */
  readonly report: (error: unknown) => void
}

/**
 * The one place that decides what of a failure leaves the gateway: `message`, `locations`, `path`, `extensions.code` and, for refusals
 * of ours, `field` and `problems`. Everything unexpected becomes `InternalFailure` with the id of the request and nothing else.
 *
 * `extensions.http` is read by the HTTP layer and does not leave. `spec: true` there means that the request itself was well formed, so
 * that a client which accepts `application/json` gets 200, as GraphQL over HTTP asks.
 * https://graphql.github.io/graphql-over-http/draft/#sec-Status-Codes
 */
export function maskError(error: unknown, { requestId, report }: MaskOptions): GraphQLError {
  const cause = rootCause(error)
  if (cause instanceof ServiceError) return refusal(error, cause)
  const unavailable = unavailability(cause)
  if (unavailable) {
    report(cause)
    return refusal(error, unavailable)
  }
  if (error instanceof GraphQLError && isCallersFault(error)) return protocolError(error)
  report(cause)
  return failure(error, requestId)
}

/** What was thrown, without the errors that GraphQL wrapped around it. */
function rootCause(error: unknown): unknown {
  let cause = error
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError
  return cause
}

function unavailability(cause: unknown): ServiceError | undefined {
  const message =
    cause instanceof StoreWriteError
      ? 'the change could not be written and nothing was changed; try again later'
      : cause instanceof StoreReadError
        ? 'the stored state cannot be read; try again later'
        : cause instanceof StoreClosedError
          ? 'the gateway is shutting down; try again later'
          : undefined
  return message === undefined ? undefined : new ServiceError('ServiceUnavailable', message)
}

function refusal(error: unknown, { code, message, field, problems }: ServiceError): GraphQLError {
  return new GraphQLError(message, {
    ...placeOf(error),
    extensions: {
      code,
      ...(field !== undefined && { field }),
      ...(problems.length > 0 && { problems }),
      ...(code === 'ServiceUnavailable' && !hasPath(error) && { http: { status: 503 } }),
    },
  })
}

/**
 * Whether an error that GraphQL itself raised is about the request. Those point into the query, carry a code or, raised by a library of
 * the schema, have a class of their own; a resolver's result that does not fit its type has none of these.
 */
function isCallersFault(error: GraphQLError): boolean {
  if (isVariableError(error)) return true
  const cause = rootCause(error)
  if (!(cause instanceof GraphQLError)) return false
  if (!hasPath(error)) return cause.extensions.unexpected !== true
  return cause.extensions.code !== undefined || cause.nodes !== undefined || cause.constructor !== GraphQLError
}

/** A scalar's refusal of a variable is wrapped by GraphQL with the variable's name and place. */
function isVariableError({ nodes, path }: GraphQLError): boolean {
  return path === undefined && nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION
}

function protocolError(error: GraphQLError): GraphQLError {
  const { code = 'BAD_USER_INPUT', http } = error.extensions
  const { status = 400, headers }: HttpExtensions = typeof http === 'object' && http !== null ? http : {}
  const answer = { status, spec: status === 400 && code !== 'BAD_REQUEST', ...(headers && { headers }) }
  return new GraphQLError(error.message, {
    ...placeOf(error),
    extensions: { code, ...(!hasPath(error) && { http: answer }) },
  })
}

/** What Yoga and its plugins ask of the HTTP response. */
interface HttpExtensions {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}

function failure(error: unknown, requestId: string): GraphQLError {
  return new GraphQLError('something went wrong inside the gateway; its log has more under this request id', {
    ...placeOf(error),
    extensions: { code: 'InternalFailure', requestId, ...(!hasPath(error) && { http: { status: 500 } }) },
  })
}

function hasPath(error: unknown): boolean {
  return error instanceof GraphQLError && error.path !== undefined
}

function placeOf(error: unknown): GraphQLErrorOptions {
  if (!(error instanceof GraphQLError)) return {}
  const { nodes = null, source = null, positions = null, path = null } = error
  return { nodes, source, positions, path }
}
