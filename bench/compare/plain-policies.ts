import {
  type AccessRequest,
  type PolicyDocument,
  type PolicyInput,
  type PolicyType,
  parsePolicy,
} from '../../src/engine/index.ts'
import { invariant } from '../../src/util/invariant.ts'
import type { Workload } from '../engine/workloads.ts'

/**
 * A workload's policies for engines that do not speak IAM's language.
 *
 * Neither CASL nor Cedar has wildcards in actions (Cedar has none for one character anywhere), so action patterns are replaced by those
 * of the asked actions that they match. That is easier than what IAM asks, and costs nothing when deciding.
 */
export interface PlainPolicies {
  readonly identity: readonly PlainStatement[]
  /**
   * Each must allow as well: the levels of service control policies, the boundary, the session policy. The resource policy of W5 is left
   * out, to these engines' advantage: it names the account, which by itself grants nobody anything, and it denies nothing.
   */
  readonly guards: readonly (readonly PlainStatement[])[]
}

export interface PlainStatement {
  readonly effect: 'Allow' | 'Deny'
  /** Names of actions, or `*` for all. */
  readonly actions: readonly string[]
  /** Patterns. */
  readonly resources: readonly string[]
  readonly conditions: PolicyDocument['statements'][number]['conditions']
}

export function plainPolicies({ input, requests }: Workload): PlainPolicies {
  const asked = [...new Set(requests.map(({ action }) => action))]
  const plain = (policies: readonly PolicyInput[], type: PolicyType) =>
    policies.flatMap((policy) => plainStatements(policy, { type, asked }))
  const { identityPolicies = [], permissionsBoundary, sessionPolicies, serviceControlPolicies = [] } = input
  return {
    identity: plain(identityPolicies, 'identity'),
    guards: [
      ...serviceControlPolicies.map((level) => plain('policies' in level ? level.policies : level, 'scp')),
      ...(permissionsBoundary ? [plain([permissionsBoundary], 'boundary')] : []),
      ...(sessionPolicies ? [plain(sessionPolicies, 'session')] : []),
    ],
  }
}

interface Reading {
  readonly type: PolicyType
  readonly asked: readonly string[]
}

function plainStatements(policy: PolicyInput, { type, asked }: Reading): readonly PlainStatement[] {
  const document = parsePolicy(policy, { type })
  invariant(document.ok, 'a workload has only valid policies')
  return document.value.statements
    .map(({ effect, action, resource, conditions }) => ({
      effect,
      actions: action.patterns.flatMap(({ text }) => actionsOf(text, asked)),
      resources: resource?.patterns.map(({ text }) => text) ?? [],
      conditions,
    }))
    .filter(({ actions }) => actions.length > 0)
}

function actionsOf(pattern: string, asked: readonly string[]): readonly string[] {
  if (pattern === '*' || !/[*?]/.test(pattern)) return [pattern]
  const matcher = wildcard(pattern)
  return asked.filter((action) => matcher.test(action))
}

/** The one resource pattern of a statement; absent where it is `*`. No workload has a statement with several. */
export function resourcePattern({ resources: [pattern = '*', ...others] }: PlainStatement): RegExp | undefined {
  invariant(others.length === 0, 'statements of the workloads have one resource pattern')
  return pattern === '*' ? undefined : wildcard(pattern)
}

/** `*` any text, `?` any character, nothing else special. */
function wildcard(pattern: string): RegExp {
  const source = escaped(pattern).replaceAll('*', '[^]*').replaceAll('?', '[^]')
  return new RegExp(`^${source}$`)
}

/** Addresses in these ranges, which must end between two octets: `10.0.0.0/8` is what begins with `10.`. */
export function addressPattern(ranges: readonly string[]): RegExp {
  const prefixes = ranges.map((range) => {
    const [address = '', bits = ''] = range.split('/')
    return escaped(
      `${address
        .split('.')
        .slice(0, Number(bits) / 8)
        .join('.')}.`,
    )
  })
  return new RegExp(`^(?:${prefixes.join('|')})`)
}

const escaped = (text: string): string => text.replace(/[.+^${}()|[\]\\]/g, '\\$&')

/** What W4's conditions read. */
export interface PlainContext {
  readonly owner: string
  readonly sourceIp: string
  readonly mfa: boolean
  readonly now: Date
}

export function plainContext({ context = {}, now }: AccessRequest): PlainContext | undefined {
  if (!now) return undefined
  return {
    owner: String(context['aws:PrincipalTag/owner']),
    sourceIp: String(context['aws:SourceIp']),
    mfa: context['aws:MultiFactorAuthPresent'] === 'true',
    now,
  }
}
