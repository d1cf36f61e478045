import type { Workload } from '../engine/workloads.ts'

/** One engine of the comparison. */
export interface Engine {
  /** Takes a workload into the engine's own form: compiled policies, requests as it wants them. Not part of the measured time. */
  load(workload: Workload): Ask
}

/** Whether the request at `index` is allowed. Engines that answer at once return no promise, and do not pay for one. */
export type Ask = (index: number) => boolean | Promise<boolean>

/** Engines by the name of their file. `sallyport` comes first: the others are compared with it. */
export const ENGINES = {
  sallyport: 'Sallyport',
  casl: '@casl/ability',
  'casl-functions': '@casl/ability, conditions as functions',
  cedar: '@cedar-policy/cedar-wasm',
  'iam-simulate': '@cloud-copilot/iam-simulate',
} as const
export type EngineName = keyof typeof ENGINES
