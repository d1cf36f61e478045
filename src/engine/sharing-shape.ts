/** What `accessControlLists`, `objectOwnership` and `publicAccessBlock` of a policy set may be, for callers that no compiler checks. */

const PERMISSIONS = ['READ', 'WRITE', 'READ_ACP', 'WRITE_ACP', 'FULL_CONTROL']
const GRANTEES = ['account', 'all-users', 'authenticated-users', 'log-delivery', 'ec2']
const OWNERSHIPS = ['BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter']
const SWITCHES = ['ignorePublicAcls', 'restrictPublicBuckets']

type Members = Readonly<Record<string, unknown>>

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isOneOf = (names: readonly string[], value: unknown): boolean =>
  typeof value === 'string' && names.includes(value)

export const isAccessControlLists = (value: unknown): boolean =>
  Array.isArray(value) && value.every(isAccessControlList)

export const isObjectOwnership = (value: unknown): boolean => isOneOf(OWNERSHIPS, value)

/** A misspelt switch would be one that is off. */
export const isPublicAccessBlock = (value: unknown): boolean =>
  isMembers(value) &&
  Object.entries(value).every(([name, on]) => SWITCHES.includes(name) && (on === undefined || typeof on === 'boolean'))

const isAccessControlList = (value: unknown): boolean =>
  isMembers(value) &&
  isOneOf(['bucket', 'object'], value.on) &&
  typeof value.ownerAccountId === 'string' &&
  Array.isArray(value.grants) &&
  value.grants.every(isGrant)

const isGrant = (value: unknown): boolean =>
  isMembers(value) && isOneOf(PERMISSIONS, value.permission) && isMembers(value.grantee) && isGrantee(value.grantee)

const isGrantee = ({ kind, accountId }: Members): boolean =>
  isOneOf(GRANTEES, kind) && (kind !== 'account' || typeof accountId === 'string')
