import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadAwsManagedPolicies } from '../../src/directory/aws-managed-policies.ts'
import { CONDITION_OPERATORS } from '../../src/policy/condition-operators.ts'
import { parsePolicy } from '../../src/policy/parse-policy.ts'
import { arbitraryPolicy, POLICY_TYPES } from './arbitrary-policy.ts'

const schema = JSON.parse(readFileSync(new URL('../../schema/policy.schema.json', import.meta.url), 'utf8'))
const matchesSchema = new Ajv({ strict: true, strictTypes: false, strictRequired: false }).compile(schema)

/** As a policy of any type, for the schema is for all of them. */
const parses = (policy: object) => POLICY_TYPES.some((type) => parsePolicy(policy, { type }).ok)

const STATEMENT = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }
const policy = (change: object) => JSON.parse(JSON.stringify({ Statement: { ...STATEMENT, ...change } }))

describe('the JSON Schema of policies', () => {
  it('takes every policy of the grammar', () => {
    const some = fc.constantFrom(...POLICY_TYPES).chain(arbitraryPolicy)
    fc.assert(
      fc.property(some, (document) => {
        expect(matchesSchema(JSON.parse(JSON.stringify(document))), JSON.stringify(matchesSchema.errors)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('takes every AWS managed policy', () => {
    for (const { name, document } of loadAwsManagedPolicies().policies) {
      expect(matchesSchema(JSON.parse(document)), name).toBe(true)
    }
  })

  it('knows exactly the operators of the language', () => {
    const bases = [...Object.keys(CONDITION_OPERATORS), 'StringEqual', 'NumericLike', 'BoolNot', 'DateLess']
    for (const base of bases) {
      for (const operator of [
        base,
        `ForAllValues:${base}`,
        `ForAnyValue:${base}IfExists`,
        `${base}IfExists`,
        `Any:${base}`,
      ]) {
        const document = policy({ Condition: { [operator]: {} } })
        expect(matchesSchema(document), operator).toBe(parses(document))
      }
    }
  })

  it.each([
    { Statement: [] },
    {},
    { Version: '2020-01-01', Statement: STATEMENT },
    { Statement: STATEMENT, Comment: 'x' },
    policy({ Effect: 'allow' }),
    policy({ Effect: undefined }),
    policy({ Action: undefined }),
    policy({ NotAction: 's3:*' }),
    policy({ NotResource: '*' }),
    policy({ effect: 'Allow' }),
    policy({ Action: 's3' }),
    policy({ Action: 7 }),
    policy({ Resource: 'bucket' }),
    policy({ Resource: 'arn:aws:s3:bucket' }),
    policy({ Resource: 'arn:aws:*:::bucket' }),
    policy({ Principal: 'everyone' }),
    policy({ Principal: { User: 'x' } }),
    policy({ Principal: { AWS: 'arn:aws:iam::111122223333:role/*' } }),
    policy({ NotPrincipal: { AWS: '111122223333' } }),
    policy({ Condition: [] }),
    policy({ Condition: { StringEquals: { username: 'a' } } }),
    policy({ Condition: { StringEquals: { 'aws:username': null } } }),
    policy({ Sid: 1 }),
  ])('refuses what the parser refuses: %j', (document) => {
    expect(parses(document)).toBe(false)
    expect(matchesSchema(document)).toBe(false)
  })
})
