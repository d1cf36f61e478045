import { getPolicy } from '../../operations/iam/managed-policies.ts'
import type { PolicyView } from '../../operations/iam/policy-view.ts'
import { builder } from '../builder.ts'
import { loadNode } from '../load-node.ts'

export const PolicyType = builder.objectRef<PolicyView>('Policy')

builder.node(PolicyType, {
  description: "A managed policy: AWS's, shared by all accounts and changeable by none, or the account's own.",
  id: { resolve: ({ arn }) => arn },
  loadOne: (arn, context) => loadNode(arn, () => context.perform(getPolicy, { policyArn: arn })),
  isTypeOf: (value) => 'isAwsManaged' in (value as object),
  fields: (t) => ({
    policyName: t.exposeString('policyName'),
    policyId: t.exposeString('policyId', {
      nullable: true,
      description: '`ANPA...`; absent for AWS managed policies.',
    }),
    path: t.exposeString('path'),
    arn: t.exposeString('arn'),
    description: t.exposeString('description', { nullable: true }),
    createDate: t.field({ type: 'DateTime', resolve: ({ createDate }) => createDate }),
    updateDate: t.field({ type: 'DateTime', resolve: ({ updateDate }) => updateDate }),
    isAwsManaged: t.exposeBoolean('isAwsManaged'),
    defaultVersionId: t.exposeString('defaultVersionId'),
    document: t.field({
      type: 'JSON',
      description: 'The default version, as an object.',
      resolve: ({ document }): unknown => JSON.parse(document),
    }),
    documentText: t.exposeString('document', {
      description:
        'The default version as it was written, or as two-space JSON where it was given as an object; explanations count its lines.',
    }),
  }),
})

export const PolicyConnection = builder.connectionObject(
  { type: PolicyType, name: 'PolicyConnection' },
  { name: 'PolicyEdge' },
)
