import type { MatchConditions } from '@casl/ability'
import { USER_NAME } from '../../engine/workloads.ts'
import type { Engine } from '../engine.ts'
import { addressPattern, type PlainStatement, resourcePattern } from '../plain-policies.ts'
import { loadAbilities } from './casl-abilities.ts'

/** CASL at its fastest: conditions are functions written for these workloads, which no policy document could carry. */
export const engine: Engine = {
  load: (workload) => loadAbilities(workload, { conditionsOf, conditionsMatcher: (matches) => matches }),
}

function conditionsOf(statement: PlainStatement): MatchConditions | undefined {
  const arn = resourcePattern(statement)
  const matchers = [...(arn ? [matchesArn(arn)] : []), ...statement.conditions.map(condition)]
  const [first, ...rest] = matchers
  return rest.length > 0 ? (resource) => matchers.every((matches) => matches(resource)) : first
}

const matchesArn =
  (pattern: RegExp): MatchConditions =>
  ({ arn }) =>
    pattern.test(arn)

/** The four conditions of W4. */
function condition({ operator, values }: PlainStatement['conditions'][number]): MatchConditions {
  const texts = values.map(({ text }) => text)
  switch (operator) {
    case 'StringEquals':
      return ({ owner }) => owner === USER_NAME
    case 'IpAddress': {
      const pattern = addressPattern(texts)
      return ({ sourceIp }) => pattern.test(sourceIp)
    }
    case 'Bool':
      return ({ mfa }) => mfa === true
    case 'DateLessThan': {
      const limit = Date.parse(texts[0] ?? '')
      return ({ now }) => now.getTime() < limit
    }
    default:
      throw new Error(`no workload has the operator ${operator}`)
  }
}
