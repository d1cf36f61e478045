import { describe, expect, it } from 'vitest'
import { loadAwsManagedPolicies } from '../../src/directory/aws-managed-policies.ts'
import { compilePolicy, compilePolicySet, decide, explain } from '../../src/engine/index.ts'
import { asked } from './language.ts'

describe('the AWS managed policies', () => {
  const { policies } = loadAwsManagedPolicies()
  const compiled = policies.map(({ arn, document }) => ({ name: arn, document: compilePolicy(document, 'identity') }))
  const decideBy = (name: string, action: string) => {
    const document = compiled.find(({ name: arn }) => arn.endsWith(`/${name}`))
    return decide(asked({ action, resource: '*' }), compilePolicySet({ identityPolicies: document ? [document] : [] }))
      .outcome
  }

  it('all compile', () => {
    expect(compiled.length).toBeGreaterThan(1000)
    expect(compiled.filter(({ document }) => document.errors.length > 0).map(({ name }) => name)).toEqual([])
  })

  it('decide as their names say', () => {
    expect(decideBy('AdministratorAccess', 'iam:CreateUser')).toBe('ALLOWED')
    expect(decideBy('PowerUserAccess', 'iam:CreateUser')).toBe('IMPLICIT_DENY')
    expect(decideBy('PowerUserAccess', 'ec2:RunInstances')).toBe('ALLOWED')
    expect(decideBy('ReadOnlyAccess', 'ec2:DescribeInstances')).toBe('ALLOWED')
    expect(decideBy('ReadOnlyAccess', 'ec2:RunInstances')).toBe('IMPLICIT_DENY')
    expect(decideBy('AWSDenyAll', 's3:GetObject')).toBe('EXPLICIT_DENY')
  })

  it('can all hang on one caller, who is then denied everything', () => {
    const policySet = compilePolicySet({ identityPolicies: compiled })
    const { outcome, matchedStatements } = explain(asked(), policySet)
    expect(outcome).toBe('EXPLICIT_DENY')
    expect(matchedStatements.map(({ policy }) => policy)).toContain('arn:aws:iam::aws:policy/AWSDenyAll')
  })
})
