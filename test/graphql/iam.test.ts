import { beforeEach, describe, expect, it } from 'vitest'
import {
  AddUserToGroupDocument,
  AttachGroupPolicyDocument,
  AttachUserPolicyDocument,
  CreateGroupDocument,
  CreatePolicyDocument,
  CreateRoleDocument,
  CreateUserDocument,
  DeleteUserPolicyDocument,
  DetachUserPolicyDocument,
  EvaluateDocument,
  GetCallerIdentityDocument,
  GetPolicyDocument,
  GetUserDocument,
  GetUserPolicyDocument,
  ListPoliciesDocument,
  ListUsersDocument,
  NodeDocument,
  PutUserPolicyDocument,
  RemoveUserFromGroupDocument,
} from '../../schema/generated/graphql.ts'
import { ALICE, type Ask, BOB, CAROL, granted, openTestGateway, PRODUCTION, type TestGateway } from './test-gateway.ts'

let gateway: TestGateway
let asAlice: Ask
beforeEach(async () => {
  gateway = await openTestGateway()
  asAlice = await gateway.as(ALICE)
})

const READ_TEAM = {
  Version: '2012-10-17',
  Statement: [{ Sid: 'Team', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::shop-team/*' }],
}

/** Whether a principal may read the team bucket, asked at once after a change. */
async function readsTeam(principal: string, atLeast?: string): Promise<boolean> {
  const input = {
    principal,
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::shop-team/notes.txt',
    ...(atLeast && { atLeast }),
  }
  return granted(await asAlice(EvaluateDocument, { input })).evaluate.allowed
}

describe('from a new user to an allowed request', () => {
  it('sees every change in the next decision', async () => {
    const { createUser } = granted(
      await asAlice(CreateUserDocument, {
        input: { userName: 'frank', path: '/team/', tags: [{ key: 'team', value: 'orders' }] },
      }),
    )
    const frank = createUser.user.arn
    expect(frank).toBe(`${PRODUCTION}:user/team/frank`)
    expect(await readsTeam(frank, createUser.revision)).toBe(false)

    const put = granted(
      await asAlice(PutUserPolicyDocument, {
        input: { userName: 'frank', policyName: 'team', policyDocument: READ_TEAM },
      }),
    ).putUserPolicy
    expect(await readsTeam(frank, put.revision)).toBe(true)

    granted(await asAlice(DeleteUserPolicyDocument, { input: { userName: 'frank', policyName: 'team' } }))
    expect(await readsTeam(frank)).toBe(false)

    const { createPolicy } = granted(
      await asAlice(CreatePolicyDocument, { input: { policyName: 'ReadTeam', policyDocument: READ_TEAM } }),
    )
    const policyArn = createPolicy.policy.arn
    granted(await asAlice(AttachUserPolicyDocument, { input: { userName: 'frank', policyArn } }))
    expect(await readsTeam(frank)).toBe(true)
    granted(await asAlice(DetachUserPolicyDocument, { input: { userName: 'frank', policyArn } }))
    expect(await readsTeam(frank)).toBe(false)

    granted(await asAlice(CreateGroupDocument, { input: { groupName: 'readers' } }))
    granted(await asAlice(AttachGroupPolicyDocument, { input: { groupName: 'readers', policyArn } }))
    granted(await asAlice(AddUserToGroupDocument, { input: { groupName: 'readers', userName: 'frank' } }))
    expect(await readsTeam(frank)).toBe(true)
    granted(await asAlice(RemoveUserFromGroupDocument, { input: { groupName: 'readers', userName: 'frank' } }))
    expect(await readsTeam(frank)).toBe(false)
  })

  it('attaches what AWS offers to all accounts', async () => {
    const policyArn = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'
    granted(await asAlice(AttachUserPolicyDocument, { input: { userName: 'carol', policyArn } }))
    expect(await readsTeam(CAROL)).toBe(true)
  })

  it('keeps the text of a policy, so that explanations count its lines', async () => {
    const policyDocument =
      '{"Version":"2012-10-17",\n  "Statement":[\n\n{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}'
    granted(await asAlice(PutUserPolicyDocument, { input: { userName: 'carol', policyName: 'text', policyDocument } }))
    const { getUserPolicy } = granted(
      await asAlice(GetUserPolicyDocument, { input: { userName: 'carol', policyName: 'text' } }),
    )
    expect(getUserPolicy).toMatchObject({ documentText: policyDocument, document: JSON.parse(policyDocument) })
    const input = { principal: CAROL, action: 's3:GetObject', resource: 'arn:aws:s3:::shop-team/x' }
    const { evaluate } = granted(await asAlice(EvaluateDocument, { input }))
    expect(evaluate.matchedStatements).toMatchObject([{ policy: 'text', line: 4, column: 1 }])
  })
})

describe('every operation asks first', () => {
  it("refuses who has no permission, in IAM's words, and changes nothing", async () => {
    const asBob = await gateway.as(BOB)
    const reply = await asBob(CreateUserDocument, { input: { userName: 'mallory' } })
    expect(reply.code).toBe('AccessDenied')
    expect(reply.message).toBe(
      `User: ${BOB} is not authorized to perform: iam:CreateUser on resource: ${PRODUCTION}:user/mallory because no identity-based policy allows the iam:CreateUser action`,
    )
    expect((await asAlice(GetUserDocument, { userName: 'mallory' })).code).toBe('NoSuchEntity')
  })

  it('refuses to raise oneself', async () => {
    const asBob = await gateway.as(BOB)
    const policyArn = 'arn:aws:iam::aws:policy/AdministratorAccess'
    expect((await asBob(AttachUserPolicyDocument, { input: { userName: 'bob', policyArn } })).code).toBe('AccessDenied')
    const admin = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }
    const put = { userName: 'bob', policyName: 'admin', policyDocument: admin }
    expect((await asBob(PutUserPolicyDocument, { input: put })).code).toBe('AccessDenied')
  })

  it('tells a caller without permission nothing about who exists', async () => {
    const asCarol = await gateway.as(CAROL)
    const [existing, absent] = await Promise.all(
      ['bob', 'nobody'].map((userName) => asCarol(GetUserDocument, { userName })),
    )
    expect(existing?.code).toBe('AccessDenied')
    expect(absent?.message).toBe(existing?.message?.replaceAll('user/bob', 'user/nobody'))
  })

  it('tells neither the path nor the spelling of a name', async () => {
    const asCarol = await gateway.as(CAROL)
    for (const userName of ['dave', 'ALICE']) {
      const { message } = await asCarol(GetUserDocument, { userName })
      expect(message).toContain(`on resource: ${PRODUCTION}:user/${userName} because`)
    }
  })

  it('lets policies on others depend on their permissions boundary', async () => {
    const boundary = `${PRODUCTION}:policy/ContractorBoundary`
    const policyDocument = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'iam:PutUserPolicy',
          Resource: '*',
          Condition: { StringEquals: { 'iam:PermissionsBoundary': boundary } },
        },
      ],
    }
    granted(
      await asAlice(PutUserPolicyDocument, { input: { userName: 'bob', policyName: 'delegate', policyDocument } }),
    )
    const asBob = await gateway.as(BOB)
    const put = (userName: string) =>
      asBob(PutUserPolicyDocument, { input: { userName, policyName: 'p', policyDocument: READ_TEAM } })
    granted(await put('dave'))
    expect((await put('carol')).code).toBe('AccessDenied')
  })

  it('lets everybody in the account read what AWS offers', async () => {
    const policyArn = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
    const { getPolicy } = granted(await asAlice(GetPolicyDocument, { policyArn }))
    expect(getPolicy).toMatchObject({ policyName: 'ReadOnlyAccess', isAwsManaged: true })
  })

  it('lets everybody ask who they are', async () => {
    const asCarol = await gateway.as(CAROL)
    const { getCallerIdentity } = granted(await asCarol(GetCallerIdentityDocument))
    expect(getCallerIdentity).toMatchObject({ arn: CAROL, accountId: '222233334444' })
  })

  it('decides the fields of an entity one by one', async () => {
    await asAlice(PutUserPolicyDocument, {
      input: {
        userName: 'carol',
        policyName: 'self',
        policyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'iam:GetUser', Resource: CAROL }],
        },
      },
    })
    const asCarol = await gateway.as(CAROL)
    const reply = await asCarol(GetUserDocument, { userName: 'carol' })
    expect(reply.code).toBe('AccessDenied')
    expect(reply.message).toContain('iam:ListGroupsForUser')
  })
})

describe('nodes', () => {
  it('are found by their global id, each under its own action', async () => {
    const { getUser } = granted(await asAlice(GetUserDocument, { userName: 'bob' }))
    expect(granted(await asAlice(NodeDocument, { id: getUser.id })).node).toMatchObject({ userName: 'bob' })
    const asCarol = await gateway.as(CAROL)
    expect((await asCarol(NodeDocument, { id: getUser.id })).code).toBe('AccessDenied')
  })

  it.each([
    'User:arn:aws:iam::222233334444:user/nobody',
    'User:arn:aws:iam::333344445555:user/bob',
    'Bucket:arn:aws:s3:::no-such',
  ])('%s is null', async (id) => {
    expect((await asAlice(NodeDocument, { id })).data).toEqual({ node: null })
  })

  it.each(['x', 'Nope:1', 'User:', 'User:bob', ''])('the id `%s` is refused', async (id) => {
    expect(await asAlice(NodeDocument, { id })).toMatchObject({ code: 'InvalidInput', field: 'id' })
  })
})

describe('many writers of one user', () => {
  it('all get through', async () => {
    const names = Array.from({ length: 20 }, (_none, index) => `p${index}`)
    const policyDocument = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } }
    const replies = await Promise.all(
      names.map((policyName) =>
        asAlice(PutUserPolicyDocument, { input: { userName: 'carol', policyName, policyDocument } }),
      ),
    )
    for (const reply of replies) granted(reply)
    expect(granted(await asAlice(GetUserDocument, { userName: 'carol' })).getUser.inlinePolicies.toSorted()).toEqual(
      names.toSorted(),
    )
  })
})

describe('lists', () => {
  it('pages over users by name, and resumes after a cursor', async () => {
    const names: string[] = []
    let after: string | undefined
    do {
      const { listUsers } = granted(
        await asAlice(ListUsersDocument, { first: 3, ...(after !== undefined && { after }) }),
      )
      names.push(...listUsers.edges.map(({ node }) => node.userName))
      after = listUsers.pageInfo.hasNextPage ? (listUsers.pageInfo.endCursor ?? undefined) : undefined
    } while (after !== undefined)
    expect(names).toEqual(['alice', 'bob', 'carol', 'dave'])
  })

  it('pages over what AWS offers', async () => {
    const first = granted(await asAlice(ListPoliciesDocument, { input: { scope: 'AWS' }, first: 1_000 })).listPolicies
    expect(first.edges).toHaveLength(1_000)
    const after = first.pageInfo.endCursor ?? ''
    const rest = granted(
      await asAlice(ListPoliciesDocument, { input: { scope: 'AWS' }, first: 1_000, after }),
    ).listPolicies
    const arns = [...first.edges, ...rest.edges].map(({ node }) => node.arn)
    expect(rest.pageInfo.hasNextPage).toBe(false)
    expect(new Set(arns).size).toBe(arns.length)
    expect(arns).toContain('arn:aws:iam::aws:policy/AdministratorAccess')
  })

  it.each([
    [{ first: 0 }, 'first'],
    [{ first: 1_001 }, 'first'],
    [{ after: 'bm90IGEgY3Vyc29y' }, 'after'],
  ])('refuses %j', async (page, field) => {
    expect(await asAlice(ListUsersDocument, page)).toMatchObject({ code: 'InvalidInput', field })
  })
})

describe('bad input is refused, named, and stores nothing', () => {
  it.each([
    ['a slash', 'a/b'],
    ['nothing', ''],
    ['too long', 'x'.repeat(65)],
    ['a space', 'a b'],
    ['an umlaut', 'jürgen'],
  ])('a user name with %s', async (_name, userName) => {
    expect(await asAlice(CreateUserDocument, { input: { userName } })).toMatchObject({
      code: 'InvalidInput',
      field: 'input.userName',
    })
  })

  it.each(['team', '/team', 'team/', '/a b/', `/${'x'.repeat(511)}/`])('the path %s', async (path) => {
    const reply = await asAlice(CreateUserDocument, { input: { userName: 'frank', path } })
    expect(reply).toMatchObject({ code: 'InvalidInput', field: 'input.path' })
  })

  it('a document nested without end', async () => {
    let policyDocument: unknown = 'x'
    for (let depth = 0; depth < 20_000; depth++) policyDocument = { a: policyDocument }
    const reply = await asAlice(CreatePolicyDocument, { input: { policyName: 'Deep', policyDocument } })
    expect(reply).toMatchObject({ code: 'InvalidInput', field: 'input.policyDocument' })
  })

  it('takes the longest path and name', async () => {
    const path = `/${'p'.repeat(510)}/`
    granted(
      await asAlice(CreatePolicyDocument, { input: { policyName: 'n'.repeat(128), path, policyDocument: READ_TEAM } }),
    )
    granted(await asAlice(CreateUserDocument, { input: { userName: 'u'.repeat(64), path } }))
  })

  it('a name that differs from another by case alone', async () => {
    expect((await asAlice(CreateUserDocument, { input: { userName: 'Alice' } })).code).toBe('EntityAlreadyExists')
  })

  it.each([
    ['no JSON', '{'],
    [
      'a duplicate key',
      '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Effect":"Allow","Action":"*","Resource":"*"}]}',
    ],
    [
      'an effect in lower case',
      '{"Version":"2012-10-17","Statement":[{"Effect":"allow","Action":"*","Resource":"*"}]}',
    ],
    [
      'an unknown operator',
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEqual":{"aws:username":"x"}}}]}',
    ],
    [
      'an action without a colon',
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"getobject","Resource":"*"}]}',
    ],
    [
      'an ARN with four fields',
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:x"}]}',
    ],
  ])('a policy with %s', async (_name, policyDocument) => {
    const reply = await asAlice(CreatePolicyDocument, { input: { policyName: 'Bad', policyDocument } })
    expect(reply).toMatchObject({ code: 'MalformedPolicyDocument', field: 'input.policyDocument' })
    expect(reply.message).toMatch(/at line \d+, column \d+/)
    const { listPolicies } = granted(await asAlice(ListPoliciesDocument, {}))
    expect(listPolicies.edges.map(({ node }) => node.policyName)).not.toContain('Bad')
  })

  it.each([42, [], null, true])('a policy that is %j', async (policyDocument) => {
    const reply = await asAlice(CreatePolicyDocument, { input: { policyName: 'Bad', policyDocument } })
    expect(reply.data).toBeNull()
  })

  it('a policy over its size, and an inline policy over the sum', async () => {
    const big = (length: number) => ({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: `arn:aws:s3:::b/${'x'.repeat(length)}` }],
    })
    const managed = await asAlice(CreatePolicyDocument, { input: { policyName: 'Big', policyDocument: big(6_144) } })
    expect(managed).toMatchObject({ code: 'LimitExceeded', field: 'input.policyDocument' })
    const inline = (policyName: string) =>
      asAlice(PutUserPolicyDocument, { input: { userName: 'carol', policyName, policyDocument: big(1_200) } })
    granted(await inline('one'))
    expect(await inline('two')).toMatchObject({ code: 'LimitExceeded' })
    granted(await inline('one'))
  })

  it('an eleventh group and an eleventh policy', async () => {
    for (let index = 1; index <= 11; index++) {
      granted(await asAlice(CreateGroupDocument, { input: { groupName: `g${index}` } }))
      const reply = await asAlice(AddUserToGroupDocument, { input: { groupName: `g${index}`, userName: 'carol' } })
      if (index <= 10) granted(reply)
      else expect(reply).toMatchObject({ code: 'LimitExceeded' })
    }
  })

  it("another account's policy", async () => {
    const policyArn = 'arn:aws:iam::333344445555:policy/Theirs'
    const reply = await asAlice(AttachUserPolicyDocument, { input: { userName: 'carol', policyArn } })
    expect(reply).toMatchObject({ code: 'NoSuchEntity', field: 'input.policyArn' })
  })

  it('a role without a trust policy that says who', async () => {
    const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole' }] }
    const reply = await asAlice(CreateRoleDocument, { input: { roleName: 'R', assumeRolePolicyDocument: trust } })
    expect(reply).toMatchObject({ code: 'MalformedPolicyDocument', field: 'input.assumeRolePolicyDocument' })
  })
})
