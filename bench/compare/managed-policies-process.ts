/** What it costs to compile every AWS managed policy, in a process that has compiled nothing before. Answers by IPC, once. */

import { loadAwsManagedPolicies } from '../../src/directory/aws-managed-policies.ts'
import { type CompiledPolicy, compilePolicy, compilePolicySet, decide } from '../../src/engine/index.ts'
import { invariant } from '../../src/util/invariant.ts'
import { answerParent } from './child-process.ts'

export interface CompileCost {
  readonly policies: number
  readonly statements: number
  /** Characters of all documents. */
  readonly characters: number
  /** CPU time, helper threads included. */
  readonly seconds: number
  /** Heap bytes that the compiled policies hold, besides the text of the documents. */
  readonly bytes: number
  /** The same with each policy in a policy set of its own that has been asked a question, which builds its index. */
  readonly secondsInSets: number
  readonly bytesInSets: number
}

const REQUEST = {
  principal: 'arn:aws:iam::111122223333:user/alice',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::bucket/key',
} as const

function heapBytes(): number {
  invariant(global.gc, 'the process has the option --expose-gc')
  global.gc()
  global.gc()
  return process.memoryUsage().heapUsed
}

/** Unlike the time of day, this does not pass while others have the core. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

answerParent((): CompileCost => {
  const documents = loadAwsManagedPolicies().policies.map(({ document }) => document)
  const before = heapBytes()
  const start = cpuSeconds()
  const compiled: readonly CompiledPolicy[] = documents.map((document) => compilePolicy(document, 'identity'))
  const seconds = cpuSeconds() - start
  invariant(
    compiled.every(({ errors }) => errors.length === 0),
    'AWS managed policies have no errors',
  )
  const bytes = heapBytes() - before
  const setsStart = cpuSeconds()
  const sets = compiled.map((policy) => compilePolicySet({ identityPolicies: [policy] }))
  const decided = sets.filter((set) => decide(REQUEST, set).errors.length === 0).length
  const secondsInSets = seconds + cpuSeconds() - setsStart
  invariant(decided === sets.length, 'every set decides')
  const bytesInSets = heapBytes() - before
  return {
    policies: sets.length,
    statements: compiled.reduce((sum, { statements }) => sum + statements.length, 0),
    characters: documents.reduce((sum, { length }) => sum + length, 0),
    seconds,
    bytes,
    secondsInSets,
    bytesInSets,
  }
})
