import { bucketKind } from '../directory/bucket.ts'
import { findEntity, getEntity } from '../directory/entity.ts'
import { findPrincipal } from '../directory/find-principal.ts'
import { arnKey, managedPolicyKind } from '../directory/managed-policy.ts'
import { findOrganizationPath, isManagementAccount, orgPathKey } from '../directory/organization-path.ts'
import type { Tag } from '../directory/tag.ts'
import type { DecisionError } from '../engine/decision.ts'
import type { NamedPolicy, PolicyLevel } from '../engine/policy-set.ts'
import { type Arn, parseArn } from '../policy/arn.ts'
import type { Reader } from '../store/store.ts'
import type { PolicySources } from './policy-sources.ts'
import type { Question, RequestContext } from './question.ts'

/** All that the resource of a question brings along, whoever asks. */
export interface ResourceSide {
  /** Owner; absent when neither the store nor the ARN tells, and then it counts as the principal's own. */
  readonly accountId?: string
  readonly resourcePolicy?: NamedPolicy
  readonly resourceControlPolicies?: readonly PolicyLevel[]
  /** Keys that describe the resource and its account. */
  readonly context: RequestContext
  readonly errors: readonly DecisionError[]
}

/** A stored resource as far as decisions need it. */
interface OwnedResource {
  readonly accountId?: string | undefined
  readonly resourcePolicy?: NamedPolicy | undefined
  readonly tags?: readonly Tag[] | undefined
}

type ResourceQuestion = Pick<Question, 'action' | 'resource' | 'newOwner'>

/** How each service's resources are found. A service that is not here has what its ARN says: the owner's account. */
const FINDERS: Readonly<Record<string, (arn: Arn, context: FinderContext) => Promise<OwnedResource>>> = {
  s3: findBucketOf,
  iam: findIamResource,
}

function findOwned(arn: Arn, context: FinderContext): Promise<OwnedResource> {
  const find = FINDERS[arn.service] ?? fromArn
  return find(arn, context)
}

interface FinderContext {
  readonly reader: Reader
  readonly sources: PolicySources
  /** Service prefix of the action, lower case. */
  readonly service: string
}

/** What one resource is cached by: all objects of a bucket share its policy. */
export function resourceKey({ action, resource, newOwner }: ResourceQuestion): string {
  if (newOwner) return `new ${newOwner}`
  const arn = parseArn(resource)
  return arn?.service === 's3' ? `s3 ${bucketNameOf(arn)}` : `${serviceOf(action)} ${resource}`
}

export async function resolveResourceSide(
  reader: Reader,
  { action, resource, newOwner }: ResourceQuestion,
  sources: PolicySources,
): Promise<ResourceSide> {
  const arn = newOwner ? undefined : parseArn(resource)
  const owned = arn ? await findOwned(arn, { reader, sources, service: serviceOf(action) }) : { accountId: newOwner }
  const { accountId, resourcePolicy, tags = [] }: OwnedResource = owned
  const path = accountId ? await findOrganizationPath(reader, accountId) : undefined
  const controls = path && !isManagementAccount(path) ? await sources.resourceControlLevels(reader, path) : undefined
  return {
    ...(accountId && { accountId }),
    ...(resourcePolicy && { resourcePolicy }),
    ...(controls && { resourceControlPolicies: controls }),
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

/** Buckets and their objects: S3 ARNs name no account, the stored bucket does. */
async function findBucketOf(arn: Arn, { reader, sources }: FinderContext): Promise<OwnedResource> {
  const bucket = await getEntity(reader, bucketKind, bucketNameOf(arn))
  if (!bucket) return fromArn(arn)
  const policy = bucket.policy
  return {
    accountId: bucket.accountId,
    ...(policy !== undefined && {
      resourcePolicy: sources.named(`${bucket.bucketName} bucket policy`, policy, 'resource'),
    }),
  }
}

/** A role's trust policy is its resource policy, for STS alone: `iam:UpdateRole` is not decided by it. */
async function findIamResource(arn: Arn, { reader, sources, service }: FinderContext): Promise<OwnedResource> {
  const text = `arn:aws:iam::${arn.account}:${arn.resource}`
  if (arn.resource.startsWith('policy/')) {
    const policy = await findEntity(reader, managedPolicyKind, arnKey(text))
    return { accountId: policy?.accountId ?? arn.account }
  }
  const stored = await findPrincipal(reader, text)
  if (stored?.kind === 'user') return { accountId: arn.account, tags: stored.user.tags }
  if (stored?.kind !== 'role') return { accountId: arn.account }
  const { role } = stored
  return {
    accountId: arn.account,
    tags: role.tags,
    ...(service === 'sts' && {
      resourcePolicy: sources.named(`${role.roleName} trust policy`, role.trustPolicy, 'trust'),
    }),
  }
}

async function fromArn(arn: Arn): Promise<OwnedResource> {
  return /^\d{12}$/.test(arn.account) ? { accountId: arn.account } : {}
}

/** `s3` of `S3:GetObject`. */
function serviceOf(action: string): string {
  return action.slice(0, action.indexOf(':')).toLowerCase()
}

function bucketNameOf(arn: Arn): string {
  const slash = arn.resource.indexOf('/')
  return slash < 0 ? arn.resource : arn.resource.slice(0, slash)
}
