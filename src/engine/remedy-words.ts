import type { Condition } from '../policy/policy-document.ts'
import { callerName } from './caller-name.ts'
import { conditionWords } from './condition-words.ts'
import type { LayerName } from './decision.ts'
import type { PlacedStatement } from './placed-statement.ts'
import type { RemedyKind } from './remedy.ts'
import type { RequestFacts } from './request-facts.ts'
import { isRoleAssumption } from './service-rules.ts'

/** The sentences of remedies, without their full stops. */

function nameOf({ statement: { source }, placed }: PlacedStatement): string {
  const statement = source.sid === undefined ? `statement ${source.index + 1}` : `statement \`${source.sid}\``
  return `${statement} of policy \`${placed.name}\``
}

interface ContextNeed {
  readonly source: Condition
  /** Of the condition, their variables replaced. */
  readonly values: readonly string[]
  readonly actual: readonly string[] | undefined
}

interface ChangeContextWords {
  readonly kind: RemedyKind
  readonly placed: PlacedStatement
  readonly needs: readonly ContextNeed[]
  /** Whether the conditions must be met, as those of an Allow, or must fail. */
  readonly met: boolean
}

const ADVICE: Readonly<Partial<Record<RemedyKind, string>>> = {
  SIGN_IN_WITH_MFA: 'sign in with MFA',
  PROVIDE_CONTEXT_KEY: 'give the condition key',
  CHANGE_CONTEXT_VALUE: 'make the request under another condition',
}

export function changeContext({ kind, placed, needs, met }: ChangeContextWords): string {
  const claim = met ? 'allows it if' : 'denies it unless'
  const wanted = needs.map(({ source, values }) => conditionWords(source, values, met)).join(' and ')
  const actual = needs.map(({ source: { key }, actual }) => actualWords(key, actual, needs.length > 1)).join(', ')
  return `${ADVICE[kind] ?? 'change the request'}: ${nameOf(placed)} ${claim} ${wanted}; ${actual}`
}

function actualWords(key: string, actual: readonly string[] | undefined, isOneOfMany: boolean): string {
  const subject = isOneOfMany ? `\`${key}\`` : 'it'
  if (actual === undefined) return `${subject} is absent`
  return `${subject} is ${actual.length === 0 ? 'empty' : actual.map((value) => `\`${value}\``).join(', ')}`
}

export const changeResource = (placed: PlacedStatement, patterns: readonly string[]): string =>
  `ask for another resource: ${nameOf(placed)} allows it on ${patterns.map((pattern) => `\`${pattern}\``).join(', ')}`

export const removeDeny = (placed: PlacedStatement): string => `remove or narrow ${nameOf(placed)}, which denies it`

/** What an Allow must be added to. */
const PLACES: Readonly<Record<LayerName, string>> = Object.freeze({
  RESOURCE_CONTROL_POLICY: 'a resource control policy',
  SERVICE_CONTROL_POLICY: 'a service control policy',
  RESOURCE_POLICY: 'the policy of the resource',
  ACCESS_CONTROL_LIST: 'the access control list of the object',
  USER_POLICY: 'a policy of the user or of one of its groups',
  GROUP_POLICY: 'a policy of the user or of one of its groups',
  ROLE_POLICY: 'a policy of the role',
  PERMISSIONS_BOUNDARY: 'the permissions boundary',
  SESSION_POLICY: 'a session policy',
})

const NAMES_ITS_CALLERS: ReadonlySet<LayerName> = new Set(['RESOURCE_POLICY', 'ACCESS_CONTROL_LIST'])

export function allowIn(layer: LayerName, target: string | undefined, facts: RequestFacts): string {
  const { actionAsGiven, resource, caller } = facts
  const isTrust = layer === 'RESOURCE_POLICY' && isRoleAssumption(facts)
  const place = isTrust ? 'the trust policy of the role' : PLACES[layer]
  const at = target === undefined ? '' : ` at \`${target}\``
  const whom = NAMES_ITS_CALLERS.has(layer) ? ` to \`${granteeName(layer, caller)}\`` : ''
  return `allow \`${actionAsGiven}\` on \`${resource}\`${whom} in ${place}${at}`
}

/** A session is gone tomorrow: policies name the role behind it. Lists name accounts. */
function granteeName(layer: LayerName, { principal, accountId }: RequestFacts['caller']): string {
  if (principal.kind === 'anonymous') return '*'
  if (layer === 'ACCESS_CONTROL_LIST' && accountId !== undefined) return accountId
  return principal.kind === 'role' ? principal.roleArn : callerName(principal)
}

export const liftRestriction = ({ resourceAccountId }: RequestFacts): string =>
  `limit the public statements of the bucket policy to fixed principals or values, or switch off RestrictPublicBuckets, which keeps out all but services and ${resourceAccountId === undefined ? "the owner's account" : `account \`${resourceAccountId}\``}`

export const heedPublicAcls =
  'switch off IgnorePublicAcls: an access control list allows it to everybody, and public grants are ignored'

export const sessionNeedsMfa = ({ action }: RequestFacts): string =>
  `sign in with MFA: with temporary credentials of a user, operations of \`${action.service}\` need it`

export const otherCredentials = ({ actionAsGiven }: RequestFacts): string =>
  `use other credentials: \`${actionAsGiven}\` is not available to this kind of caller or credentials, whatever policies say`

export const credentialsOfObjectOwner = ({ actionAsGiven }: RequestFacts): string =>
  `use credentials of the account that owns the object: no access control list can allow \`${actionAsGiven}\` to this caller`
