/** What S3 adds to policies: access control lists, Object Ownership and Block Public Access. Reference 6.2, 6.3 and 6.4. */
import type { AclGrant, AclPermission } from '../../src/engine/access-control-list.ts'
import type { PolicySetInput } from '../../src/engine/policy-set.ts'
import type { ConditionTest, Document, Statement } from './document.ts'
import { isAddress } from './ip-range.ts'
import { readOperator } from './operator-name.ts'
import type { Situation } from './statement.ts'

export interface Sharing {
  /** 6.3: a list grants it, at ACCOUNT strength. */
  readonly aclGrants: boolean
  /** 6.2: the bucket policy may grant it. Denying is another matter. */
  readonly policyCounts: boolean
  /** 6.2: the account that must consent, together with the caller's. */
  readonly consenting: string | undefined
}

export function readSharing(
  { accessControlLists = [], objectOwnership, publicAccessBlock = {} }: PolicySetInput,
  bucketPolicy: readonly Document[],
  situation: Situation,
  bucketOwner: string | undefined,
): Sharing {
  const { caller } = situation
  const action = situation.action.toLowerCase()
  // 6.4: only services and users of the owner's account get in while the policy is public.
  const insider = caller.kind === 'service' || (caller.account !== undefined && caller.account === bucketOwner)
  if (publicAccessBlock.restrictPublicBuckets && bucketPolicy.some(isPublic) && !insider) {
    return { aclGrants: false, policyCounts: false, consenting: bucketOwner }
  }
  // 6.3: the default setting ignores lists, and makes every object the bucket owner's.
  const lists =
    objectOwnership === 'ObjectWriter' || objectOwnership === 'BucketOwnerPreferred' ? accessControlLists : []
  const heeded = (grant: AclGrant) => !(publicAccessBlock.ignorePublicAcls && isPublicGrant(grant))
  const aclGrants = lists.some(({ on, grants }) =>
    grants.some(
      (grant) => heeded(grant) && reaches(grant, situation) && actionsOf(on, grant.permission).includes(action),
    ),
  )
  const objectOwner = lists.find(({ on }) => on === 'object')?.ownerAccountId ?? bucketOwner
  const aboutTheObject = /^arn:[^:]*:s3:::[^/]+\/.+/s.test(situation.resource) && !PUT_AND_DELETE.includes(action)
  const consenting = aboutTheObject ? objectOwner : bucketOwner
  return { aclGrants, policyCounts: consenting === bucketOwner, consenting }
}

/** 6.3: putting and deleting are granted on the bucket, by its owner. */
const PUT_AND_DELETE = [
  's3:putobject',
  's3:deleteobject',
  's3:deleteobjectversion',
  's3:abortmultipartupload',
  's3:listmultipartuploadparts',
]

const isPublicGrant = ({ grantee }: AclGrant): boolean => ['all-users', 'authenticated-users'].includes(grantee.kind)

function reaches({ grantee }: AclGrant, { caller }: Situation): boolean {
  switch (grantee.kind) {
    case 'all-users':
      return true
    case 'authenticated-users':
      return caller.account !== undefined
    case 'account':
      return caller.account === grantee.accountId
    case 'log-delivery':
      return caller.service === 'logging.s3.amazonaws.com'
    case 'ec2':
      return caller.service === 'ec2.amazonaws.com'
  }
}

/** The table of 6.3. */
const TABLE = [
  ['READ', 'bucket', 's3:listbucket s3:listbucketversions s3:listbucketmultipartuploads'],
  ['READ', 'object', 's3:getobject s3:getobjectversion'],
  ['WRITE', 'bucket', 's3:putobject'],
  ['READ_ACP', 'bucket', 's3:getbucketacl'],
  ['READ_ACP', 'object', 's3:getobjectacl s3:getobjectversionacl'],
  ['WRITE_ACP', 'bucket', 's3:putbucketacl'],
  ['WRITE_ACP', 'object', 's3:putobjectacl s3:putobjectversionacl'],
] as const

const actionsOf = (on: 'bucket' | 'object', permission: AclPermission): readonly string[] =>
  TABLE.filter(([row, where]) => where === on && (permission === 'FULL_CONTROL' || row === permission)).flatMap(
    ([, , actions]) => actions.split(' '),
  )

/** 6.4: assume public, then prove that every Allow is limited to fixed values. */
function isPublic({ statements }: Document): boolean {
  return statements.some((statement) => statement.effect === 'Allow' && !isLimited(statement))
}

function isLimited({ principal, conditions }: Statement): boolean {
  const fixedPrincipals =
    principal !== undefined &&
    !principal.negated &&
    principal.entries.every(({ type, text }) => text !== '*' && type !== 'Federated')
  return fixedPrincipals || conditions.some(limits)
}

const FIXED_KEYS = [
  'aws:SourceArn',
  'aws:SourceVpc',
  'aws:SourceVpce',
  'aws:SourceOwner',
  'aws:SourceAccount',
  'aws:SourceOrgID',
  'aws:userid',
  'aws:PrincipalArn',
  'aws:PrincipalAccount',
  'aws:PrincipalOrgID',
  'aws:PrincipalOrgPaths',
  'aws:PrincipalServiceName',
  's3:x-amz-server-side-encryption-aws-kms-key-id',
  's3:DataAccessPointArn',
  's3:DataAccessPointAccount',
].map((key) => key.toLowerCase())

const COMPARISONS = ['StringEquals', 'StringEqualsIgnoreCase', 'StringLike', 'ArnLike', 'ArnEquals', 'IpAddress']

/** A condition that holds only for fixed values of one of the keys, and never without it. */
function limits({ operator, key, values }: ConditionTest): boolean {
  const { base, negated, ifExists, set } = readOperator(operator)
  const name = key.toLowerCase()
  if (negated || ifExists || set === 'ForAllValues' || values.length === 0) return false
  if (!COMPARISONS.includes(base)) return false
  if (name === 'aws:sourceip') return values.every(isNarrow)
  if (!FIXED_KEYS.includes(name)) return false
  const mayWildcardTheName = name === 's3:dataaccesspointarn' || name === 'aws:principalarn'
  return values.every((value) => isFixed(value) || (mayWildcardTheName && namesItsAccount(value)))
}

const isFixed = (value: string): boolean => value !== '' && !/[*?]/.test(value) && !value.includes('${')

const namesItsAccount = (arn: string): boolean => /^\d{12}$/.test(arn.split(':')[4] ?? '') && !arn.includes('${')

function isNarrow(range: string): boolean {
  const [address = '', prefix] = range.split('/')
  return isAddress(address) && Number(prefix ?? 128) >= (address.includes(':') ? 32 : 8)
}
