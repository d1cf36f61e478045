import { runSimulation, type Simulation } from '@cloud-copilot/iam-simulate'
import type { AccessRequest, PolicyInput } from '../../../src/engine/index.ts'
import { invariant } from '../../../src/util/invariant.ts'
import { USER_NAME, type Workload } from '../../engine/workloads.ts'
import type { Engine } from '../engine.ts'

/** The public entry point with the workload's own policies: the same language, so nothing is translated. It has no compiled form. */
export const engine: Engine = {
  load(workload) {
    const policies = policiesOf(workload)
    const simulations = workload.requests.map((request) => ({ request: requestOf(request), ...policies }))
    return async (index) => {
      const simulation = simulations[index]
      invariant(simulation, 'every index has a request')
      const answer = await runSimulation(simulation, {})
      if (answer.resultType === 'error') throw new Error(answer.errors.message)
      return answer.overallResult === 'Allowed'
    }
  },
}

const ACCOUNT = /^arn:aws:(?:iam|sts)::(\d{12}):/

/** Keys that Sallyport derives from the principal and the clock are given. */
function requestOf({ principal, action, resource, context = {}, now }: AccessRequest): Simulation['request'] {
  invariant(typeof principal === 'string', 'the workloads name principals by their ARN')
  const given = Object.entries(context).map(([key, value]) => [key, String(value)])
  return {
    principal,
    action,
    resource: { resource, accountId: ACCOUNT.exec(principal)?.[1] ?? '' },
    contextVariables: {
      ...Object.fromEntries(given),
      ...(now && { 'aws:username': USER_NAME, 'aws:CurrentTime': now.toISOString() }),
    },
  }
}

function policiesOf({ input }: Workload): Omit<Simulation, 'request'> {
  const { identityPolicies = [], permissionsBoundary, sessionPolicies = [], serviceControlPolicies = [] } = input
  return {
    identityPolicies: named(identityPolicies),
    ...(permissionsBoundary !== undefined && { permissionBoundaryPolicies: named([permissionsBoundary]) }),
    ...(sessionPolicies.length > 0 && { sessionPolicy: sessionPolicies[0] }),
    serviceControlPolicies: serviceControlPolicies.map((level, index) => ({
      orgIdentifier: `level-${index}`,
      policies: named('policies' in level ? level.policies : level),
    })),
    resourceControlPolicies: [],
    ...(input.resourcePolicy !== undefined && { resourcePolicy: input.resourcePolicy }),
  }
}

const named = (policies: readonly PolicyInput[]): { name: string; policy: unknown }[] =>
  policies.map((policy, index) => ({ name: `policy-${index}`, policy }))
