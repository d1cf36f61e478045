import type { Operation, OperationScope } from '../operations/operation.ts'

/**
 * What every resolver gets, and all that it gets: a way to perform operations. The store and the caller are out of its reach, so no
 * field can act or read without the decision.
 */
export interface GraphQLContext {
  perform<Input, Output>(operation: Operation<Input, Output>, input: Input): Promise<Output>
}

export function createGraphQLContext(scope: OperationScope): GraphQLContext {
  return Object.freeze({
    perform: <Input, Output>(operation: Operation<Input, Output>, input: Input) => operation.perform(input, scope),
  })
}
