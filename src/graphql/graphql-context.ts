import type { OperationScope } from '../operations/operation.ts'

/** What every resolver gets: the proven caller and the way to operations. There is none for a request without credentials. */
export interface GraphQLContext {
  readonly scope: OperationScope
}
