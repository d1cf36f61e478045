/** How many decisions a second? Run with `npx tsx bench/engine/decide.ts`; each figure is for 1,000 decisions. */
import { bench, do_not_optimize, run } from 'mitata'
import { decide } from '../../src/engine/index.ts'
import { w1, w2, w3, w3Middle, w3Suffix, w4, w5 } from './workloads.ts'

for (const make of [w1, w2, w3, w3Suffix, w3Middle, w4, w5]) {
  const { name, policySet, requests } = make()
  bench(name, () => {
    for (const request of requests) do_not_optimize(decide(request, policySet))
  })
}

await run()
