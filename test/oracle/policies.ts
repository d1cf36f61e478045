/** The policies of a question, read into documents. Reference 1.3 says which type each place holds. */
import type { PolicyInput, PolicyLevel, PolicySetInput } from '../../src/engine/policy-set.ts'
import type { PolicyType } from '../../src/policy/policy-document.ts'
import { type Document, readDocument } from './document.ts'

/** The documents attached at one place; empty when none is. */
export type Attached = readonly Document[]

export interface Policies {
  readonly identity: Attached
  readonly boundary: Attached
  readonly session: Attached
  readonly resource: Attached
  /** Organization root first. Without levels the account is bound by none. */
  readonly scpLevels: readonly Attached[]
  readonly rcpLevels: readonly Attached[]
}

/** 5.6: for `sts:*` on a role, the resource policy is the role's trust policy, and it is mandatory. */
export function isTrustQuestion(action: string, resource: string): boolean {
  return action.toLowerCase().startsWith('sts:') && /^arn:[^:]*:iam::[^:]*:role\//.test(resource)
}

export function readPolicies(input: PolicySetInput, trust: boolean): Policies {
  const one = (policy: PolicyInput | undefined, type: PolicyType) => (policy === undefined ? [] : [read(policy, type)])
  const many = (policies: readonly PolicyInput[] | undefined, type: PolicyType) =>
    (policies ?? []).map((policy) => read(policy, type))
  const levels = (given: readonly PolicyLevel[] | undefined, type: PolicyType) =>
    (given ?? []).map((level) => many('policies' in level ? level.policies : level, type))
  return {
    identity: many(input.identityPolicies, 'identity'),
    boundary: one(input.permissionsBoundary, 'boundary'),
    session: many(input.sessionPolicies, 'session'),
    resource: one(input.resourcePolicy, trust ? 'trust' : 'resource'),
    scpLevels: levels(input.serviceControlPolicies, 'scp'),
    rcpLevels: levels(input.resourceControlPolicies, 'rcp'),
  }
}

function read(policy: PolicyInput, type: PolicyType): Document {
  if (typeof policy === 'string') return readDocument(policy, type)
  const source = 'document' in policy ? policy.document : policy
  if (typeof source === 'string') return readDocument(source, type)
  return readDocument(source as object, type)
}
