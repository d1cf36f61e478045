/** Golden decisions as data: one behaviour a case, one topic a file. See the README next to this file. */
import { readdirSync, readFileSync } from 'node:fs'
import type { AccessRequest } from '../../src/engine/access-request.ts'
import type { DecisionOutcome, LayerName } from '../../src/engine/decision.ts'
import type { PolicySetInput } from '../../src/engine/policy-set.ts'

/** `DENIED`: not allowed, where the reference does not tell an explicit from an implicit deny. */
export type ExpectedOutcome = DecisionOutcome | 'DENIED'

export interface DecisionCase {
  /** Unique over all files. */
  readonly name: string
  /** The section, row or trap of the reference that demands it. */
  readonly why: string
  readonly request: AccessRequest
  readonly policies: PolicySetInput
  readonly expect: {
    readonly outcome: ExpectedOutcome
    /** The layer that settled it, where the reference leaves no choice. */
    readonly decidedBy?: LayerName
    /** Sids of the determining statements, in any order. */
    readonly statements?: readonly string[]
    /** Code of the error that the decision carries. Absent: it carries none, unless the outcome is `DENIED`. */
    readonly error?: 'InvalidRequest' | 'PolicyNotEvaluated'
  }
}

export interface CaseFile {
  /** The file's name without `.json`. */
  readonly topic: string
  readonly cases: readonly DecisionCase[]
}

/** All cases, by topic in alphabetical order. */
export function loadCases(): readonly CaseFile[] {
  return readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({ topic: file.replace(/\.json$/, ''), cases: loadCaseFile(file) }))
}

function loadCaseFile(file: string): readonly DecisionCase[] {
  const cases: DecisionCase[] = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'))
  return cases.map(({ request, ...rest }) => ({ ...rest, request: withInstants(request) }))
}

/** JSON has no dates: `now` and `mfaAuthenticatedAt` are written as ISO 8601. */
function withInstants(request: AccessRequest): AccessRequest {
  const { now, mfaAuthenticatedAt, ...rest } = request
  return {
    ...rest,
    ...(now && { now: new Date(now) }),
    ...(mfaAuthenticatedAt && { mfaAuthenticatedAt: new Date(mfaAuthenticatedAt) }),
  }
}
