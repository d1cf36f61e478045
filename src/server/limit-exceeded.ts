import { GraphQLError } from 'graphql'
import { LIMITS, type LimitName, type Limits } from './limits.ts'

/** The refusal of a request that asks for too much: what was measured, the limit by its name, and its value. */
export function limitExceeded(name: LimitName, limits: Limits, measured: string): GraphQLError {
  return new GraphQLError(`the query has ${measured}, and the limit \`${LIMITS[name].flag}\` is ${limits[name]}`, {
    extensions: { code: 'LimitExceeded', http: { status: 400 } },
  })
}
