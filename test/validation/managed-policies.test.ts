import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadAwsManagedPolicies } from '../../src/directory/aws-managed-policies.ts'
import { validatePolicy } from '../../src/validation/validate-policy.ts'

interface ExplainedErrors {
  readonly issueCode: string
  /** Why AWS's own policies are found fault with. */
  readonly reason: string
  /** The texts at fault. */
  readonly texts: readonly string[]
}

const explained: readonly ExplainedErrors[] = JSON.parse(
  readFileSync(new URL('./managed-policy-errors.json', import.meta.url), 'utf8'),
)

const found = loadAwsManagedPolicies().policies.map((policy) => ({
  ...policy,
  findings: validatePolicy(policy.document),
}))

describe('the AWS managed policies', () => {
  it('have no errors but those that are explained, and all of those', () => {
    const errors = found.flatMap(({ document, findings }) =>
      findings
        .filter(({ findingType }) => findingType === 'ERROR')
        .map(({ issueCode, offset, endOffset }) => `${issueCode} ${JSON.parse(document.slice(offset, endOffset))}`),
    )
    const expected = explained.flatMap(({ issueCode, texts }) => texts.map((text) => `${issueCode} ${text}`))
    expect([...new Set(errors)].sort()).toEqual(expected.sort())
  })

  it('are found to pass every role only by those that are made for it', () => {
    const broad = found.filter(({ findings }) =>
      findings.some(({ issueCode }) => issueCode === 'PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE'),
    )
    expect(broad.map(({ name }) => name)).toContain('AdministratorAccess')
    expect(broad.length).toBeLessThan(5)
  })

  it('lead to few findings otherwise: the checks are no noise', () => {
    const clean = found.filter(({ findings }) => findings.length === 0)
    expect(clean.length / found.length).toBeGreaterThan(0.8)
  })
})
