/** Statements aimed at a request: most elements match it, each in one of many ways. */
import type { AccessRequest } from '../../src/engine/access-request.ts'
import { chooseCondition } from './case-condition.ts'
import { A, B, ROLE_ID, USER_ID } from './case-request.ts'
import type { Choices } from './choices.ts'

export type Place = 'identity' | 'resource' | 'trust' | 'scp' | 'rcp'
export type StatementJson = Record<string, unknown>

export interface Aim {
  readonly request: AccessRequest
  readonly place: Place
  readonly effect: 'Allow' | 'Deny'
  /** How often action and resource meet the request. */
  readonly hitPercent: number
}

export function chooseStatement(choices: Choices, aim: Aim): StatementJson {
  const { request, place, effect } = aim
  const condition = chooseCondition(choices, request)
  return {
    Effect: effect,
    ...choosePrincipal(choices, aim),
    ...chooseAction(choices, aim),
    ...(place !== 'trust' && chooseResource(choices, aim)),
    ...(condition && { Condition: condition }),
  }
}

function chooseAction(choices: Choices, { request, place, hitPercent }: Aim): StatementJson {
  const [service = '', name = ''] = request.action.split(':')
  // RCPs know neither a bare star nor NotAction, and trust policies hold sts actions only (1.3).
  const narrow = place === 'rcp' || place === 'trust'
  if (!narrow && choices.chance(8)) {
    return { NotAction: choices.pick(['iam:*', 'ec2:*', `${service}:Other*`, `${service}:*`]) }
  }
  const matching = () =>
    choices.pick([
      request.action,
      `${service}:*`,
      `${service}:${name.slice(0, 3)}*`,
      `${service}:*${name.slice(3)}`,
      `${service}:?${name.slice(1)}`,
      `${service.toUpperCase()}:${name.toLowerCase()}`,
      narrow ? `${service}:*` : '*',
    ])
  const other = () =>
    place === 'trust' ? 'sts:SetSourceIdentity' : choices.pick([`${service}:Other`, 'sns:*', 'iam:Pass*'])
  const patterns = choices.several(1, 2, () => (choices.chance(hitPercent) ? matching() : other()))
  return { Action: patterns.length === 1 ? patterns[0] : patterns }
}

function chooseResource(choices: Choices, { request, hitPercent }: Aim): StatementJson {
  const { resource } = request
  const arn = resource === '*' ? 'arn:aws:s3:::b' : resource
  const patterns = choices.several(1, 2, () =>
    choices.chance(hitPercent)
      ? matchingResource(choices, arn)
      : choices.pick(['arn:aws:s3:::c/*', `arn:aws:sqs:*:${B}:*`, `${arn}/y`]),
  )
  const some = choices.chance(hitPercent / 2) ? ['*'] : patterns
  return { [choices.chance(8) ? 'NotResource' : 'Resource']: some.length === 1 ? some[0] : some }
}

function matchingResource(choices: Choices, arn: string): string {
  const [prefix, partition, service, region, account, ...rest] = arn.split(':')
  const tail = rest.join(':')
  const head = [prefix, partition, service, region, account].join(':')
  const slash = tail.indexOf('/') + 1
  return choices.pick([
    arn,
    `${head}:${tail.slice(0, -1)}?`,
    `${head}:${tail.slice(0, slash + 1)}*`,
    `${head}:${tail.slice(0, slash)}*`,
    [prefix, '*', service, '*', '*', tail].join(':'),
    `${head}:${tail.replace('alice', '${aws:username}')}`,
    `${head}:${tail.slice(0, slash)}\${aws:PrincipalTag/t}*`,
    `${head}:${tail.slice(0, slash)}\${aws:PrincipalTag/t, '${tail.slice(slash)}'}`,
    `${head}:${tail.slice(0, slash)}*\${*}`,
  ])
}

function choosePrincipal(choices: Choices, { request, place, effect }: Aim): StatementJson {
  if (place === 'identity' || place === 'scp') return {}
  if (place === 'rcp') return { Principal: '*' }
  const entries = choices.several(1, 2, () => chooseEntry(choices, request))
  const everybody = entries.some(([, text]) => text === '*')
  if (everybody) return { Principal: place === 'trust' || choices.chance(50) ? { AWS: '*' } : '*' }
  const listed: Record<string, string[]> = {}
  for (const [type, text] of entries) listed[type] = [...(listed[type] ?? []), text]
  if (place === 'resource' && effect === 'Deny' && choices.chance(35))
    return { NotPrincipal: withLayers(choices, listed, request) }
  return { Principal: listed }
}

function chooseEntry(choices: Choices, request: AccessRequest): readonly [string, string] {
  const { principal } = request
  const own = typeof principal === 'string' ? principal : 'arn' in principal ? principal.arn : '*'
  if (choices.chance(20)) return ['AWS', choices.pick([B, `arn:aws:iam::${A}:user/bob`, `arn:aws:iam::${A}:role/Q`])]
  if (own === 'anonymous') return ['AWS', choices.pick(['*', '*', A])]
  if (own.endsWith('.amazonaws.com')) return choices.chance(80) ? ['Service', own] : ['Service', 'sns.amazonaws.com']
  return choices.pick([
    ['AWS', own],
    ['AWS', own],
    ['AWS', A],
    ['AWS', `arn:aws:iam::${A}:root`],
    ['AWS', '*'],
    ['AWS', roleOf(request) ?? `arn:aws:iam::${A}:user/alice`],
    ['AWS', choices.pick([USER_ID, ROLE_ID])],
    ['Service', 'lambda.amazonaws.com'],
  ])
}

function roleOf({ principal }: AccessRequest): string | undefined {
  if (typeof principal !== 'string') return principal.kind === 'role' ? principal.roleArn : undefined
  return principal.includes(':assumed-role/') ? `arn:aws:iam::${A}:role/R` : undefined
}

/** NotPrincipal spares nobody unless every layer of the caller is there (5.5), which chance alone would seldom bring. */
function withLayers(
  choices: Choices,
  listed: Record<string, string[]>,
  request: AccessRequest,
): Record<string, string[]> {
  const { principal } = request
  if (choices.chance(40) || principal === 'anonymous') return listed
  if (typeof principal === 'string' && principal.endsWith('.amazonaws.com')) return { Service: [principal] }
  const own = typeof principal === 'string' ? principal : 'arn' in principal ? principal.arn : A
  const parent = typeof principal !== 'string' && principal.kind === 'federated-user' ? principal.parentArn : undefined
  const layers = [own, A, roleOf(request), parent].filter((layer) => layer !== undefined)
  return { AWS: choices.chance(70) ? layers : layers.slice(1) }
}
