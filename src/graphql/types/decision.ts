import {
  type DecisionError,
  type DecisionOutcome,
  LAYERS,
  type LayerExplanation,
  type LayerOutcome,
  type StatementMatch,
  type StatementMismatch,
} from '../../engine/decision.ts'
import type { ContextChange, Remedy, RemedyKind } from '../../engine/remedy.ts'
import type { ExplainableAnswer } from '../../operations/access/evaluate.ts'
import { builder } from '../builder.ts'
import { explanationOf } from '../explanation.ts'

const OutcomeType = builder.enumType('DecisionOutcome', {
  values: {
    ALLOWED: {},
    EXPLICIT_DENY: { description: 'A matching statement denies.' },
    IMPLICIT_DENY: { description: 'No matching statement allows.' },
  } satisfies Record<DecisionOutcome, object>,
})

const LayerOutcomeType = builder.enumType('LayerOutcome', {
  values: {
    ALLOWED: {},
    EXPLICIT_DENY: {},
    IMPLICIT_DENY: { description: 'Policies are attached, and none of them allows.' },
    NOT_APPLICABLE: { description: 'Nothing is attached here, or it does not bind this principal.' },
  } satisfies Record<LayerOutcome, object>,
})

const LayerType = builder.enumType('Layer', {
  description: 'Kinds of policies. `layers` has them in the order in which they are evaluated.',
  values: LAYERS,
})

const EffectType = builder.enumType('Effect', {
  values: { ALLOW: { value: 'Allow' }, DENY: { value: 'Deny' } } as const,
})

const StatementMatchType = builder.objectRef<StatementMatch>('StatementMatch').implement({
  description: 'A statement that met the request, and where it stands.',
  fields: (t) => ({
    layer: t.field({ type: LayerType, resolve: ({ layer }) => layer }),
    policy: t.exposeString('policy', { description: 'ARN of a managed policy, or the name of an inline one.' }),
    statementIndex: t.exposeInt('statementIndex', { description: 'From 0.' }),
    sid: t.exposeString('sid', { nullable: true }),
    effect: t.field({ type: EffectType, resolve: ({ effect }) => effect }),
    line: t.exposeInt('line', { description: 'From 1, in the text of the policy as it was written.' }),
    column: t.exposeInt('column', { description: 'From 1.' }),
  }),
})

const StatementMismatchType = builder.objectRef<StatementMismatch>('StatementMismatch').implement({
  description: 'A statement that did not meet the request, and the one element that failed.',
  fields: (t) => ({
    policy: t.exposeString('policy'),
    statementIndex: t.exposeInt('statementIndex'),
    sid: t.exposeString('sid', { nullable: true }),
    effect: t.field({ type: EffectType, resolve: ({ effect }) => effect }),
    line: t.exposeInt('line'),
    column: t.exposeInt('column'),
    element: t.exposeString('element', {
      description:
        '`Principal`, `Action`, `Resource` or `Condition`; `PublicAccessBlock` or `ObjectOwnership` where S3 lets an Allow count for nothing.',
    }),
    detail: t.exposeString('detail', { description: 'For conditions the operator and the key; for S3 the setting.' }),
    expected: t.exposeStringList('expected'),
    actual: t.exposeStringList('actual'),
  }),
})

const LayerResultType = builder.objectRef<LayerExplanation>('LayerResult').implement({
  description: 'What one layer said.',
  fields: (t) => ({
    layer: t.field({ type: LayerType, resolve: ({ layer }) => layer }),
    target: t.exposeString('target', {
      nullable: true,
      description: 'What the policies hang on where a layer has several: a group, an organizational unit, an account.',
    }),
    outcome: t.field({ type: LayerOutcomeType, resolve: ({ outcome }) => outcome }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'Why statements that met the request have no effect here, where that is so.',
    }),
    statements: t.field({
      type: [StatementMatchType],
      description: 'The statements that met the request and have an effect.',
      resolve: ({ statements }) => statements,
    }),
    mismatches: t.field({
      type: [StatementMismatchType],
      description: 'The statements that did not, each with the element that failed.',
      resolve: ({ mismatches }) => mismatches,
    }),
    missingContextKeys: t.exposeStringList('missingContextKeys', {
      description: 'Keys that any statement of the layer can read and the request does not have.',
    }),
  }),
})

const RemedyKindEnum = builder.enumType('RemedyKind', {
  description: 'What a remedy changes, from the most direct to the least.',
  values: {
    SIGN_IN_WITH_MFA: { description: 'Make the same request with credentials that were got with a second factor.' },
    PROVIDE_CONTEXT_KEY: { description: 'Give a condition key that the request does not have.' },
    CHANGE_CONTEXT_VALUE: {
      description: 'Make the request when, where or as somebody for whom a condition key has another value.',
    },
    CHANGE_RESOURCE: { description: 'Ask for a resource that a statement names.' },
    USE_OTHER_CREDENTIALS: { description: 'No policy or list can allow it to this kind of caller or credentials.' },
    LIFT_PUBLIC_ACCESS_BLOCK: {
      description: 'Limit what makes a bucket public, or switch off what S3 does about it.',
    },
    REMOVE_DENY: { description: 'Remove or narrow the statement that denies.' },
    ALLOW_IN_LAYER: { description: 'Add a statement that allows this action on this resource in this layer.' },
  } satisfies Record<RemedyKind, object>,
})

const ContextChangeType = builder.objectRef<ContextChange>('ContextChange').implement({
  description: 'A context key, and one value that would do.',
  fields: (t) => ({
    key: t.exposeString('key'),
    value: t.exposeString('value', {
      nullable: true,
      description: 'One out of perhaps many; null: the request must not have the key.',
    }),
  }),
})

const RemedyType = builder.objectRef<Remedy>('Remedy').implement({
  description:
    'One change. Statements that deny and layers that do not allow are obstacles; remedies of one obstacle are alternatives, and one for each obstacle is needed.',
  fields: (t) => ({
    kind: t.field({ type: RemedyKindEnum, resolve: ({ kind }) => kind }),
    obstacle: t.exposeInt('obstacle', { description: 'From 0: which obstacle it removes.' }),
    suffices: t.exposeBoolean('suffices', {
      description: 'Whether this change alone is known to make the request allowed.',
    }),
    layer: t.field({
      type: LayerType,
      nullable: true,
      description: 'The layer that denies or does not allow; null where no policy has a say.',
      resolve: ({ layer }) => layer,
    }),
    target: t.exposeString('target', {
      nullable: true,
      description: 'What the policies of the layer hang on, where it has several levels.',
    }),
    policy: t.exposeString('policy', {
      nullable: true,
      description: 'Of the statement that denies, or that would allow under another condition or on another resource.',
    }),
    statementIndex: t.exposeInt('statementIndex', { nullable: true, description: 'From 0.' }),
    sid: t.exposeString('sid', { nullable: true }),
    context: t.field({
      type: [ContextChangeType],
      description: 'Of the first three kinds: with these values the statement allows, or no longer denies.',
      resolve: ({ context }) => context,
    }),
    message: t.exposeString('message', { description: 'For people, as a sentence without its full stop.' }),
  }),
})

const DecisionErrorType = builder.objectRef<DecisionError>('DecisionError').implement({
  fields: (t) => ({ code: t.exposeString('code'), message: t.exposeString('message') }),
})

export const DecisionType = builder.objectRef<ExplainableAnswer>('Decision').implement({
  description: 'The answer to one question. What explains it is computed only when it is selected.',
  fields: (t) => ({
    decision: t.field({ type: OutcomeType, resolve: ({ decision }) => decision.outcome }),
    allowed: t.boolean({ resolve: ({ decision }) => decision.allowed }),
    reason: t.string({
      description: "One sentence in IAM's words: `User: ... is not authorized to perform: ... because ...`.",
      resolve: (answer) => answer.reason(),
    }),
    layers: t.field({
      type: [LayerResultType],
      description: 'In the order of evaluation, each with its outcome and the statements that met the request.',
      resolve: async (answer) => (await explanationOf(answer)).layers,
    }),
    matchedStatements: t.field({
      type: [StatementMatchType],
      description: 'The statements that settled the outcome.',
      resolve: async (answer) => (await explanationOf(answer)).matchedStatements,
    }),
    missingContextKeys: t.stringList({
      description: 'Keys that statements in play asked for and the request did not have.',
      resolve: async (answer) => (await explanationOf(answer)).missingContextKeys,
    }),
    remedies: t.field({
      type: [RemedyType],
      description: 'What would have to change for a denied request to be allowed, most direct first; at most ten.',
      resolve: async (answer) => (await explanationOf(answer)).remedies,
    }),
    errors: t.field({
      type: [DecisionErrorType],
      description: 'Not empty: the question could not be decided, and the decision is a deny.',
      resolve: ({ decision }) => decision.errors,
    }),
    validUntil: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When a condition on the clock may change the decision; null: never by the clock.',
      resolve: ({ decision }) => (decision.validUntil === undefined ? null : new Date(decision.validUntil)),
    }),
    revision: t.string({
      description: 'The state that it was decided on.',
      resolve: ({ revision }) => String(revision),
    }),
  }),
})
