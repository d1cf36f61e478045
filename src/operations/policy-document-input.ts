import { parsePolicy } from '../policy/parse-policy.ts'
import type { PolicyDocument, PolicyType } from '../policy/policy-document.ts'
import type { PolicyError } from '../policy/policy-error.ts'
import { checkPolicySize, type PolicyQuota } from '../policy/policy-size.ts'
import { invalid } from '../util/invalid-input.ts'
import { ServiceError, type ServiceErrorCode } from '../util/service-error.ts'

/**
 * The text of a policy given as text or as an object. Text is kept as it was written, so that line and column stay the author's.
 * @throws ServiceError `InvalidInput` for any other JSON value
 */
export function policyText(document: unknown, field: string): string {
  if (typeof document === 'string') return document
  if (typeof document === 'object' && document !== null && !Array.isArray(document)) return printObject(document, field)
  throw invalid(field, JSON.stringify(document) ?? 'undefined', 'a policy document: a JSON object, or its text')
}

function printObject(document: object, field: string): string {
  try {
    return JSON.stringify(document, null, 2)
  } catch (error) {
    if (error instanceof RangeError) throw new ServiceError('InvalidInput', `${field} is nested too deeply`, field)
    throw error
  }
}

/**
 * Checks a document that is about to be stored and returns its tree, whose `source` is what to store.
 * @throws ServiceError `MalformedPolicyDocument` with every problem and its place, `LimitExceeded`, or `InvalidInput`
 */
export function checkPolicyDocument(document: unknown, rules: DocumentRules): PolicyDocument {
  const { type, field, quota, code = 'MalformedPolicyDocument' } = rules
  const parsed = parsePolicy(policyText(document, field), { type })
  if (!parsed.ok) throw malformed(code, field, parsed.errors)
  if (quota) checkQuota({ source: parsed.value.source, type, quota }, field)
  return parsed.value
}

export interface DocumentRules {
  readonly type: PolicyType
  /** Path of the input field. */
  readonly field: string
  /** Absent where the size is checked later, together with other documents. */
  readonly quota?: PolicyQuota
  /** What the service calls a document that is not valid. Default: IAM's `MalformedPolicyDocument`. */
  readonly code?: 'MalformedPolicyDocument' | 'MalformedPolicy'
}

/** @throws ServiceError `LimitExceeded` */
export function checkQuota(measure: Parameters<typeof checkPolicySize>[0], field: string): void {
  const excess = checkPolicySize(measure)
  if (excess) throw new ServiceError('LimitExceeded', `${field}: ${excess.message}`, field)
}

function malformed(code: ServiceErrorCode, field: string, errors: readonly PolicyError[]): ServiceError {
  const [first, ...others] = errors
  const more = others.length > 0 ? ` (and ${others.length} more)` : ''
  const where = first ? ` at line ${first.line}, column ${first.column}: ${first.message}` : ''
  return new ServiceError(code, `${field} is not a valid policy${where}${more}`, field, errors)
}
