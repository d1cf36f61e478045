import { findAwsManagedPolicy } from '../directory/aws-managed-policies.ts'
import { AWS_CONTROL_POLICIES, type ControlPolicy, controlPolicyKind } from '../directory/control-policy.ts'
import { getEntities } from '../directory/entity.ts'
import { arnKey, defaultDocument, type ManagedPolicy, managedPolicyKind } from '../directory/managed-policy.ts'
import type { OrganizationPath } from '../directory/organization-path.ts'
import type { DecisionError } from '../engine/decision.ts'
import type { NamedPolicy, PolicyLevel } from '../engine/policy-set.ts'
import type { PolicyType } from '../policy/policy-document.ts'
import type { Reader } from '../store/store.ts'
import type { CompiledPolicies } from './compiled-policies.ts'

/**
 * Where the policies of one resolution come from: each found by its ARN or id, compiled, and named for explanations.
 * What is attached but cannot be found is collected as an error, and denies (fail closed): it might have been a Deny.
 */
export class PolicySources {
  readonly #compiled: CompiledPolicies
  readonly #errors: DecisionError[] = []

  constructor(compiled: CompiledPolicies) {
    this.#compiled = compiled
  }

  takeErrors(): readonly DecisionError[] {
    return this.#errors
  }

  named(name: string, document: string, type: PolicyType): NamedPolicy {
    return { name, document: this.#compiled.get(document, type) }
  }

  sessionPolicies(documents: readonly string[]): readonly NamedPolicy[] {
    return documents.map((document, index) => this.named(`session policy ${index + 1}`, document, 'session'))
  }

  /** Managed policies by ARN, AWS's and customers' own. */
  async managedPolicies(reader: Reader, arns: readonly string[], type: PolicyType): Promise<readonly NamedPolicy[]> {
    const stored = await reader.getByKey<ManagedPolicy>(
      managedPolicyKind.collection,
      arns.map((arn) => arnKey(arn)),
    )
    return arns.flatMap((arn, index) => {
      const record = stored[index]
      const document = record ? defaultDocument(record.body) : findAwsManagedPolicy(arn)?.document
      if (document !== undefined) return [this.named(arn, document, type)]
      this.missing(`policy \`${arn}\``)
      return []
    })
  }

  /** One level for the root, each unit on the way, and the account. */
  serviceControlLevels(reader: Reader, path: OrganizationPath): Promise<readonly PolicyLevel[]> {
    return this.#levels(reader, path, 'serviceControlPolicyIds', 'scp')
  }

  resourceControlLevels(reader: Reader, path: OrganizationPath): Promise<readonly PolicyLevel[]> {
    return this.#levels(reader, path, 'resourceControlPolicyIds', 'rcp')
  }

  async #levels(
    reader: Reader,
    { units, account }: OrganizationPath,
    member: 'serviceControlPolicyIds' | 'resourceControlPolicyIds',
    type: 'scp' | 'rcp',
  ): Promise<readonly PolicyLevel[]> {
    const levels = [
      ...units.map((unit) => ({ target: unit.unitId, policyIds: unit[member] })),
      { target: account.accountId, policyIds: account[member] },
    ]
    const customerIds = [...new Set(levels.flatMap(({ policyIds }) => policyIds))].filter(
      (id) => !AWS_CONTROL_POLICIES.has(id),
    )
    const customer = await getEntities(reader, controlPolicyKind, customerIds)
    const byId = new Map<string, ControlPolicy>([
      ...AWS_CONTROL_POLICIES,
      ...customer.map((policy) => [policy.policyId, policy] as const),
    ])
    return levels.map(({ target, policyIds }) => ({
      target,
      policies: policyIds.flatMap((policyId) => {
        const policy = byId.get(policyId)
        if (policy) return [this.named(policy.arn, policy.document, type)]
        this.missing(`policy \`${policyId}\``)
        return []
      }),
    }))
  }

  /** Something that bears on the decision is referred to and not there. */
  missing(what: string): void {
    this.#errors.push({ code: 'NoSuchEntity', message: `the ${what} does not exist, although something refers to it` })
  }
}
