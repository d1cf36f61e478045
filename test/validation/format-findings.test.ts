import { describe, expect, it } from 'vitest'
import { formatFindings } from '../../src/validation/format-findings.ts'
import { validatePolicy } from '../../src/validation/validate-policy.ts'

const format = (source: string) => formatFindings(validatePolicy(source), { source, file: 'policy.json' })

describe('formatFindings', () => {
  it('shows each finding with its place and the source there', () => {
    const source = `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "allow",
    "Action": "s3:GetObjct",
    "Resource": "*"
  }
}`
    expect(
      format(source),
    ).toBe(`policy.json:4:15 ERROR INVALID_EFFECT effect \`allow\` must be \`Allow\` or \`Deny\`, spelled exactly so
4 |     "Effect": "allow",
  |               ^^^^^^^`)
    expect(
      format(source.replace('allow', 'Allow')),
    ).toBe(`policy.json:5:15 ERROR INVALID_ACTION action \`s3:GetObjct\` does not exist: service \`s3\` has nothing that meets \`GetObjct\`
5 |     "Action": "s3:GetObjct",
  |               ^^^^^^^^^^^^^`)
  })

  it('has nothing to say about a good policy', () => {
    expect(
      format('{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}'),
    ).toBe('')
  })
})
