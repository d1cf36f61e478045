import type { Rule } from './rule.ts'
import { actionsExist } from './rules/actions-exist.ts'
import { arnFields } from './rules/arn-fields.ts'
import { conditionKeysExist } from './rules/condition-keys-exist.ts'
import { conditionTypes } from './rules/condition-types.ts'
import { createServiceLinkedRole } from './rules/create-service-linked-role.ts'
import { emptyElements } from './rules/empty-elements.ts'
import { ipAddresses } from './rules/ip-addresses.ts'
import { missingVersion } from './rules/missing-version.ts'
import { passRole } from './rules/pass-role.ts'
import { policySize } from './rules/policy-size.ts'
import { principalReferences } from './rules/principal-references.ts'
import { qualifiers } from './rules/qualifiers.ts'
import { redundancy } from './rules/redundancy.ts'
import { resourceType } from './rules/resource-type.ts'
import { servicePrincipals } from './rules/service-principals.ts'
import { sids } from './rules/sids.ts'
import { trustPrincipals } from './rules/trust-principals.ts'
import { variables } from './rules/variables.ts'
import { wildcardsInConditions } from './rules/wildcards-in-conditions.ts'

/** Every rule there is. A new one is a file in `rules/` and a line here; what it can report is listed in `issues.ts`. */
export const RULES: readonly Rule[] = Object.freeze([
  missingVersion,
  policySize,
  sids,
  emptyElements,
  actionsExist,
  arnFields,
  resourceType,
  variables,
  conditionKeysExist,
  conditionTypes,
  qualifiers,
  wildcardsInConditions,
  ipAddresses,
  principalReferences,
  trustPrincipals,
  servicePrincipals,
  passRole,
  createServiceLinkedRole,
  redundancy,
])
