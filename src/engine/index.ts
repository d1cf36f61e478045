/** The public door of the pure engine: `sallyport/engine`. Synchronous, without I/O and without packages. */
export { type ParsePolicyOptions, parsePolicy } from '../policy/parse-policy.ts'
export type { PolicyDocument, PolicyType, PolicyVersion } from '../policy/policy-document.ts'
export type { PolicyError } from '../policy/policy-error.ts'
export type { Result } from '../util/result.ts'
export {
  type AccessControlList,
  type AclGrant,
  type AclGrantee,
  type AclPermission,
  CANNED_ACLS,
  type CannedAcl,
  expandCannedAcl,
  isPublicAcl,
  type ObjectOwnership,
  type PublicAccessBlock,
} from './access-control-list.ts'
export type { AccessRequest, ContextValue } from './access-request.ts'
export { type CompiledPolicy, compilePolicy } from './compile-policy.ts'
export { compilePolicySet, type PolicySet, type PolicySetError, tryCompilePolicySet } from './compile-policy-set.ts'
export { decide } from './decide.ts'
export type {
  Decision,
  DecisionError,
  DecisionOutcome,
  Explanation,
  LayerExplanation,
  LayerName,
  LayerOutcome,
  StatementMatch,
  StatementMismatch,
} from './decision.ts'
export { LAYERS } from './decision.ts'
export { type ExplainOptions, explain } from './explain.ts'
export { parsePrincipal } from './parse-principal.ts'
export type {
  NamedPolicy,
  PolicyAttachment,
  PolicyInput,
  PolicyLevel,
  PolicySetInput,
  PolicySource,
} from './policy-set.ts'
export type { Principal } from './principal.ts'
export { isPublicPolicy } from './public-policy.ts'
export { reasonFor } from './reason.ts'
export { type ContextChange, REMEDY_KINDS, type Remedy, type RemedyKind } from './remedy.ts'
