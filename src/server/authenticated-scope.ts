import type { IncomingMessage } from 'node:http'
import type { BlockList } from 'node:net'
import type { DecisionGateway } from '../decisions/decision-gateway.ts'
import { createDecisionLoader } from '../decisions/decision-loader.ts'
import type { OperationScope } from '../operations/operation.ts'
import type { Store } from '../store/store.ts'
import { authenticateRequest } from './authenticate-request.ts'
import { clientConnection } from './client-address.ts'
import { requestContext } from './request-context.ts'

export interface ScopeSources {
  readonly store: Store
  readonly gateway: DecisionGateway
  readonly trustedProxies: BlockList
  readonly clock: () => Date
}

/**
 * What a request brings along, once it has proven who sends it: nothing of its body has been read by then.
 * @throws ServiceError as `authenticateRequest`
 */
export async function authenticatedScope(request: IncomingMessage, sources: ScopeSources): Promise<OperationScope> {
  const { store, gateway, trustedProxies, clock } = sources
  const now = clock()
  return {
    caller: await authenticateRequest(request, store, now),
    store,
    decisions: createDecisionLoader(gateway),
    requestContext: requestContext(request, clientConnection(request, trustedProxies)),
    now,
  }
}
