import { type MongoQuery, mongoQueryMatcher } from '@casl/ability'
import { USER_NAME } from '../../engine/workloads.ts'
import type { Engine } from '../engine.ts'
import { addressPattern, type PlainStatement, resourcePattern } from '../plain-policies.ts'
import { loadAbilities } from './casl-abilities.ts'

/** CASL as its guide has it: conditions are data, as policies are, in CASL's own query language with its own matcher. */
export const engine: Engine = {
  load: (workload) => loadAbilities(workload, { conditionsOf, conditionsMatcher: mongoQueryMatcher }),
}

function conditionsOf(statement: PlainStatement): MongoQuery | undefined {
  const arn = resourcePattern(statement)
  const query = Object.assign(arn ? { arn: { $regex: arn } } : {}, ...statement.conditions.map(condition))
  return Object.keys(query).length > 0 ? query : undefined
}

/** The four conditions of W4. There is no operator for addresses, and no variables: an ability is built for one user. */
function condition({ operator, values }: PlainStatement['conditions'][number]): MongoQuery {
  const texts = values.map(({ text }) => text)
  switch (operator) {
    case 'StringEquals':
      return { owner: USER_NAME }
    case 'IpAddress':
      return { sourceIp: { $regex: addressPattern(texts) } }
    case 'Bool':
      return { mfa: true }
    case 'DateLessThan':
      return { now: { $lt: new Date(texts[0] ?? '') } }
    default:
      throw new Error(`no workload has the operator ${operator}`)
  }
}
