import { bucketKind } from '../directory/bucket.ts'
import { findEntity, getEntity } from '../directory/entity.ts'
import { findPrincipal } from '../directory/find-principal.ts'
import { groupKind } from '../directory/group.ts'
import { arnKey, managedPolicyKind } from '../directory/managed-policy.ts'
import { nameKey } from '../directory/names.ts'
import { findOrganizationPath, isManagementAccount, orgPathKey } from '../directory/organization-path.ts'
import type { Tag } from '../directory/tag.ts'
import type { DecisionError } from '../engine/decision.ts'
import type { NamedPolicy, PolicyLevel } from '../engine/policy-set.ts'
import { type Arn, formatArn, parseArn } from '../policy/arn.ts'
import type { Reader } from '../store/store.ts'
import type { PolicySources } from './policy-sources.ts'
import type { Question, RequestContext } from './question.ts'

/** All that the resource of a question brings along, whoever asks. */
export interface ResourceSide {
  /** Owner; absent when neither the store nor the ARN tells, and then it counts as the principal's own. */
  readonly accountId?: string
  readonly resourcePolicy?: NamedPolicy
  readonly resourceControlPolicies?: readonly PolicyLevel[]
  /** Whether the resource is kept here: then what a question claims about it counts for nothing. */
  readonly isStored: boolean
  /** Keys that describe the resource and its account. */
  readonly context: RequestContext
  readonly errors: readonly DecisionError[]
}

/** A stored resource as far as decisions need it. */
interface OwnedResource {
  readonly accountId?: string | undefined
  readonly resourcePolicy?: NamedPolicy | undefined
  readonly tags?: readonly Tag[] | undefined
  /** What it is, the store knows; nobody else is believed. */
  readonly isStored?: boolean
}

type ResourceQuestion = Pick<Question, 'action' | 'resource' | 'newOwner'>

/** How each service's resources are found. A service that is not here has what its ARN says: the owner's account. */
const FINDERS: ReadonlyMap<string, (arn: Arn, context: FinderContext) => Promise<OwnedResource>> = new Map([
  ['s3', findBucketOf],
  ['iam', findIamResource],
])

function findOwned(arn: Arn, context: FinderContext): Promise<OwnedResource> {
  const find = arn.partition === 'aws' ? FINDERS.get(arn.service) : undefined
  return (find ?? fromArn)(arn, context)
}

interface FinderContext {
  readonly reader: Reader
  readonly sources: PolicySources
  /** Service prefix of the action, lower case. */
  readonly service: string
}

/** What one resource is cached by: all objects of a bucket share its policy. A service has no `/` in its name. */
export function resourceKey({ action, resource, newOwner }: ResourceQuestion): string {
  if (newOwner) return `new/${newOwner}`
  const arn = parseArn(resource)
  const bucketName = arn && bucketNameOf(arn)
  return bucketName === undefined ? `${serviceOf(action)} ${resource}` : `bucket/${bucketName}`
}

export async function resolveResourceSide(
  reader: Reader,
  { action, resource, newOwner }: ResourceQuestion,
  sources: PolicySources,
): Promise<ResourceSide> {
  const arn = newOwner ? undefined : parseArn(resource)
  const owned = arn ? await findOwned(arn, { reader, sources, service: serviceOf(action) }) : { accountId: newOwner }
  const { accountId, resourcePolicy, tags = [], isStored = false }: OwnedResource = owned
  const path = accountId ? await findOrganizationPath(reader, accountId, sources) : undefined
  const controls = path && !isManagementAccount(path) ? await sources.resourceControlLevels(reader, path) : undefined
  return {
    ...(accountId && { accountId }),
    ...(resourcePolicy && { resourcePolicy }),
    ...(controls && { resourceControlPolicies: controls }),
    isStored,
    context: {
      ...(path && {
        'aws:resourceorgid': path.organization.organizationId,
        'aws:resourceorgpaths': [orgPathKey(path)],
      }),
      ...Object.fromEntries(tags.map(({ key, value }) => [`aws:resourcetag/${key.toLowerCase()}`, value])),
      ...(arn?.service === 'iam' &&
        Object.fromEntries(tags.map(({ key, value }) => [`iam:resourcetag/${key.toLowerCase()}`, value]))),
    },
    errors: sources.takeErrors(),
  }
}

/** Buckets and their objects: their ARNs name no account, the stored bucket does. */
async function findBucketOf(arn: Arn, { reader, sources }: FinderContext): Promise<OwnedResource> {
  const bucketName = bucketNameOf(arn)
  const bucket = bucketName === undefined ? undefined : await getEntity(reader, bucketKind, bucketName)
  if (!bucket) return fromArn(arn)
  const { accountId, policy } = bucket
  if (policy === undefined) return { accountId, isStored: true }
  return { accountId, isStored: true, resourcePolicy: sources.named(`${bucketName} bucket policy`, policy, 'resource') }
}

/** A role's trust policy is its resource policy, for STS alone: `iam:UpdateRole` is not decided by it. */
async function findIamResource(arn: Arn, { reader, sources, service }: FinderContext): Promise<OwnedResource> {
  const owned = await fromArn(arn)
  if (/^(?:policy|group)\//.test(arn.resource)) return { ...owned, isStored: await isPolicyOrGroup(reader, arn) }
  const stored = await findPrincipal(reader, formatArn(arn))
  if (stored?.kind === 'user') return { ...owned, isStored: true, tags: stored.user.tags }
  if (stored?.kind !== 'role') return owned
  const { roleName, tags, trustPolicy } = stored.role
  if (service !== 'sts') return { ...owned, isStored: true, tags }
  return {
    ...owned,
    isStored: true,
    tags,
    resourcePolicy: sources.named(`${roleName} trust policy`, trustPolicy, 'trust'),
  }
}

async function isPolicyOrGroup(reader: Reader, arn: Arn): Promise<boolean> {
  const text = formatArn(arn)
  if (arn.resource.startsWith('policy/'))
    return (await findEntity(reader, managedPolicyKind, arnKey(text))) !== undefined
  const name = arn.resource.slice(arn.resource.lastIndexOf('/') + 1)
  return (await findEntity(reader, groupKind, nameKey(arn.account, name)))?.arn === text
}

/** AWS managed policies have the word `aws` for an account: they are everybody's, and so the caller's own. */
async function fromArn(arn: Arn): Promise<OwnedResource> {
  return /^\d{12}$/.test(arn.account) ? { accountId: arn.account } : {}
}

/** `s3` of `S3:GetObject`. */
function serviceOf(action: string): string {
  return action.slice(0, action.indexOf(':')).toLowerCase()
}

/** Of `arn:aws:s3:::name` and `arn:aws:s3:::name/key`; access points and others name a region or an account and are no buckets. */
function bucketNameOf({ partition, service, region, account, resource }: Arn): string | undefined {
  if (partition !== 'aws' || service !== 's3' || region !== '' || account !== '') return undefined
  const slash = resource.indexOf('/')
  return slash < 0 ? resource : resource.slice(0, slash)
}
