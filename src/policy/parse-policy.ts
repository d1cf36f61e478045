import { fail, ok, type Result } from '../util/result.ts'
import type { PolicyDocument, PolicyType } from './policy-document.ts'
import type { PolicyError } from './policy-error.ts'
import { readPolicy } from './read-policy.ts'

export interface ParsePolicyOptions {
  /** Where the policy is used; decides which elements it may carry. Default `identity`. */
  readonly type?: PolicyType
}

/**
 * Reads a policy: what IAM would store is parsed, what IAM would refuse is not. Every problem is reported with its place, of a great many
 * the first 100. Pure; never throws for any `source`. One longer than 512 Ki characters is refused, and the time for any other is linear.
 * The quotas of IAM depend on the owner as well and are checked by `checkPolicySize`.
 *
 * @param source JSON text, or an object, which is read from its two-space JSON text.
 * @example
 * const parsed = parsePolicy('{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}')
 * if (!parsed.ok) console.error(parsed.errors.map(({ line, column, message }) => `${line}:${column} ${message}`))
 */
export function parsePolicy(
  source: string | object,
  { type = 'identity' }: ParsePolicyOptions = {},
): Result<PolicyDocument, PolicyError> {
  const { document, errors } = readPolicy(source, type)
  return document === undefined || errors.length > 0 ? fail(...errors) : ok(document)
}
