import { beforeAll, describe, expect, it } from 'vitest'
import {
  CreateBucketDocument,
  EvaluateBatchDocument,
  EvaluateDocument,
  PutUserPolicyDocument,
} from '../../schema/generated/graphql.ts'
import {
  ALICE,
  BOB,
  CAROL,
  DAVE,
  ERIN,
  granted,
  openTestGateway,
  PRODUCTION,
  type TestGateway,
} from './test-gateway.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await openTestGateway()
})

const ORDER = 'arn:aws:s3:::shop-orders/2026/order-17.json'
const PAYROLL = 'arn:aws:s3:::shop-payroll/2026-11.csv'
const FUNCTION_ROLE = `${PRODUCTION}:role/service-role/orders-function`

interface Story {
  readonly who: string
  readonly action: string
  readonly resource: string
  readonly decision: 'ALLOWED' | 'EXPLICIT_DENY' | 'IMPLICIT_DENY'
  readonly because: string
  readonly context?: { readonly key: string; readonly values: string[] }[]
}

const STORIES: readonly Story[] = [
  {
    who: ALICE,
    action: 's3:GetObject',
    resource: PAYROLL,
    decision: 'ALLOWED',
    because: 'the bucket policy spares her',
  },
  { who: BOB, action: 's3:GetObject', resource: ORDER, decision: 'ALLOWED', because: 'a policy on one of his groups' },
  {
    who: BOB,
    action: 's3:GetObject',
    resource: PAYROLL,
    decision: 'EXPLICIT_DENY',
    because: 'his group and the bucket deny',
  },
  {
    who: CAROL,
    action: 's3:GetObject',
    resource: ORDER,
    decision: 'IMPLICIT_DENY',
    because: 'nothing is attached to her',
  },
  {
    who: CAROL,
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::shop-reports/summary.csv',
    decision: 'ALLOWED',
    because: 'the bucket policy names her',
  },
  {
    who: BOB,
    action: 's3:PutObject',
    resource: 'arn:aws:s3:::shop-team/home/bob/x',
    decision: 'ALLOWED',
    because: 'his own home',
  },
  {
    who: BOB,
    action: 's3:PutObject',
    resource: 'arn:aws:s3:::shop-team/home/carol/x',
    decision: 'IMPLICIT_DENY',
    because: 'the home of another',
  },
  {
    who: DAVE,
    action: 's3:PutObject',
    resource: 'arn:aws:s3:::shop-team/home/dave/x',
    decision: 'IMPLICIT_DENY',
    because: 'the boundary stops what the group allows',
  },
  {
    who: DAVE,
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::shop-team/home/dave/x',
    decision: 'ALLOWED',
    because: 'group and boundary agree',
  },
  {
    who: BOB,
    action: 's3:ListBucket',
    resource: 'arn:aws:s3:::shop-team',
    context: [{ key: 's3:prefix', values: ['home/bob/2026'] }],
    decision: 'ALLOWED',
    because: 'the prefix is below his home',
  },
  {
    who: BOB,
    action: 's3:ListBucket',
    resource: 'arn:aws:s3:::shop-team',
    decision: 'IMPLICIT_DENY',
    because: 'no prefix was given',
  },
  {
    who: FUNCTION_ROLE,
    action: 's3:GetObject',
    resource: ORDER,
    decision: 'ALLOWED',
    because: 'its role reads the orders',
  },
  {
    who: FUNCTION_ROLE,
    action: 's3:GetObject',
    resource: PAYROLL,
    decision: 'EXPLICIT_DENY',
    because: 'the payroll is not for it',
  },
  {
    who: ALICE,
    action: 's3:DeleteObject',
    resource: 'arn:aws:s3:::shop-audit-trail/2026/11/01.json',
    decision: 'EXPLICIT_DENY',
    because: 'the service control policy of Workloads binds administrators',
  },
  {
    who: BOB,
    action: 'sts:AssumeRole',
    resource: `${PRODUCTION}:role/Deployer`,
    decision: 'ALLOWED',
    because: 'group and trust policy agree',
  },
  {
    who: CAROL,
    action: 'sts:AssumeRole',
    resource: `${PRODUCTION}:role/Deployer`,
    decision: 'IMPLICIT_DENY',
    because: 'the trust policy only delegates to the account',
  },
  {
    who: ALICE,
    action: 'sts:AssumeRole',
    resource: FUNCTION_ROLE,
    decision: 'IMPLICIT_DENY',
    because: 'the role trusts Lambda alone, not even administrators',
  },
]

describe('the stories of the demo organization', () => {
  it.each(STORIES)(
    '$who $action $resource is $decision: $because',
    async ({ who, action, resource, decision, context }) => {
      const ask = await gateway.as(ALICE)
      const { evaluate } = granted(
        await ask(EvaluateDocument, { input: { principal: who, action, resource, ...(context && { context }) } }),
      )
      expect(evaluate).toMatchObject({ decision, allowed: decision === 'ALLOWED', errors: [] })
    },
  )

  it('lets the sandbox read what was shared with it, and assume the auditor only with the external id', async () => {
    const ask = await gateway.as(ERIN)
    const assume = { action: 'sts:AssumeRole', resource: `${PRODUCTION}:role/ReportsAuditor` }
    const { evaluateBatch } = granted(
      await ask(EvaluateBatchDocument, {
        inputs: [
          { action: 's3:GetObject', resource: 'arn:aws:s3:::shop-reports/summary.csv' },
          { action: 's3:GetObject', resource: ORDER },
          { action: 'ec2:RunInstances', resource: '*' },
          assume,
          { ...assume, context: [{ key: 'sts:ExternalId', values: ['audit-7431'] }] },
          { ...assume, context: [{ key: 'sts:ExternalId', values: ['guess'] }] },
        ],
      }),
    )
    expect(evaluateBatch.map(({ allowed }) => allowed)).toEqual([true, false, false, false, true, false])
  })
})

describe('explanation', () => {
  it('walks from the user over each group to the bucket, with the place of each statement', async () => {
    const ask = await gateway.as(ALICE)
    const { evaluate } = granted(
      await ask(EvaluateDocument, { input: { principal: BOB, action: 's3:GetObject', resource: PAYROLL } }),
    )
    const groups = evaluate.layers.filter(({ layer }) => layer === 'GROUP_POLICY')
    expect(groups.map(({ target, outcome }) => [target, outcome])).toEqual([
      [`${PRODUCTION}:group/developers`, 'EXPLICIT_DENY'],
      [`${PRODUCTION}:group/deployers`, 'IMPLICIT_DENY'],
    ])
    expect(evaluate.layers.find(({ layer }) => layer === 'USER_POLICY')).toMatchObject({ outcome: 'NOT_APPLICABLE' })
    expect(evaluate.matchedStatements).toContainEqual(
      expect.objectContaining({ policy: 'NoPayroll', sid: 'NoPayroll', effect: 'DENY', line: 4, column: 5 }),
    )
    expect(evaluate.reason).toContain(`User: ${BOB} is not authorized to perform: s3:GetObject on resource: ${PAYROLL}`)
    expect(evaluate.reason).toContain('explicit deny')
  })

  it('names the context key that a statement in play asked for', async () => {
    const ask = await gateway.as(BOB)
    const { evaluate } = granted(
      await ask(EvaluateDocument, { input: { action: 's3:ListBucket', resource: 'arn:aws:s3:::shop-team' } }),
    )
    expect(evaluate.missingContextKeys).toEqual(['s3:prefix'])
  })
})

describe('what would have to change', () => {
  it('is said with policy, statement and a value that would do', async () => {
    const ask = await gateway.as(ALICE)
    const input = { principal: BOB, action: 's3:ListBucket', resource: 'arn:aws:s3:::shop-team' }
    const { remedies } = granted(await ask(EvaluateDocument, { input })).evaluate
    expect(remedies.map(({ kind, obstacle, suffices }) => [kind, obstacle, suffices])).toEqual([
      ['PROVIDE_CONTEXT_KEY', 0, true],
      ['CHANGE_RESOURCE', 0, false],
      ['ALLOW_IN_LAYER', 0, true],
    ])
    const [remedy] = remedies
    expect(remedy).toMatchObject({ layer: 'USER_POLICY', context: [{ key: 's3:prefix', value: 'home/bob/' }] })
    expect(remedy?.message).toMatch(/allows it if `s3:prefix` is like `home\/bob\/\*`/)
    const context = (remedy?.context ?? []).map(({ key, value }) => ({ key, values: [value ?? ''] }))
    expect(granted(await ask(EvaluateDocument, { input: { ...input, context } })).evaluate.allowed).toBe(true)
  })

  it('is nothing where the request is allowed', async () => {
    const ask = await gateway.as(BOB)
    const input = { action: 's3:GetObject', resource: ORDER }
    expect(granted(await ask(EvaluateDocument, { input })).evaluate.remedies).toEqual([])
  })

  it('shows who may not inspect policies which key is missing, but neither the value nor the statement', async () => {
    const ask = await gateway.as(BOB)
    const input = { action: 's3:ListBucket', resource: 'arn:aws:s3:::shop-team' }
    const { remedies, layers } = granted(await ask(EvaluateDocument, { input })).evaluate
    expect(remedies[0]).toMatchObject({
      kind: 'PROVIDE_CONTEXT_KEY',
      policy: null,
      sid: null,
      context: [],
      message: 'give the condition key `s3:prefix`',
    })
    expect(JSON.stringify({ remedies, layers })).not.toContain('home/')
  })

  it('does not say of which organization policies depend on what', async () => {
    const ask = await gateway.as(ALICE)
    const input = { action: 's3:DeleteObject', resource: 'arn:aws:s3:::shop-audit-trail/2026/11/01.json' }
    const { remedies, layers } = granted(await ask(EvaluateDocument, { input })).evaluate
    const ofOrganization = remedies.filter(({ layer }) => layer === 'SERVICE_CONTROL_POLICY')
    expect(ofOrganization.map(({ kind, context }) => [kind, context])).toEqual([['REMOVE_DENY', []]])
    const keys = layers
      .filter(({ layer }) => layer === 'SERVICE_CONTROL_POLICY')
      .map((layer) => layer.missingContextKeys)
    expect(keys.flat()).toEqual([])
  })

  it('of a foreign trust policy is only that its owner would have to act', async () => {
    const ask = await gateway.as(ERIN)
    const input = { action: 'sts:AssumeRole', resource: `${PRODUCTION}:role/ReportsAuditor` }
    const { remedies, layers } = granted(await ask(EvaluateDocument, { input })).evaluate
    expect(remedies).toEqual([
      expect.objectContaining({
        kind: 'ALLOW_IN_LAYER',
        layer: 'RESOURCE_POLICY',
        suffices: false,
        policy: null,
        context: [],
        message: 'the owner of the resource would have to allow it',
      }),
    ])
    expect(layers.find(({ layer }) => layer === 'RESOURCE_POLICY')?.missingContextKeys).toEqual([])
    expect(JSON.stringify({ remedies, layers })).not.toMatch(/ExternalId/i)
  })
})

describe('what an explanation withholds', () => {
  it("shows the outcome of another account's bucket policy, and none of its statements", async () => {
    const ask = await gateway.as(ERIN)
    const input = { action: 's3:GetObject', resource: 'arn:aws:s3:::shop-reports/summary.csv' }
    const { evaluate } = granted(await ask(EvaluateDocument, { input }))
    expect(evaluate.layers.find(({ layer }) => layer === 'RESOURCE_POLICY')).toMatchObject({
      outcome: 'ALLOWED',
      statements: [],
      mismatches: [],
    })
    expect(evaluate.matchedStatements.map(({ layer }) => layer)).not.toContain('RESOURCE_POLICY')
  })

  it('does not tell which keys a foreign trust policy asks for', async () => {
    const ask = await gateway.as(ERIN)
    const input = { action: 'sts:AssumeRole', resource: `${PRODUCTION}:role/ReportsAuditor` }
    expect(granted(await ask(EvaluateDocument, { input })).evaluate.missingContextKeys).toEqual([])
  })

  it('shows an administrator the statements of the own bucket, but not what service control policies say elsewhere', async () => {
    const ask = await gateway.as(ALICE)
    const input = { action: 's3:GetObject', resource: 'arn:aws:s3:::shop-reports/summary.csv' }
    const { evaluate } = granted(await ask(EvaluateDocument, { input }))
    const layer = (name: string) => evaluate.layers.filter((candidate) => candidate.layer === name)
    expect(layer('RESOURCE_POLICY').flatMap(({ mismatches }) => mismatches.map(({ sid }) => sid))).toContain(
      'SandboxMayRead',
    )
    expect(layer('SERVICE_CONTROL_POLICY').flatMap(({ mismatches }) => mismatches)).toEqual([])
    expect(layer('SERVICE_CONTROL_POLICY').map(({ target }) => target)).toEqual([
      'r-demo',
      'ou-demo-workloads',
      'ou-demo-production',
      '222233334444',
    ])
  })
})

describe('what is asked about oneself', () => {
  it('shows what applied, but not what the policies of others in the account expected', async () => {
    const ask = await gateway.as(CAROL)
    const input = { action: 's3:GetObject', resource: 'arn:aws:s3:::shop-payroll/2026-11.csv' }
    const { evaluate } = granted(await ask(EvaluateDocument, { input }))
    expect(evaluate.matchedStatements.map(({ sid }) => sid)).toEqual(['AliceOnly'])
    expect(evaluate.layers.flatMap(({ mismatches }) => mismatches)).toEqual([])
  })

  it('keeps the values of a policy out of what would have to change', async () => {
    const fresh = await openTestGateway()
    const policyDocument = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 's3:GetObject',
          Resource: '*',
          Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': '1234' } },
        },
      ],
    }
    const asAlice = await fresh.as(ALICE)
    granted(await asAlice(PutUserPolicyDocument, { input: { userName: 'carol', policyName: 'mfa', policyDocument } }))
    const ask = await fresh.as(CAROL)
    const { evaluate } = granted(await ask(EvaluateDocument, { input: { action: 's3:GetObject', resource: ORDER } }))
    expect(evaluate.allowed).toBe(false)
    expect(JSON.stringify(evaluate)).not.toMatch(/123[34]/)
  })

  it('does not believe what is claimed about a stored policy', async () => {
    const fresh = await openTestGateway()
    const statement = {
      Effect: 'Allow',
      Action: 'iam:GetPolicy',
      Resource: '*',
      Condition: { StringEquals: { 'aws:ResourceTag/team': 'x' } },
    }
    const policyDocument = { Version: '2012-10-17', Statement: [statement] }
    const asAlice = await fresh.as(ALICE)
    granted(
      await asAlice(PutUserPolicyDocument, { input: { userName: 'carol', policyName: 'tagged', policyDocument } }),
    )
    const ask = await fresh.as(CAROL)
    const context = [{ key: 'aws:ResourceTag/team', values: ['x'] }]
    const about = async (resource: string) =>
      granted(await ask(EvaluateDocument, { input: { action: 'iam:GetPolicy', resource, context } })).evaluate.allowed
    expect(await about(`${PRODUCTION}:policy/OrdersDeveloper`)).toBe(false)
    expect(await about(`${PRODUCTION}:policy/NotStored`)).toBe(true)
  })

  it('is decided by what is stored, whatever the question claims about the resource', async () => {
    const ask = await gateway.as(BOB)
    const claims = [
      { key: 'aws:ResourceAccount', values: ['999988887777'] },
      { key: 'AWS:ResourceTag/env', values: ['dev'] },
    ]
    const input = { action: 's3:GetObject', resource: ORDER, context: claims }
    expect(granted(await ask(EvaluateDocument, { input })).evaluate.allowed).toBe(true)
    const policyDocument = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: { StringEquals: { 'aws:ResourceAccount': '999988887777' } },
        },
        { Effect: 'Deny', Action: '*', Resource: '*', Condition: { StringEquals: { 'aws:ResourceTag/env': 'dev' } } },
      ],
    }
    const fresh = await openTestGateway()
    const asAlice = await fresh.as(ALICE)
    granted(await asAlice(PutUserPolicyDocument, { input: { userName: 'bob', policyName: 'claims', policyDocument } }))
    expect(granted(await (await fresh.as(BOB))(EvaluateDocument, { input })).evaluate.allowed).toBe(true)
  })
})

describe('resources with the same beginning', () => {
  const point = (accountId: string, name: string) => `arn:aws:s3:us-east-1:${accountId}:accesspoint/${name}/object/k`

  it('do not share an owner', async () => {
    const { as } = await openTestGateway()
    const ask = await as(ERIN)
    const inputs = [
      point('333344445555', 'mine'),
      point('222233334444', 'victim'),
      'arn:aws:s3:::ghost',
      'arn:aws:s3::222233334444:ghost',
    ]
    const asked = inputs.map((resource) => ({ action: 's3:GetObject', resource }))
    const { evaluateBatch } = granted(await ask(EvaluateBatchDocument, { inputs: asked }))
    expect(evaluateBatch.map(({ allowed }) => allowed)).toEqual([true, false, true, false])
  })

  it('are not owned by whoever has a bucket of that name', async () => {
    const { as } = await openTestGateway()
    const ask = await as(ERIN)
    granted(await ask(CreateBucketDocument, { bucket: 'accesspoint' }))
    const input = { action: 's3:GetObject', resource: point('222233334444', 'victim') }
    expect(granted(await ask(EvaluateDocument, { input })).evaluate.allowed).toBe(false)
  })

  it.each(['__proto__', 'hasownproperty', 'valueof', 'constructor'])(
    'a service called %s is one like any other',
    async (service) => {
      const ask = await gateway.as(ALICE)
      const input = { action: 's3:GetObject', resource: `arn:aws:${service}:::x` }
      expect(granted(await ask(EvaluateDocument, { input })).evaluate.errors).toEqual([])
    },
  )
})

describe('who may ask', () => {
  it('lets everybody ask about themselves, even with nothing attached', async () => {
    const ask = await gateway.as(CAROL)
    const reply = await ask(EvaluateDocument, { input: { action: 's3:GetObject', resource: ORDER } })
    expect(granted(reply).evaluate.decision).toBe('IMPLICIT_DENY')
  })

  it('refuses questions about others without iam:SimulatePrincipalPolicy', async () => {
    const ask = await gateway.as(BOB)
    const reply = await ask(EvaluateDocument, { input: { principal: ALICE, action: 's3:GetObject', resource: ORDER } })
    expect(reply.code).toBe('AccessDenied')
    expect(reply.message).toContain('iam:SimulatePrincipalPolicy')
  })

  it('asks for the permission on the role of a session, path and all', async () => {
    const fresh = await openTestGateway()
    const asAlice = await fresh.as(ALICE)
    const policyDocument = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'iam:SimulatePrincipalPolicy', Resource: '*' },
        { Effect: 'Deny', Action: 'iam:SimulatePrincipalPolicy', Resource: FUNCTION_ROLE },
      ],
    }
    granted(await asAlice(PutUserPolicyDocument, { input: { userName: 'bob', policyName: 'ask', policyDocument } }))
    const ask = await fresh.as(BOB)
    const about = (principal: string) =>
      ask(EvaluateDocument, { input: { principal, action: 's3:GetObject', resource: ORDER } })
    granted(await about('arn:aws:sts::222233334444:assumed-role/Deployer/session'))
    expect((await about('arn:aws:sts::222233334444:assumed-role/orders-function/session')).code).toBe('AccessDenied')
  })

  it('refuses questions about principals of another account, even to administrators', async () => {
    const ask = await gateway.as(ALICE)
    const reply = await ask(EvaluateDocument, { input: { principal: ERIN, action: 's3:GetObject', resource: ORDER } })
    expect(reply.code).toBe('AccessDenied')
  })
})

describe('bad input', () => {
  const good = { action: 's3:GetObject', resource: ORDER }
  it.each([
    ['an action without a colon', { ...good, action: 's3GetObject' }, 'input.action'],
    ['an action with a wildcard', { ...good, action: 's3:Get*' }, 'input.action'],
    ['an ARN with four fields', { ...good, resource: 'arn:aws:s3:bucket' }, 'input.resource'],
    ['a principal that is no ARN', { ...good, principal: 'alice' }, 'input.principal'],
    ['a key of the principal', { ...good, context: [{ key: 'AWS:UserName', values: ['x'] }] }, 'input.context[0].key'],
    [
      'a principal tag',
      { ...good, context: [{ key: 'aws:PrincipalTag/team', values: ['x'] }] },
      'input.context[0].key',
    ],
    ['a key without a prefix', { ...good, context: [{ key: 'prefix', values: ['x'] }] }, 'input.context[0].key'],
    [
      'a key given twice',
      {
        ...good,
        context: [
          { key: 's3:prefix', values: ['x'] },
          { key: 'S3:Prefix', values: ['y'] },
        ],
      },
      'input.context[1].key',
    ],
    [
      'two values for a single-valued type',
      { ...good, context: [{ key: 's3:prefix', values: ['x', 'y'], type: 'STRING' as const }] },
      'input.context[0].values',
    ],
    [
      'a principal of many megabytes',
      { ...good, principal: `${PRODUCTION}:user/${'x'.repeat(5_000)}` },
      'input.principal',
    ],
    [
      'a context value of many kilobytes',
      { ...good, context: [{ key: 's3:prefix', values: ['x'.repeat(9_000)] }] },
      'input.context[0].values[0]',
    ],
    [
      'a number that is none',
      { ...good, context: [{ key: 'x:n', values: ['1', '10abc'], type: 'NUMERIC_LIST' as const }] },
      'input.context[0].values[1]',
    ],
    [
      'an address that is none',
      { ...good, context: [{ key: 'aws:SourceIp', values: ['203.0.113'], type: 'IP' as const }] },
      'input.context[0].values[0]',
    ],
    [
      'a date that is none',
      { ...good, context: [{ key: 'x:d', values: ['yesterday'], type: 'DATE' as const }] },
      'input.context[0].values[0]',
    ],
    [
      'a truth that is none',
      { ...good, context: [{ key: 'x:b', values: ['yes'], type: 'BOOLEAN' as const }] },
      'input.context[0].values[0]',
    ],
    ['a revision that is none', { ...good, atLeast: 'yesterday' }, 'input.atLeast'],
  ])('%s names the field', async (_name, input, field) => {
    const ask = await gateway.as(ALICE)
    const reply = await ask(EvaluateDocument, { input })
    expect(reply).toMatchObject({ code: 'InvalidInput', field })
  })

  it('names the question of a batch', async () => {
    const ask = await gateway.as(ALICE)
    const reply = await ask(EvaluateBatchDocument, { inputs: [good, { ...good, action: 'oops' }] })
    expect(reply).toMatchObject({ code: 'InvalidInput', field: 'inputs[1].action' })
  })

  it('takes 1,000 questions and refuses 1,001', async () => {
    const ask = await gateway.as(ALICE)
    const batch = (size: number) => ask(EvaluateBatchDocument, { inputs: Array.from({ length: size }, () => good) })
    expect(granted(await batch(1_000)).evaluateBatch).toHaveLength(1_000)
    expect(await batch(1_001)).toMatchObject({ code: 'LimitExceeded', field: 'inputs' })
  })

  it('denies with an error when the principal does not exist', async () => {
    const ask = await gateway.as(ALICE)
    const { evaluate } = granted(
      await ask(EvaluateDocument, { input: { ...good, principal: `${PRODUCTION}:user/nobody` } }),
    )
    expect(evaluate).toMatchObject({ allowed: false, errors: [{ code: 'NoSuchEntity' }] })
  })

  it('denies with an error when the state asked for has not been reached', async () => {
    const ask = await gateway.as(ALICE)
    const { evaluate } = granted(await ask(EvaluateDocument, { input: { ...good, atLeast: '999999999' } }))
    expect(evaluate).toMatchObject({ allowed: false, errors: [{ code: 'RevisionNotReached' }] })
  })
})
