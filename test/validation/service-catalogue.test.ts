import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { generateCatalogue } from '../../seeds/service-authorization/generate.ts'
import { loadServiceCatalogue } from '../../src/validation/service-catalogue.ts'

const services = loadServiceCatalogue()

describe('the catalogue of services', () => {
  it('is what the generator makes of the installed package', async () => {
    const stored = readFileSync(new URL('../../seeds/service-authorization/services.jsonl', import.meta.url), 'utf8')
    // Compared as a boolean: a diff of this size helps nobody. Run `npm run seed:service-authorization` when this fails.
    expect(stored === (await generateCatalogue())).toBe(true)
  })

  it('knows services and actions, ignoring case', () => {
    expect(services.hasService('S3')).toBe(true)
    expect(services.hasService('invoices-of-our-own')).toBe(false)
    expect(services.hasAction('s3', 'getobject')).toBe(true)
    expect(services.hasAction('s3', '*Object')).toBe(true)
    expect(services.hasAction('s3', 'GetObjects')).toBe(false)
    expect(services.hasAction('invoices-of-our-own', '*')).toBe(false)
  })

  it('knows resources by the service field of their ARN', () => {
    expect(services.resourceFormats('s3')).toContainEqual({ region: '', account: '', resource: '*/*' })
    expect(services.resourceFormats('sqs')).toEqual([{ region: '*', account: '*', resource: '*' }])
    // CloudWatch's actions begin with `cloudwatch:` and API Gateway's calls with `execute-api:`, and so do their ARNs.
    expect(services.resourceFormats('execute-api')?.length).toBeGreaterThan(0)
    expect(services.resourceFormats('invoices-of-our-own')).toBeUndefined()
  })

  it('knows condition keys, and those of which the author of a request chooses a part', () => {
    expect(services.findKey('S3:Prefix')).toEqual({ type: 'String', free: false })
    expect(services.findKey('kms:EncryptionContext:aws:s3:arn')).toMatchObject({ free: true })
    expect(services.findKey('secretsmanager:ResourceTag/team')).toMatchObject({ free: true })
    expect(services.findKey('s3:prefixes')).toBeUndefined()
    expect(services.hasKeyPrefix('accounts.google.com')).toBe(true)
  })
})
