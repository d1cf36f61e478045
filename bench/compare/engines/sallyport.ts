import { decide } from '../../../src/engine/index.ts'
import { invariant } from '../../../src/util/invariant.ts'
import type { Engine } from '../engine.ts'

/** `decide` over a compiled policy set, with requests as the library takes them. */
export const engine: Engine = {
  load({ policySet, requests }) {
    return (index) => {
      const request = requests[index]
      invariant(request, 'every index has a request')
      return decide(request, policySet).allowed
    }
  },
}
