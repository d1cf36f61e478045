import { beforeAll, expect, it } from 'vitest'
import { ValidatePolicyDocument } from '../../schema/generated/graphql.ts'
import { ALICE, type Ask, BOB, granted, openTestGateway } from './test-gateway.ts'

let asAlice: Ask
let asBob: Ask
beforeAll(async () => {
  const gateway = await openTestGateway()
  asAlice = await gateway.as(ALICE)
  asBob = await gateway.as(BOB)
})

const TYPO = `{
  "Statement": { "Effect": "Allow", "Action": "s3:GetObjct", "Resource": "*" }
}`

it('finds what is wrong, and where', async () => {
  const { validatePolicy } = granted(await asAlice(ValidatePolicyDocument, { input: { policyDocument: TYPO } }))
  expect(validatePolicy).toMatchObject([
    { findingType: 'WARNING', issueCode: 'MISSING_VERSION', line: 1 },
    { findingType: 'ERROR', issueCode: 'INVALID_ACTION', line: 2, column: 47, pointer: '/Statement/Action' },
  ])
})

it('reads a document by what it is for', async () => {
  const policyDocument = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] }
  const codes = async (policyType: 'IDENTITY' | 'RESOURCE') =>
    granted(await asAlice(ValidatePolicyDocument, { input: { policyDocument, policyType } })).validatePolicy.map(
      ({ issueCode }) => issueCode,
    )
  expect(await codes('IDENTITY')).toEqual([])
  expect(await codes('RESOURCE')).toContain('MISSING_PRINCIPAL')
})

it('asks first, and refuses what is no policy at all', async () => {
  expect((await asBob(ValidatePolicyDocument, { input: { policyDocument: TYPO } })).code).toBe('AccessDenied')
  expect(await asAlice(ValidatePolicyDocument, { input: { policyDocument: 42 } })).toMatchObject({
    code: 'InvalidInput',
    field: 'input.policyDocument',
  })
  expect(
    await asAlice(ValidatePolicyDocument, { input: { policyDocument: TYPO, resourceType: 'bucket' } }),
  ).toMatchObject({
    code: 'InvalidInput',
    field: 'input.resourceType',
  })
})
