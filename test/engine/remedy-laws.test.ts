import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compilePolicySet,
  decide,
  type Explanation,
  explain,
  type LayerExplanation,
  type Remedy,
  type StatementMatch,
} from '../../src/engine/index.ts'
import { cases } from '../differential/choose-case.ts'
import { changedPolicies, changedRequest, withNames } from './apply-remedy.ts'

const RUNS = 400

/** Each law over denied requests that could be decided, made as the differential tests make them; it must have been tried often. */
function eachDenied(law: (found: Denied) => boolean): void {
  let tried = 0
  const property = fc.property(cases, ({ request, policies }) => {
    const named = withNames(policies)
    const before = explain(request, compilePolicySet(named), { mismatches: true })
    if (before.allowed || before.errors.length > 0) return
    if (law({ request, policies: named, before })) tried++
  })
  fc.assert(property, { numRuns: RUNS })
  expect(tried).toBeGreaterThan(RUNS / 30)
}

interface Denied {
  readonly request: Parameters<typeof decide>[0]
  readonly policies: ReturnType<typeof withNames>
  readonly before: Explanation
}

const ATTACHED: ReadonlySet<string> = new Set(['REMOVE_DENY', 'ALLOW_IN_LAYER', 'LIFT_PUBLIC_ACCESS_BLOCK'])
const isAttached = ({ kind }: Remedy) => ATTACHED.has(kind)

/** The statements of a layer that met the request, also where S3 lets them count for nothing. */
const meeting = ({ statements, mismatches }: LayerExplanation): readonly StatementMatch[] => [
  ...statements,
  ...mismatches.filter(({ element }) => element === 'PublicAccessBlock' || element === 'ObjectOwnership'),
]

describe('remedies', () => {
  it('are there for every denied request, and for no other', () => {
    const property = fc.property(cases, ({ request, policies }) => {
      const { allowed, errors, remedies } = explain(request, compilePolicySet(policies))
      expect(remedies.length > 0).toBe(!allowed && errors.length === 0)
      expect(remedies.length).toBeLessThanOrEqual(10)
    })
    fc.assert(property, { numRuns: RUNS })
  })

  it('that change the context make the statement meet the request, or no longer', () => {
    eachDenied(({ request, policies, before }) => {
      const changes = before.remedies.filter(({ context, policy }) => context.length > 0 && policy !== undefined)
      for (const remedy of changes) {
        const { layers } = explain(changedRequest(request, remedy), compilePolicySet(policies), { mismatches: true })
        const isMet = (among: Explanation['layers']) =>
          among.some((layer) =>
            meeting(layer).some(
              ({ policy, statementIndex }) => policy === remedy.policy && statementIndex === remedy.statementIndex,
            ),
          )
        expect(isMet(layers)).toBe(!isMet(before.layers))
      }
      return changes.length > 0
    })
  })

  it('that suffice, suffice', () => {
    eachDenied(({ request, policies, before }) => {
      const sufficient = before.remedies.filter(({ suffices, context }) => suffices && context.length > 0)
      for (const remedy of sufficient) {
        expect(decide(changedRequest(request, remedy), compilePolicySet(policies)).allowed).toBe(true)
      }
      const attached = before.remedies.filter((remedy) => isAttached(remedy) && remedy.suffices)
      for (const change of attached) {
        const changed = compilePolicySet(changedPolicies(policies, change, request))
        expect(decide(request, changed)).toMatchObject({ allowed: true, errors: [] })
      }
      return sufficient.length + attached.length > 0
    })
  })

  it('that are added to a layer change what it says', () => {
    eachDenied(({ request, policies, before }) => {
      const additions = before.remedies.filter(({ kind }) => kind === 'ALLOW_IN_LAYER')
      // While Block Public Access keeps the caller out, lists of grants say nothing: that obstacle goes first.
      const heard = before.remedies
        .filter(({ kind }) => kind === 'LIFT_PUBLIC_ACCESS_BLOCK')
        .reduce((sofar, lift) => changedPolicies(sofar, lift, request), policies)
      for (const remedy of additions) {
        const after = explain(request, compilePolicySet(changedPolicies(heard, remedy, request)), {
          mismatches: true,
        })
        const allows = ({ layers }: Explanation) =>
          layers.some(
            (said) =>
              said.layer === remedy.layer &&
              (remedy.target === undefined || said.target === remedy.target) &&
              (meeting(said).some(({ effect }) => effect === 'Allow') || said.outcome === 'ALLOWED'),
          )
        expect(allows(after)).toBe(true)
      }
      return additions.length > 0
    })
  })

  it('of what is attached, one for each obstacle, allow the request', () => {
    eachDenied(({ request, policies, before }) => {
      // The last remedy of an obstacle changes what is attached, where that can help at all.
      const changes = [...new Map(before.remedies.map((remedy) => [remedy.obstacle, remedy])).values()]
      if (before.remedies.length === 10 || !changes.every(isAttached)) return false
      const changed = changes.reduce((sofar, remedy) => changedPolicies(sofar, remedy, request), policies)
      expect(decide(request, compilePolicySet(changed))).toMatchObject({ allowed: true, errors: [] })
      return true
    })
  })

  it('number the obstacles without a gap', () => {
    eachDenied(({ before: { remedies } }) => {
      const obstacles = [...new Set(remedies.map(({ obstacle }) => obstacle))]
      expect(obstacles).toEqual(obstacles.map((_, index) => index))
      return true
    })
  })
})
