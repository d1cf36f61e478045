import { listPolicies } from '../../operations/iam/list-policies.ts'
import { createPolicy, getPolicy } from '../../operations/iam/managed-policies.ts'
import { builder } from '../builder.ts'
import { changePayload } from '../change-payload.ts'
import { ConnectionArgs, pageInput, toConnection } from '../connection.ts'
import { guarded } from '../guarded.ts'
import { PolicyConnection, PolicyType } from '../types/policy.ts'
import { withoutNulls } from '../without-nulls.ts'

const GetPolicyInput = builder.inputType('GetPolicyInput', {
  fields: (t) => ({ policyArn: t.string({ required: true }) }),
})

const PolicyScope = builder.enumType('PolicyScope', {
  values: {
    LOCAL: { description: "The account's own." },
    AWS: { description: 'Those that AWS offers to all accounts.' },
  } as const,
})

const ListPoliciesInput = builder.inputType('ListPoliciesInput', {
  fields: (t) => ({ scope: t.field({ type: PolicyScope, description: 'Default `LOCAL`.' }) }),
})

const CreatePolicyInput = builder.inputType('CreatePolicyInput', {
  fields: (t) => ({
    policyName: t.string({
      required: true,
      description: '1 to 128 letters, digits or any of `+=,.@_-`; unique in the account ignoring case.',
    }),
    path: t.string({ description: 'Begins and ends with `/`; default `/`.' }),
    description: t.string(),
    policyDocument: t.field({
      type: 'JSON',
      required: true,
      description: 'An object, or its text, which keeps line and column.',
    }),
  }),
})

const CreatePolicyPayload = changePayload('CreatePolicyPayload', 'policy', PolicyType)

builder.queryFields((t) => ({
  getPolicy: t.field({
    ...guarded(getPolicy, 'One managed policy by its ARN.'),
    type: PolicyType,
    args: { input: t.arg({ type: GetPolicyInput, required: true }) },
    resolve: (_root, { input }, { perform }) => perform(getPolicy, input),
  }),
  listPolicies: t.field({
    ...guarded(listPolicies, 'Managed policies, by name.'),
    type: PolicyConnection,
    args: { ...ConnectionArgs, input: t.arg({ type: ListPoliciesInput }) },
    resolve: async (_root, { input, ...args }, { perform }) =>
      toConnection(await perform(listPolicies, { ...pageInput(args), ...withoutNulls(input ?? {}) }), args),
  }),
}))

builder.mutationField('createPolicy', (t) =>
  t.field({
    ...guarded(createPolicy, 'Adds a managed policy to the account, as its version `v1`.'),
    type: CreatePolicyPayload,
    nullable: true,
    args: { input: t.arg({ type: CreatePolicyInput, required: true }) },
    resolve: (_root, { input: { policyDocument, ...input } }, { perform }) =>
      perform(createPolicy, { ...withoutNulls(input), policyDocument }),
  }),
)
