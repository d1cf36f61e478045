import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AccessRequest,
  compilePolicy,
  compilePolicySet,
  decide,
  explain,
  type PolicySetInput,
  parsePolicy,
} from '../../src/engine/index.ts'
import { ACCOUNT, ALICE, asked, policy, SESSION } from './language.ts'

/** Small vocabularies, so that statements and requests meet each other often. */
const resource = fc.constantFrom('arn:aws:s3:::b/x', 'arn:aws:s3:::b/alice/x', 'arn:aws:s3:::c/x', '*')
const action = fc.constantFrom('s3:GetObject', 's3:PutObject', 'kms:Decrypt')
const context = fc.record(
  {
    'app:Colour': fc.oneof(fc.constantFrom('red', 'blue', ''), fc.subarray(['red', 'blue'])),
    'app:Age': fc.constantFrom('7', '8', 'old'),
  },
  { requiredKeys: [] },
)
const request: fc.Arbitrary<AccessRequest> = fc
  .record({
    principal: fc.constantFrom(ALICE, SESSION, `arn:aws:iam::${ACCOUNT}:root`, 'anonymous', 's3.amazonaws.com'),
    action,
    resource,
    context,
  })
  .map(asked)

const condition = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  fc.constantFrom<object>(
    { StringEquals: { 'app:Colour': 'red' } },
    { StringNotEquals: { 'app:Colour': ['red', 'blue'] } },
    { 'ForAllValues:StringLike': { 'app:Colour': 'r*' } },
    { NumericNotEquals: { 'app:Age': '7' } },
    { NumericLessThanIfExists: { 'app:Age': '8' } },
    { StringEquals: { 'aws:username': '${aws:username}' } },
  ),
)
const statement = fc.record({
  Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
  Action: fc.constantFrom<string | string[]>('*', 's3:*', ['s3:Get*', 'kms:*'], 's3:PutObject'),
  Resource: fc.constantFrom('*', 'arn:aws:s3:::b/*', 'arn:aws:s3:::b/${aws:username}/*', 'arn:aws:s3:::?/x'),
  Condition: condition,
})
const principal = fc.constantFrom<unknown>(
  '*',
  { AWS: ALICE },
  { AWS: ACCOUNT },
  { AWS: SESSION },
  { Service: 's3.amazonaws.com' },
)
const document = fc.array(statement, { minLength: 1, maxLength: 3 }).map((statements) => policy(...statements))
const resourceDocument = fc
  .array(fc.record({ statement, Principal: principal }), { minLength: 1, maxLength: 3 })
  .map((statements) => policy(...statements.map(({ statement: rest, ...named }) => ({ ...rest, ...named }))))
const policies = fc.record(
  {
    identityPolicies: fc.array(document, { maxLength: 3 }),
    permissionsBoundary: document,
    sessionPolicies: fc.array(document, { maxLength: 2 }),
    serviceControlPolicies: fc.array(fc.array(document, { minLength: 1, maxLength: 2 }), { maxLength: 2 }),
    resourcePolicy: resourceDocument,
  },
  { requiredKeys: ['identityPolicies'] },
) satisfies fc.Arbitrary<PolicySetInput>

const decideOver = (input: PolicySetInput, about: AccessRequest) => decide(about, compilePolicySet(input))

describe('every decision', () => {
  it('can only get stricter by another Deny', () => {
    const anyDeny = statement.map((rest) => policy({ ...rest, Effect: 'Deny' }))
    fc.assert(
      fc.property(policies, anyDeny, request, (input, denial, about) => {
        const stricter = { ...input, identityPolicies: [...input.identityPolicies, denial] }
        if (decideOver(stricter, about).allowed) expect(decideOver(input, about).allowed).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('is the same whatever the order of policies and statements', () => {
    const turned = <T extends { Statement: readonly unknown[] }>(one: T) => ({
      ...one,
      Statement: one.Statement.toReversed(),
    })
    fc.assert(
      fc.property(policies, request, (input, about) => {
        const reversed: PolicySetInput = {
          ...input,
          identityPolicies: input.identityPolicies.map(turned).toReversed(),
          ...(input.sessionPolicies && { sessionPolicies: input.sessionPolicies.map(turned).toReversed() }),
          ...(input.resourcePolicy && { resourcePolicy: turned(input.resourcePolicy) }),
        }
        expect(decideOver(reversed, about)).toEqual(decideOver(input, about))
      }),
      { numRuns: 500 },
    )
  })

  it('is the one that is explained, and the explanation bears it out', () => {
    fc.assert(
      fc.property(policies, request, (input, about) => {
        const policySet = compilePolicySet(input)
        const decision = decide(about, policySet)
        const explanation = explain(about, policySet, { mismatches: true })
        expect(explanation).toMatchObject(decision)
        const entries = explanation.layers.filter(({ layer }) => layer === decision.decidedBy)
        if (decision.decidedBy !== undefined && decision.outcome !== 'IMPLICIT_DENY') {
          expect(entries.map(({ outcome }) => outcome)).toContain(decision.outcome)
          expect(explanation.matchedStatements.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('is the same for a policy given as text, object, parsed or compiled', () => {
    fc.assert(
      fc.property(document, request, (source, about) => {
        const parsed = parsePolicy(source)
        if (!parsed.ok) throw new Error('the generator writes policies')
        const forms = [JSON.stringify(source), source, parsed.value, compilePolicy(source, 'identity')]
        const decisions = forms.map((form) => decideOver({ identityPolicies: [form] }, about))
        for (const decision of decisions) expect(decision).toEqual(decisions[0])
      }),
      { numRuns: 200 },
    )
  })

  it('reads no context key that the policy set does not name', () => {
    fc.assert(
      fc.property(policies, request, (input, about) => {
        const policySet = compilePolicySet(input)
        const read = Object.entries(about.context ?? {}).filter(([key]) => policySet.contextKeys.has(key.toLowerCase()))
        expect(decide({ ...about, context: Object.fromEntries(read) }, policySet)).toEqual(decide(about, policySet))
      }),
      { numRuns: 300 },
    )
  })

  it('does not depend on what was asked before', () => {
    fc.assert(
      fc.property(policies, fc.array(request, { minLength: 2, maxLength: 8 }), (input, requests) => {
        const policySet = compilePolicySet(input)
        for (const about of [...requests, ...requests])
          expect(decide(about, policySet)).toEqual(decideOver(input, about))
      }),
      { numRuns: 100 },
    )
  })
})
