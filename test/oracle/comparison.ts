/** One request value against one policy value, for each positive operator. The table of reference 3.3. */
import type { Context } from './context.ts'
import { isAddress, isInRange } from './ip-range.ts'
import type { PositiveOperator } from './operator-name.ts'
import { matchesArnPieces, matchesPieces, type PatternLanguage, readPattern } from './pattern.ts'

export interface Comparison {
  readonly request: string
  readonly policy: string
  readonly context: Context
  readonly version: '2008-10-17' | '2012-10-17'
}

/** False also when a value cannot be read as the operator's type, or when a variable has no value (3.3, 3.5). */
export function compare(operator: PositiveOperator, comparison: Comparison): boolean {
  const { request, policy } = comparison
  switch (operator) {
    case 'StringEquals':
      return matchesString(comparison, { wildcards: false })
    case 'StringEqualsIgnoreCase':
      return matchesString(comparison, { wildcards: false, ignoreCase: true })
    case 'StringLike':
      return matchesString(comparison, { wildcards: true })
    case 'ArnEquals':
    case 'ArnLike': {
      const pieces = readPattern(policy, languageOf(comparison, true))
      return pieces !== undefined && matchesArnPieces(pieces, request)
    }
    case 'Bool':
      return matchesBool(comparison)
    case 'BinaryEquals':
      return bytesOf(request) === bytesOf(policy)
    case 'IpAddress':
      return isInRange(request, policy)
    case 'NumericEquals':
      return ordered(decimal(request), decimal(policy), (order) => order === 0)
    case 'NumericLessThan':
      return ordered(decimal(request), decimal(policy), (order) => order < 0)
    case 'NumericLessThanEquals':
      return ordered(decimal(request), decimal(policy), (order) => order <= 0)
    case 'NumericGreaterThan':
      return ordered(decimal(request), decimal(policy), (order) => order > 0)
    case 'NumericGreaterThanEquals':
      return ordered(decimal(request), decimal(policy), (order) => order >= 0)
    case 'DateEquals':
      return ordered(instant(request), instant(policy), (order) => order === 0)
    case 'DateLessThan':
      return ordered(instant(request), instant(policy), (order) => order < 0)
    case 'DateLessThanEquals':
      return ordered(instant(request), instant(policy), (order) => order <= 0)
    case 'DateGreaterThan':
      return ordered(instant(request), instant(policy), (order) => order > 0)
    case 'DateGreaterThanEquals':
      return ordered(instant(request), instant(policy), (order) => order >= 0)
    case 'Null':
      throw new Error('Null asks for existence and compares nothing')
  }
}

/** Whether a request value is of the operator's type at all. Any text is a string, and what is no ARN matches no ARN. */
export function isReadable(operator: PositiveOperator, request: string): boolean {
  if (operator.startsWith('Numeric')) return decimal(request) !== undefined
  if (operator.startsWith('Date')) return instant(request) !== undefined
  return operator !== 'IpAddress' || isAddress(request)
}

function languageOf({ context, version }: Comparison, wildcards: boolean): PatternLanguage {
  return version === '2012-10-17' ? { wildcards, variable: (key) => context.variable(key) } : { wildcards }
}

function matchesString(comparison: Comparison, how: { wildcards: boolean; ignoreCase?: boolean }): boolean {
  const pieces = readPattern(comparison.policy, languageOf(comparison, how.wildcards))
  if (pieces === undefined) return false
  if (!how.ignoreCase) return matchesPieces(pieces, comparison.request)
  const lower = pieces.map((piece) => (typeof piece === 'string' ? piece.toLowerCase() : piece))
  return matchesPieces(lower, comparison.request.toLowerCase())
}

/** The literal ignores case; variables are accepted at evaluation (3.3). */
function matchesBool(comparison: Comparison): boolean {
  const request = comparison.request.toLowerCase()
  return (
    (request === 'true' || request === 'false') && matchesString(comparison, { wildcards: false, ignoreCase: true })
  )
}

/** Base64 (3.3) as hexadecimal; padding and its absence are the same bytes. */
function bytesOf(base64: string): string {
  return Buffer.from(base64, 'base64').toString('hex')
}

function ordered(a: number | undefined, b: number | undefined, test: (order: number) => boolean): boolean {
  return a !== undefined && b !== undefined && test(a - b)
}

/** Integer or decimal, and nothing else: `10abc` is no number (3.3). */
function decimal(text: string): number | undefined {
  return /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined
}

/** The W3C forms of ISO 8601, or epoch seconds; a bare integer is epoch seconds (3.3). In milliseconds. */
function instant(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text) * 1000
  const parts = /^(\d{4})-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?$/.exec(text)
  if (!parts) return undefined
  const [, year, month, day = '1', hour = '0', minute = '0', second = '0', fraction = '0', zone = 'Z'] = parts
  const [y, mo, d, h, mi, s] = [year, month, day, hour, minute, second].map(Number)
  if (y === undefined || mo === undefined || d === undefined || h === undefined || mi === undefined) return undefined
  const local = new Date(Date.UTC(y, mo - 1, d, h, mi, s))
  const exists = local.getUTCMonth() === mo - 1 && local.getUTCDate() === d && h < 24 && mi < 60 && (s ?? 0) < 60
  return exists ? local.getTime() + Number(`0${fraction}`) * 1000 - offsetOf(zone) : undefined
}

function offsetOf(zone: string): number {
  if (zone === 'Z') return 0
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number)
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}
