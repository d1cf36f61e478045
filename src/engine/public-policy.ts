import { parseOperator } from '../policy/condition-operators.ts'
import { parseIpRange } from '../policy/ip-range.ts'
import type { Condition, PolicyDocument, Statement } from '../policy/policy-document.ts'
import { compilePolicy } from './compile-policy.ts'
import type { PolicySource } from './policy-set.ts'

/**
 * Whether S3 counts a bucket policy as public: any Allow that is not limited to fixed principals or to fixed values of one of a few keys.
 * A Deny makes no policy less public. A source that is no policy counts as public.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 *
 * @example isPublicPolicy({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' } }) // true
 */
export function isPublicPolicy(source: PolicySource): boolean {
  const { document } = compilePolicy(source, 'resource')
  return document === undefined || isPublicDocument(document)
}

/** As `isPublicPolicy`, for a parsed policy. */
export const isPublicDocument = ({ statements }: PolicyDocument): boolean => statements.some(isPublicStatement)

const isPublicStatement = (statement: Statement): boolean =>
  statement.effect === 'Allow' && !namesItsPrincipals(statement) && !statement.conditions.some(limits)

/** Identity providers for the public let anybody in who has an account there. */
function namesItsPrincipals({ principal }: Statement): boolean {
  if (principal === undefined || principal.negated) return false
  return principal.entries.every(({ type, text }) => type !== 'Federated' && text !== '*')
}

type ValueCheck = (text: string) => boolean

const isFixed: ValueCheck = (text) => text !== '' && !/[*?]|\$\{/.test(text)

/** Patterns will do where the account is spelled out. */
const hasFixedAccount: ValueCheck = (text) => isFixed(text) || /^arn:[^:]*:[^:]*:[^:]*:[0-9]{12}:[^$]*$/.test(text)

/** No broader than /8 for IPv4 and /32 for IPv6. */
const isNarrowRange: ValueCheck = (text) => {
  const range = parseIpRange(text)
  return range !== undefined && range.prefix >= (range.version === 4 ? 8 : 32)
}

/** Lower-case keys that can limit a statement, and what makes a value of each a fixed one. */
const LIMITING_KEYS: ReadonlyMap<string, ValueCheck> = new Map<string, ValueCheck>([
  ['aws:sourceip', isNarrowRange],
  ['aws:principalarn', hasFixedAccount],
  ['s3:dataaccesspointarn', hasFixedAccount],
  ['aws:sourcearn', isFixed],
  ['aws:principalaccount', isFixed],
  ['aws:principalorgid', isFixed],
  ['aws:principalorgpaths', isFixed],
  ['aws:principalservicename', isFixed],
  ['aws:sourceaccount', isFixed],
  ['aws:sourceorgid', isFixed],
  ['aws:sourceowner', isFixed],
  ['aws:sourcevpc', isFixed],
  ['aws:sourcevpce', isFixed],
  ['aws:userid', isFixed],
  ['s3:dataaccesspointaccount', isFixed],
  ['s3:x-amz-server-side-encryption-aws-kms-key-id', isFixed],
])

/** Operators that a request without the key, or with any other value, cannot meet. */
const LIMITING_OPERATORS: ReadonlySet<string> = new Set([
  'StringEquals',
  'StringEqualsIgnoreCase',
  'StringLike',
  'ArnEquals',
  'ArnLike',
  'IpAddress',
])

function limits({ operator, key, values }: Condition): boolean {
  const parts = parseOperator(operator)
  const isFixedValue = LIMITING_KEYS.get(key.toLowerCase())
  if (parts === undefined || isFixedValue === undefined || !LIMITING_OPERATORS.has(parts.base)) return false
  if (parts.ifExists || parts.set === 'ForAllValues') return false
  return values.length > 0 && values.every(({ text }) => isFixedValue(text))
}
