import type { PolicyDocument } from '../policy/policy-document.ts'
import type { AccessControlList, ObjectOwnership, PublicAccessBlock } from './access-control-list.ts'
import type { CompiledPolicy } from './compile-policy.ts'

/** A document as its JSON text, as an object, parsed, or compiled. */
export type PolicySource = string | object | PolicyDocument | CompiledPolicy

/** A policy with the name that explanations call it by. A bare source is named by its position: `identityPolicies[0]`. */
export interface NamedPolicy {
  /** ARN of a managed policy, or the name of an inline one. */
  readonly name: string
  readonly document: PolicySource
  /** For identity policies: which identity it hangs on. Default: the principal itself. */
  readonly attachedTo?: PolicyAttachment
}

export type PolicyAttachment =
  | { readonly kind: 'user' }
  | { readonly kind: 'role' }
  | { readonly kind: 'group'; readonly arn: string }

export type PolicyInput = PolicySource | NamedPolicy

/** One level of an organization: the root, an OU or the account. */
export type PolicyLevel =
  | readonly PolicyInput[]
  | { readonly target: string; readonly policies: readonly PolicyInput[] }

/** Everything that may bear on one principal and one resource. Absent: not attached. */
export interface PolicySetInput {
  readonly identityPolicies?: readonly PolicyInput[]
  readonly permissionsBoundary?: PolicyInput
  readonly sessionPolicies?: readonly PolicyInput[]
  /** One list per level, organization root first, account last. */
  readonly serviceControlPolicies?: readonly PolicyLevel[]
  readonly resourceControlPolicies?: readonly PolicyLevel[]
  /** For `sts:*` on a role ARN this is the role's trust policy. */
  readonly resourcePolicy?: PolicyInput
  /** S3: the ACL of the bucket and, for a question about an object that exists, that of the object. */
  readonly accessControlLists?: readonly AccessControlList[]
  /** S3: of the bucket. Default `BucketOwnerEnforced`: ACLs are ignored. */
  readonly objectOwnership?: ObjectOwnership
  /** S3: of the account and the bucket, combined to the stricter. Default: all switches off. */
  readonly publicAccessBlock?: PublicAccessBlock
}
