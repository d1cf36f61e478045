/**
 * Reading a policy document, and refusing what reference 1.1, 1.3 and 1.5 refuse. It looks for what would make an answer wrong,
 * not for everything that is ugly: the full list of findings is the business of validation.
 */
import type { PolicyType } from '../../src/policy/policy-document.ts'
import { refuseDuplicateKeys } from './duplicate-keys.ts'
import { MalformedPolicy } from './malformed.ts'
import { readOperator } from './operator-name.ts'

export interface PrincipalEntry {
  readonly type: 'AWS' | 'Service' | 'Federated' | 'CanonicalUser'
  readonly text: string
}
export interface PrincipalElement {
  readonly negated: boolean
  readonly entries: readonly PrincipalEntry[]
}
export interface PatternElement {
  readonly negated: boolean
  readonly patterns: readonly string[]
}
export interface ConditionTest {
  readonly operator: string
  readonly key: string
  readonly values: readonly string[]
}
export interface Statement {
  readonly sid: string | undefined
  readonly effect: 'Allow' | 'Deny'
  readonly principal: PrincipalElement | undefined
  readonly action: PatternElement
  readonly resource: PatternElement | undefined
  readonly conditions: readonly ConditionTest[]
}
export interface Document {
  /** Missing means 2008-10-17, where `${...}` is plain text (1.2). */
  readonly version: '2008-10-17' | '2012-10-17'
  readonly statements: readonly Statement[]
}

type Members = Readonly<Record<string, unknown>>

const STATEMENT_MEMBERS = 'Sid Principal NotPrincipal Effect Action NotAction Resource NotResource Condition'.split(' ')
const WITH_PRINCIPAL: readonly PolicyType[] = ['resource', 'trust', 'rcp']

export function readDocument(source: string | object, type: PolicyType): Document {
  const document = members(typeof source === 'string' ? parse(source) : source, 'policy')
  onlyMembers(document, ['Version', 'Id', 'Statement'])
  const version = document.Version ?? '2008-10-17'
  if (version !== '2008-10-17' && version !== '2012-10-17') throw new MalformedPolicy('bad Version')
  if ((type === 'scp' || type === 'rcp') && document.Version !== '2012-10-17') {
    throw new MalformedPolicy('an SCP or RCP must carry Version 2012-10-17')
  }
  const given = document.Statement
  const statements = Array.isArray(given) ? given : [given]
  if (statements.length === 0) throw new MalformedPolicy('Statement is empty')
  const read = statements.map((statement) => readStatement(members(statement, 'Statement'), type))
  const sids = read.flatMap(({ sid }) => (sid === undefined ? [] : [sid]))
  if (type !== 'resource' && new Set(sids).size !== sids.length) throw new MalformedPolicy('a Sid occurs twice')
  return { version, statements: read }
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    refuseDuplicateKeys(text)
    return value
  } catch (error) {
    throw error instanceof SyntaxError ? new MalformedPolicy(error.message) : error
  }
}

function readStatement(statement: Members, type: PolicyType): Statement {
  onlyMembers(statement, STATEMENT_MEMBERS)
  const effect = statement.Effect
  if (effect !== 'Allow' && effect !== 'Deny') throw new MalformedPolicy('Effect must be Allow or Deny')
  const sid = statement.Sid
  if (sid !== undefined && typeof sid !== 'string') throw new MalformedPolicy('Sid must be a string')
  const principal = readPrincipal(statement)
  refuseMisplacedPrincipal(principal, effect, type)
  const action = readPatterns(statement, 'Action')
  if (action === undefined) throw new MalformedPolicy('Action or NotAction is required')
  for (const pattern of action.patterns) {
    if (pattern !== '*' && !/^[^:\s]+:[^:\s]+$/.test(pattern)) throw new MalformedPolicy(`bad action ${pattern}`)
  }
  const resource = readPatterns(statement, 'Resource')
  // Trust policies have no Resource, and a few services let it default (1.3).
  if (resource === undefined && type !== 'trust' && type !== 'resource')
    throw new MalformedPolicy('Resource is required')
  resource?.patterns.forEach(refuseBadResource)
  return { sid, effect, principal, action, resource, conditions: readConditions(statement.Condition) }
}

function readPatterns(statement: Members, name: 'Action' | 'Resource'): PatternElement | undefined {
  const plain = statement[name]
  const negated = statement[`Not${name}`]
  if (plain !== undefined && negated !== undefined) throw new MalformedPolicy(`both ${name} and Not${name}`)
  if (plain === undefined && negated === undefined) return undefined
  return { negated: negated !== undefined, patterns: texts(plain ?? negated, name) }
}

/** 2.2: six fields, no wildcard in the service field, variables only after the fifth colon. */
function refuseBadResource(pattern: string): void {
  if (pattern === '*') return
  const [arn, partition, service, region, account, ...rest] = pattern.split(':')
  if (arn !== 'arn' || rest.length === 0) throw new MalformedPolicy(`not an ARN: ${pattern}`)
  if (/[*?]/.test(service ?? '')) throw new MalformedPolicy(`wildcard in the service field: ${pattern}`)
  if ([partition, service, region, account].some((field) => field?.includes('$'))) {
    throw new MalformedPolicy(`variable before the fifth colon: ${pattern}`)
  }
}

function readPrincipal(statement: Members): PrincipalElement | undefined {
  const plain = statement.Principal
  const negated = statement.NotPrincipal
  if (plain !== undefined && negated !== undefined) throw new MalformedPolicy('both Principal and NotPrincipal')
  const given = plain ?? negated
  if (given === undefined) return undefined
  if (given === '*') return { negated: plain === undefined, entries: [{ type: 'AWS', text: '*' }] }
  const entries = Object.entries(members(given, 'Principal')).flatMap(([type, value]): PrincipalEntry[] => {
    if (type !== 'AWS' && type !== 'Service' && type !== 'Federated' && type !== 'CanonicalUser') {
      throw new MalformedPolicy(`unknown principal type ${type}`)
    }
    return texts(value, 'Principal').map((text) => ({ type, text }))
  })
  for (const { text } of entries) {
    // 1.5: only the whole value may be `*`.
    if (text !== '*' && /[*?]/.test(text)) throw new MalformedPolicy(`wildcard inside a principal: ${text}`)
  }
  return { negated: plain === undefined, entries }
}

/** The Principal, NotPrincipal and Effect rows of the table in 1.3. */
function refuseMisplacedPrincipal(principal: PrincipalElement | undefined, effect: string, type: PolicyType): void {
  if (!WITH_PRINCIPAL.includes(type)) {
    if (principal) throw new MalformedPolicy(`no Principal in a policy of type ${type}`)
    return
  }
  if (!principal) throw new MalformedPolicy('Principal is required')
  if (principal.negated && (effect === 'Allow' || type !== 'resource')) throw new MalformedPolicy('NotPrincipal here')
  if (type === 'rcp' && principal.entries.some(({ text }) => text !== '*')) {
    throw new MalformedPolicy('the Principal of an RCP is *')
  }
}

function readConditions(given: unknown): readonly ConditionTest[] {
  if (given === undefined) return []
  return Object.entries(members(given, 'Condition')).flatMap(([operator, block]) => {
    const parsed = readOperator(operator)
    const entries = Object.entries(members(block, operator))
    const keys = entries.map(([key]) => key.toLowerCase())
    // 1.1 rule 2: key names are case-insensitive.
    if (new Set(keys).size !== keys.length) throw new MalformedPolicy(`a key occurs twice under ${operator}`)
    return entries.map(([key, value]) => {
      const values = (Array.isArray(value) ? value : [value]).map(conditionText)
      // 3.3, empty lists: legal with a set operator or IfExists, to be refused with a plain one.
      if (values.length === 0 && !parsed.set && !parsed.ifExists) throw new MalformedPolicy(`no value for ${key}`)
      return { operator, key, values }
    })
  })
}

/** 1.1 rule 10: single booleans and numbers are compared as their text. */
function conditionText(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new MalformedPolicy('a condition value must be a string, number or boolean')
}

function texts(value: unknown, name: string): readonly string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value]
  return list.map((item) => {
    if (typeof item !== 'string') throw new MalformedPolicy(`${name} must hold strings`)
    return item
  })
}

function members(value: unknown, name: string): Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new MalformedPolicy(`${name} must be an object`)
  }
  return value as Members
}

function onlyMembers(object: Members, allowed: readonly string[]): void {
  for (const name of Object.keys(object))
    if (!allowed.includes(name)) throw new MalformedPolicy(`unknown member ${name}`)
}
