/** What S3 knows of a bucket besides its policy. */
import type { AccessControlList, AclGrant, AclGrantee } from '../../src/engine/access-control-list.ts'
import type { PolicySetInput } from '../../src/engine/policy-set.ts'
import { A, B } from './case-request.ts'
import type { Choices } from './choices.ts'

export function chooseSharing(
  choices: Choices,
): Pick<PolicySetInput, 'accessControlLists' | 'objectOwnership' | 'publicAccessBlock'> {
  const on = choices.pick<readonly AccessControlList['on'][]>([['object'], ['bucket'], ['bucket', 'object']])
  const owner = { objectOwnership: choices.pick(['ObjectWriter', 'BucketOwnerPreferred', 'BucketOwnerEnforced']) }
  return {
    ...(choices.chance(75) && { accessControlLists: on.map((where) => chooseList(choices, where)) }),
    ...(choices.chance(85) && owner),
    ...(choices.chance(40) && {
      publicAccessBlock: { ignorePublicAcls: choices.chance(40), restrictPublicBuckets: choices.chance(60) },
    }),
  }
}

function chooseList(choices: Choices, on: AccessControlList['on']): AccessControlList {
  return {
    on,
    ownerAccountId: on === 'object' ? choices.pick([A, B]) : A,
    grants: choices.several(
      0,
      3,
      (): AclGrant => ({
        grantee: chooseGrantee(choices),
        permission: choices.pick(['READ', 'READ', 'WRITE', 'READ_ACP', 'WRITE_ACP', 'FULL_CONTROL']),
      }),
    ),
  }
}

const chooseGrantee = (choices: Choices): AclGrantee =>
  choices.pick<AclGrantee>([
    { kind: 'account', accountId: A },
    { kind: 'account', accountId: A },
    { kind: 'account', accountId: B },
    { kind: 'all-users' },
    { kind: 'authenticated-users' },
    { kind: 'log-delivery' },
    { kind: 'ec2' },
  ])
