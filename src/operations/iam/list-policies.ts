import { iamArn } from '../../directory/arns.ts'
import { loadAwsManagedPolicies } from '../../directory/aws-managed-policies.ts'
import { type ManagedPolicy, managedPolicyKind } from '../../directory/managed-policy.ts'
import type { ListCursor } from '../../store/store.ts'
import { defineOperation } from '../operation.ts'
import { encodeCursor, type Page, type PageInput, pageOptions, toPage } from '../page.ts'
import { awsPolicyView, customerPolicyView, type PolicyView } from './policy-view.ts'

export interface ListPoliciesInput extends PageInput {
  /** The account's own policies, or those that AWS offers to all. Default `LOCAL`. */
  readonly scope?: 'LOCAL' | 'AWS'
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicies.html */
export const listPolicies = defineOperation({
  action: 'iam:ListPolicies',
  prepare: ({ scope = 'LOCAL', ...page }: ListPoliciesInput) => ({ scope, options: pageOptions(page) }),
  permissions: (_input, { caller }) => [{ resource: iamArn('policy', caller.accountId, '/', '') }],
  run: async ({ scope, options }, { store, caller }): Promise<Page<PolicyView>> => {
    if (scope === 'AWS') return awsPage(options)
    const list = `account:${caller.accountId}`
    const page = await store.read((reader) => reader.list<ManagedPolicy>(managedPolicyKind.collection, list, options))
    const { items, hasMore } = toPage(page)
    return { items: items.map(({ item, cursor }) => ({ item: customerPolicyView(item), cursor })), hasMore }
  },
})

/** The catalogue in the order of its names, from the cursor on. */
function awsPage({ limit, after }: { readonly limit: number; readonly after?: ListCursor }): Page<PolicyView> {
  const { policies } = loadAwsManagedPolicies()
  const next = after ? policies.findIndex(({ name }) => name > after.sort) : 0
  const rest = next < 0 ? [] : policies.slice(next)
  return {
    items: rest
      .slice(0, limit)
      .map((policy) => ({ item: awsPolicyView(policy), cursor: encodeCursor({ sort: policy.name, id: policy.arn }) })),
    hasMore: rest.length > limit,
  }
}
