import { Ability, type AbilityOptions, type AbilityTuple } from '@casl/ability'
import { invariant } from '../../../src/util/invariant.ts'
import type { Workload } from '../../engine/workloads.ts'
import type { Ask } from '../engine.ts'
import { type PlainContext, type PlainStatement, plainContext, plainPolicies } from '../plain-policies.ts'

/** What is asked about, as a CASL subject: its type is the service, so that CASL's index narrows by service and action. */
export interface Resource extends Partial<PlainContext> {
  readonly service: string
  readonly arn: string
}

interface CaslForm<Conditions> {
  /** What a statement demands of resource and context; absent where it demands nothing. */
  readonly conditionsOf: (statement: PlainStatement) => Conditions | undefined
  readonly conditionsMatcher: NonNullable<AbilityOptions<AbilityTuple, Conditions>['conditionsMatcher']>
}

/**
 * One ability for the identity, one for each guard. A rule that comes later wins in CASL, so denials are put last; it also looks from the
 * last rule, and so finds at once what the last statement of the workloads allows.
 */
export function loadAbilities<Conditions>(workload: Workload, form: CaslForm<Conditions>): Ask {
  const { identity, guards } = plainPolicies(workload)
  const abilities = [...guards, identity].map((statements) => abilityOf(statements, form))
  const questions = workload.requests.map((request) => {
    const { service, name } = partsOf(request.action)
    const resource: Resource = { service, arn: request.resource, ...plainContext(request) }
    return { action: name, resource }
  })
  const [only] = abilities.length === 1 ? abilities : []
  return (index) => {
    const question = questions[index]
    invariant(question, 'every index has a request')
    const { action, resource } = question
    return only ? only.can(action, resource) : abilities.every((ability) => ability.can(action, resource))
  }
}

function abilityOf<Conditions>(statements: readonly PlainStatement[], form: CaslForm<Conditions>) {
  const rules = statements.flatMap((statement) => {
    const conditions = form.conditionsOf(statement)
    return statement.actions.map((action) => {
      const { service, name } = action === '*' ? { service: 'all', name: 'manage' } : partsOf(action)
      const inverted = statement.effect === 'Deny'
      return { action: name, subject: service, inverted, ...(conditions !== undefined && { conditions }) }
    })
  })
  return new Ability<AbilityTuple, Conditions>(
    rules.toSorted((a, b) => Number(a.inverted) - Number(b.inverted)),
    { conditionsMatcher: form.conditionsMatcher, detectSubjectType: ({ service }) => service },
  )
}

function partsOf(action: string): { readonly service: string; readonly name: string } {
  const colon = action.indexOf(':')
  return { service: action.slice(0, colon), name: action.slice(colon + 1) }
}
