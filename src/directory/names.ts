import { invalid } from '../util/invalid-input.ts'

/**
 * Names, paths and tags as IAM allows them.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const NAME = /^[A-Za-z0-9+=,.@_-]+$/
const PATH = /^\/(?:[!-.0-~]+\/)*$/
const INLINE_POLICY_NAME = /^[!-)+-.0->@-[\]-~]+$/
const ACCOUNT_ID = /^\d{12}$/

const MAX_NAME_LENGTH = { user: 64, role: 64, group: 128, policy: 128 } as const

export type NamedKind = keyof typeof MAX_NAME_LENGTH

/** @throws ServiceError `InvalidInput` */
export function checkName(kind: NamedKind, name: string, field: string): string {
  const limit = MAX_NAME_LENGTH[kind]
  if (name.length === 0 || name.length > limit || !NAME.test(name)) {
    throw invalid(field, name, `1 to ${limit} letters, digits or any of \`+=,.@_-\``)
  }
  return name
}

/** @throws ServiceError `InvalidInput` */
export function checkPath(path: string, field: string): string {
  if (path.length > 512 || !PATH.test(path)) {
    throw invalid(
      field,
      path,
      'at most 512 visible ASCII characters that begin and end with `/`, such as `/engineering/`',
    )
  }
  return path
}

/** @throws ServiceError `InvalidInput` */
export function checkInlinePolicyName(name: string, field: string): string {
  if (name.length > 128 || !INLINE_POLICY_NAME.test(name)) {
    throw invalid(field, name, '1 to 128 visible ASCII characters without `\\ / * ?`')
  }
  return name
}

/** @throws ServiceError `InvalidInput` */
export function checkAccountId(accountId: string, field: string): string {
  if (!ACCOUNT_ID.test(accountId)) throw invalid(field, accountId, '12 digits')
  return accountId
}

/** IAM names are unique ignoring case, yet keep their spelling. */
export function nameKey(accountId: string, name: string): string {
  return `name:${accountId}/${name.toLowerCase()}`
}
