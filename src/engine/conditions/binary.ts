import type { FamilyCompiler } from './operator-families.ts'
import { MET, NOT_MET, UNREADABLE } from './test-result.ts'

/**
 * `BinaryEquals`: the bytes that two base64 texts stand for are the same.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_BinaryEquals
 */
export const compileBinary: FamilyCompiler = (_operator, values) => {
  const wanted = values.map(({ text }) => canonicalBase64(text))
  const otherwise = wanted.includes(undefined) ? UNREADABLE : NOT_MET
  return ({ text }) => {
    const actual = canonicalBase64(text)
    if (actual === undefined) return UNREADABLE
    return wanted.includes(actual) ? MET : otherwise
  }
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** The one spelling of the bytes: the last character before the padding may carry bits that mean nothing. */
const canonicalBase64 = (text: string): string | undefined =>
  BASE64.test(text) ? Buffer.from(text, 'base64').toString('base64') : undefined
