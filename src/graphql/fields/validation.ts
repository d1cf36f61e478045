import { validatePolicy } from '../../operations/access/validate-policy.ts'
import type { Finding } from '../../validation/finding.ts'
import { builder } from '../builder.ts'
import { guarded } from '../guarded.ts'
import { withoutNulls } from '../without-nulls.ts'

const PolicyTypeEnum = builder.enumType('PolicyType', {
  description: 'Where a policy is used, which decides what it may say.',
  values: {
    IDENTITY: { value: 'identity' },
    BOUNDARY: { value: 'boundary' },
    SESSION: { value: 'session' },
    RESOURCE: { value: 'resource' },
    TRUST: { value: 'trust' },
    SERVICE_CONTROL: { value: 'scp' },
    RESOURCE_CONTROL: { value: 'rcp' },
  } as const,
})

const FindingTypeEnum = builder.enumType('FindingType', {
  values: ['ERROR', 'SECURITY_WARNING', 'WARNING', 'SUGGESTION'] as const,
})

const FindingType = builder.objectRef<Finding>('PolicyFinding').implement({
  description: "Something to say about a policy, under the name of Access Analyzer's check.",
  fields: (t) => ({
    findingType: t.field({ type: FindingTypeEnum, resolve: ({ findingType }) => findingType }),
    issueCode: t.exposeString('issueCode', { description: 'Such as `INVALID_ACTION`.' }),
    message: t.exposeString('message'),
    learnMoreLink: t.exposeString('learnMoreLink'),
    pointer: t.exposeString('pointer', { description: 'JSON pointer into the document.' }),
    line: t.exposeInt('line', { description: 'From 1.' }),
    column: t.exposeInt('column', { description: 'From 1.' }),
    endLine: t.exposeInt('endLine'),
    endColumn: t.exposeInt('endColumn'),
  }),
})

const ValidatePolicyInput = builder.inputType('ValidatePolicyInput', {
  fields: (t) => ({
    policyDocument: t.field({
      type: 'JSON',
      required: true,
      description: 'An object, or its text, which keeps line and column.',
    }),
    policyType: t.field({ type: PolicyTypeEnum, description: 'Default `IDENTITY`.' }),
    resourceType: t.string({
      description: 'For resource-based policies: what they are for, such as `AWS::S3::Bucket`.',
    }),
  }),
})

builder.queryField('validatePolicy', (t) =>
  t.field({
    ...guarded(validatePolicy, 'Everything there is to say about a policy, in the order of its text. Stores nothing.'),
    type: [FindingType],
    args: { input: t.arg({ type: ValidatePolicyInput, required: true }) },
    resolve: (_root, { input: { policyDocument, ...input } }, { perform }) =>
      perform(validatePolicy, { ...withoutNulls(input), policyDocument }),
  }),
)
