import { type Workload, w1, w2, w3, w3Middle, w3Suffix, w4, w5 } from '../engine/workloads.ts'

/** The workloads under the short names of the tables. */
export const WORKLOADS = {
  W1: w1,
  W2: w2,
  W3: w3,
  'W3, suffixes': w3Suffix,
  'W3, `*x*`': w3Middle,
  W4: w4,
  W5: w5,
} as const satisfies Readonly<Record<string, () => Workload>>
export type WorkloadName = keyof typeof WORKLOADS

export const WORKLOAD_NAMES = Object.keys(WORKLOADS) as readonly WorkloadName[]
