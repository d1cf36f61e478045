import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { generateCatalogue } from '../../seeds/aws-managed-policies/generate.ts'
import { loadAwsManagedPolicies } from '../../src/directory/aws-managed-policies.ts'

const catalogue = loadAwsManagedPolicies()

describe('the catalogue of AWS managed policies', () => {
  it('is what the generator makes of the installed package', () => {
    const stored = readFileSync(new URL('../../seeds/aws-managed-policies/policies.jsonl', import.meta.url), 'utf8')
    // Compared as a boolean: a diff of three megabytes helps nobody. Run `npm run seed:managed-policies` when this fails.
    expect(stored === generateCatalogue()).toBe(true)
  })

  it('finds a policy by its ARN and by its name', () => {
    const administrator = catalogue.byArn('arn:aws:iam::aws:policy/AdministratorAccess')
    expect(administrator).toMatchObject({ name: 'AdministratorAccess', path: '/', defaultVersionId: 'v1' })
    expect(catalogue.byName('AdministratorAccess')).toBe(administrator)
    expect(catalogue.byName('AWSLambdaBasicExecutionRole')?.arn).toBe(
      'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
    )
  })

  it('gives the document as two-space JSON, with places people can read', () => {
    expect(catalogue.byName('AdministratorAccess')?.document).toBe(
      JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }, null, 2),
    )
  })

  it('knows nothing of names that differ by case, of other paths and of other partitions', () => {
    expect(catalogue.byName('administratoraccess')).toBeUndefined()
    expect(catalogue.byArn('arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole')).toBeUndefined()
    expect(catalogue.byArn('arn:aws-cn:iam::aws:policy/AdministratorAccess')).toBeUndefined()
  })

  it('lists all policies by name, each with valid dates', () => {
    const names = catalogue.policies.map(({ name }) => name)
    expect(names.length).toBeGreaterThan(1_500)
    expect(names).toEqual([...new Set(names)].sort())
    for (const { name, createDate, updateDate } of catalogue.policies) {
      expect(Date.parse(createDate), name).toBeLessThanOrEqual(Date.parse(updateDate))
    }
  })
})
