import { evaluate } from '../../operations/access/evaluate.ts'
import { simulate } from '../../operations/access/simulate.ts'
import { ServiceError } from '../../util/service-error.ts'
import { builder } from '../builder.ts'
import { guarded } from '../guarded.ts'
import { DecisionType } from '../types/decision.ts'
import {
  AccessControlListInput,
  ObjectOwnershipEnum,
  PublicAccessBlockInput,
  sharingInputs,
} from '../types/sharing-input.ts'
import { withoutNulls } from '../without-nulls.ts'

const MAX_BATCH = 1_000

const ContextKeyTypeEnum = builder.enumType('ContextKeyType', {
  description: 'As in IAM. A list type makes a multivalued key, even of one value.',
  values: [
    'STRING',
    'STRING_LIST',
    'NUMERIC',
    'NUMERIC_LIST',
    'BOOLEAN',
    'BOOLEAN_LIST',
    'DATE',
    'DATE_LIST',
    'IP',
    'IP_LIST',
    'BINARY',
    'BINARY_LIST',
  ] as const,
})

const ContextEntryInput = builder.inputType('ContextEntryInput', {
  fields: (t) => ({
    key: t.string({ required: true, description: 'Such as `aws:SourceIp`; case is ignored.' }),
    values: t.stringList({ required: true }),
    type: t.field({
      type: ContextKeyTypeEnum,
      description: 'Default: what the key is known to be, else a list when there is not exactly one value.',
    }),
  }),
})

const AccessRequestInput = builder.inputType('AccessRequestInput', {
  fields: (t) => ({
    principal: t.string({ description: 'ARN of a user, role, role session or root user. Default: the caller.' }),
    action: t.string({ required: true, description: 'Such as `s3:GetObject`.' }),
    resource: t.string({ required: true, description: 'An ARN, or `*` for actions without a resource.' }),
    context: t.field({
      type: [ContextEntryInput],
      description:
        'Condition keys of the request that is asked about; the address that the question itself comes from plays no part. Keys that describe the principal come from what is stored and are refused here; `aws:Resource...` keys of a resource that is stored are ignored.',
    }),
    atLeast: t.string({ description: 'The revision of an earlier change that the answer must know of.' }),
  }),
})

const SimulationInput = builder.inputType('SimulationInput', {
  fields: (t) => ({
    principal: t.string({
      required: true,
      description: 'Any principal ARN, a service such as `lambda.amazonaws.com`, or `anonymous`.',
    }),
    action: t.string({ required: true }),
    resource: t.string({ required: true }),
    resourceAccountId: t.id({ description: "Default: the ARN's account, else the principal's." }),
    context: t.field({ type: [ContextEntryInput] }),
    identityPolicies: t.field({ type: ['JSON'] }),
    permissionsBoundary: t.field({ type: 'JSON' }),
    sessionPolicies: t.field({ type: ['JSON'] }),
    serviceControlPolicies: t.field({
      type: t.listRef(t.listRef('JSON')),
      description: 'One list for each level: the organization root first, the account last.',
    }),
    resourceControlPolicies: t.field({ type: t.listRef(t.listRef('JSON')) }),
    resourcePolicy: t.field({ type: 'JSON', description: "For `sts:*` on a role this is the role's trust policy." }),
    accessControlLists: t.field({
      type: [AccessControlListInput],
      description: 'S3: of the bucket and, for a question about an object that exists, of the object.',
    }),
    objectOwnership: t.field({
      type: ObjectOwnershipEnum,
      description: 'S3: of the bucket. Default: `BUCKET_OWNER_ENFORCED`, so that access control lists are ignored.',
    }),
    publicAccessBlock: t.field({ type: PublicAccessBlockInput, description: 'S3. Default: off.' }),
  }),
})

type AccessRequest = typeof AccessRequestInput.$inferInput
type Simulation = typeof SimulationInput.$inferInput

builder.queryFields((t) => ({
  evaluate: t.field({
    ...guarded(evaluate, 'May this caller (or, with permission to ask for others, this principal) do this?'),
    type: DecisionType,
    args: { input: t.arg({ type: AccessRequestInput, required: true }) },
    resolve: (_root, { input }, { perform }) => perform(evaluate, { input: accessQuestion(input), field: 'input' }),
  }),
  evaluateBatch: t.field({
    ...guarded(
      evaluate,
      'Up to 1,000 questions, answered in order and from one state; equal to asking them one by one. Malformed input refuses the batch and names the question.',
    ),
    type: [DecisionType],
    args: { inputs: t.arg({ type: [AccessRequestInput], required: true }) },
    resolve: (_root, { inputs }, { perform }) =>
      Promise.all(
        checkBatch(inputs).map((input, index) =>
          perform(evaluate, { input: accessQuestion(input), field: `inputs[${index}]` }),
        ),
      ),
  }),
  simulate: t.field({
    ...guarded(simulate, 'The same engine over policies given in the call; reads nothing that is stored.'),
    type: DecisionType,
    args: { input: t.arg({ type: SimulationInput, required: true }) },
    resolve: (_root, { input }, { perform }) => perform(simulate, { input: simulation(input), field: 'input' }),
  }),
  simulateBatch: t.field({
    ...guarded(simulate, 'Up to 1,000 simulations, answered in order.'),
    type: [DecisionType],
    args: { inputs: t.arg({ type: [SimulationInput], required: true }) },
    resolve: (_root, { inputs }, { perform }) =>
      Promise.all(
        checkBatch(inputs).map((input, index) =>
          perform(simulate, { input: simulation(input), field: `inputs[${index}]` }),
        ),
      ),
  }),
}))

function checkBatch<Input>(inputs: readonly Input[]): readonly Input[] {
  if (inputs.length <= MAX_BATCH) return inputs
  throw new ServiceError(
    'LimitExceeded',
    `inputs has ${inputs.length} entries; at most ${MAX_BATCH} are allowed`,
    'inputs',
  )
}

function accessQuestion({ context, ...input }: AccessRequest) {
  return { ...withoutNulls(input), ...(context && { context: context.map((entry) => withoutNulls(entry)) }) }
}

function simulation({ context, accessControlLists, publicAccessBlock, ...input }: Simulation) {
  return {
    ...withoutNulls(input),
    ...(context && { context: context.map((entry) => withoutNulls(entry)) }),
    ...sharingInputs({ accessControlLists, publicAccessBlock }),
  }
}
