import { beforeEach, describe, expect, it } from 'vitest'
import {
  CreateBucketDocument,
  DeleteBucketDocument,
  DeleteObjectDocument,
  GetBucketDocument,
  GetObjectDocument,
  ListBucketsDocument,
  ListObjectsDocument,
  PutBucketPolicyDocument,
  PutObjectDocument,
} from '../../schema/generated/graphql.ts'
import { bucketKind } from '../../src/directory/bucket.ts'
import { getEntity } from '../../src/directory/entity.ts'
import { openMemoryStore } from '../../src/store/memory/memory-store.ts'
import type { Store } from '../../src/store/store.ts'
import {
  ALICE,
  type Ask,
  BOB,
  CAROL,
  ERIN,
  granted,
  openTestGateway,
  type Reply,
  type TestGateway,
} from './test-gateway.ts'

let gateway: TestGateway
let asAlice: Ask
beforeEach(async () => {
  gateway = await openTestGateway()
  asAlice = await gateway.as(ALICE)
})

describe('a user uses S3', () => {
  it('creates a bucket, puts, lists, gets and deletes', async () => {
    granted(await asAlice(CreateBucketDocument, { bucket: 'photos' }))
    for (const key of ['a/1', 'a/2', 'b/1']) {
      granted(await asAlice(PutObjectDocument, { input: { bucket: 'photos', key, body: `content of ${key}` } }))
    }
    const listed = granted(
      await asAlice(ListObjectsDocument, { input: { bucket: 'photos', prefix: 'a/' } }),
    ).listObjects
    expect(listed.edges.map(({ node }) => node.key)).toEqual(['a/1', 'a/2'])
    const { getObject } = granted(await asAlice(GetObjectDocument, { bucket: 'photos', key: 'a/2' }))
    expect(getObject).toMatchObject({ body: 'content of a/2', size: 14 })
    expect((await asAlice(DeleteBucketDocument, { bucket: 'photos' })).code).toBe('BucketNotEmpty')
    for (const key of ['a/1', 'a/2', 'b/1', 'never-was']) {
      granted(await asAlice(DeleteObjectDocument, { bucket: 'photos', key }))
    }
    granted(await asAlice(DeleteBucketDocument, { bucket: 'photos' }))
    expect((await asAlice(GetBucketDocument, { bucket: 'photos' })).code).toBe('NoSuchBucket')
  })

  it('overwrites an object with the same key', async () => {
    const input = { bucket: 'shop-releases', key: 'latest', body: 'one' }
    const first = granted(await asAlice(PutObjectDocument, { input })).putObject.object.eTag
    const second = granted(await asAlice(PutObjectDocument, { input: { ...input, body: 'two' } })).putObject.object.eTag
    expect(second).not.toBe(first)
    expect(granted(await asAlice(GetObjectDocument, { bucket: 'shop-releases', key: 'latest' })).getObject.body).toBe(
      'two',
    )
  })
})

describe('every call is decided before it acts', () => {
  it('says why it is denied', async () => {
    const asCarol = await gateway.as(CAROL)
    const reply = await asCarol(GetObjectDocument, { bucket: 'shop-orders', key: '2026/order-17.json' })
    expect(reply.code).toBe('AccessDenied')
    expect(reply.message).toContain(
      `User: ${CAROL} is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::shop-orders/2026/order-17.json because`,
    )
  })

  it('grants by a bucket policy, and takes back with it', async () => {
    const asCarol = await gateway.as(CAROL)
    const read = () => asCarol(GetObjectDocument, { bucket: 'shop-team', key: 'home/bob/notes.txt' })
    expect((await read()).code).toBe('AccessDenied')
    const policy = (effect: string) => ({
      Version: '2012-10-17',
      Statement: [{ Effect: effect, Principal: { AWS: CAROL }, Action: 's3:*', Resource: 'arn:aws:s3:::shop-team/*' }],
    })
    granted(await asAlice(PutBucketPolicyDocument, { bucket: 'shop-team', policy: policy('Allow') }))
    expect(granted(await read()).getObject.body).toBe('Ask alice about the release.')
    granted(await asAlice(PutBucketPolicyDocument, { bucket: 'shop-team', policy: policy('Deny') }))
    expect((await read()).message).toContain('explicit deny in a resource-based policy')
  })

  it('passes the prefix as s3:prefix', async () => {
    const asBob = await gateway.as(BOB)
    const list = (prefix?: string) =>
      asBob(ListObjectsDocument, { input: { bucket: 'shop-team', ...(prefix !== undefined && { prefix }) } })
    expect(granted(await list('home/bob/')).listObjects.edges.map(({ node }) => node.key)).toEqual([
      'home/bob/notes.txt',
    ])
    expect((await list('home/carol/')).code).toBe('AccessDenied')
    expect((await list()).code).toBe('AccessDenied')
  })

  it('lets another account in only where the bucket does', async () => {
    const asErin = await gateway.as(ERIN)
    expect(
      granted(await asErin(GetObjectDocument, { bucket: 'shop-reports', key: 'summary.csv' })).getObject.size,
    ).toBe(28)
    expect((await asErin(GetObjectDocument, { bucket: 'shop-orders', key: '2026/order-17.json' })).code).toBe(
      'AccessDenied',
    )
    expect((await asErin(PutObjectDocument, { input: { bucket: 'shop-reports', key: 'x', body: 'x' } })).code).toBe(
      'AccessDenied',
    )
  })

  it('runs a function by its role: one bucket it reads, another it is refused', async () => {
    const asFunction = await gateway.as('arn:aws:sts::222233334444:assumed-role/orders-function/orders-function')
    granted(await asFunction(GetObjectDocument, { bucket: 'shop-orders', key: '2026/order-17.json' }))
    expect((await asFunction(GetObjectDocument, { bucket: 'shop-payroll', key: '2026-11.csv' })).code).toBe(
      'AccessDenied',
    )
  })

  it('tells only those who may list that a key is missing', async () => {
    const asCarol = await gateway.as(CAROL)
    const policy = (actions: string[]) => ({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: CAROL },
          Action: actions,
          Resource: ['arn:aws:s3:::shop-team', 'arn:aws:s3:::shop-team/*'],
        },
      ],
    })
    const read = () => asCarol(GetObjectDocument, { bucket: 'shop-team', key: 'missing' })
    granted(await asAlice(PutBucketPolicyDocument, { bucket: 'shop-team', policy: policy(['s3:GetObject']) }))
    expect((await read()).code).toBe('AccessDenied')
    granted(
      await asAlice(PutBucketPolicyDocument, {
        bucket: 'shop-team',
        policy: policy(['s3:GetObject', 's3:ListBucket']),
      }),
    )
    expect((await read()).code).toBe('NoSuchKey')
  })
})

describe('bucket names are unique over all accounts', () => {
  it('refuses a name that is taken', async () => {
    const asErin = await gateway.as(ERIN)
    expect((await asErin(CreateBucketDocument, { bucket: 'shop-orders' })).code).toBe('BucketAlreadyExists')
    expect((await asAlice(CreateBucketDocument, { bucket: 'shop-orders' })).code).toBe('BucketAlreadyOwnedByYou')
  })

  it("lists the caller's account alone", async () => {
    const asErin = await gateway.as(ERIN)
    expect(granted(await asErin(ListBucketsDocument)).buckets.edges.map(({ node }) => node.name)).toEqual([
      'sandbox-scratch',
    ])
  })
})

describe('bad input', () => {
  it.each(['ab', 'Upper', 'a..b', '-a-', '192.168.0.1', 'x'.repeat(64), 'a/b'])(
    'the bucket name %s',
    async (bucket) => {
      const reply = await asAlice(CreateBucketDocument, { bucket })
      expect(reply).toMatchObject({ code: 'InvalidBucketName', field: 'input.bucket' })
    },
  )

  it.each([
    ['an empty key', { key: '', body: 'x' }, 'InvalidInput', 'input.key'],
    ['a key of 1,025 bytes', { key: `${'ü'.repeat(512)}x`, body: 'x' }, 'InvalidInput', 'input.key'],
    ['half a surrogate pair', { key: 'a\ud800', body: 'x' }, 'InvalidInput', 'input.key'],
    ['a body that is no base64', { key: 'k', body: '%%%', encoding: 'BASE64' as const }, 'InvalidInput', 'input.body'],
    ['a body over the limit', { key: 'k', body: 'x'.repeat(512 * 1024 + 1) }, 'EntityTooLarge', 'input.body'],
    [
      'a content type with a line break',
      { key: 'k', body: 'x', contentType: 'a\nb' },
      'InvalidInput',
      'input.contentType',
    ],
  ])('%s', async (_name, object, code, field) => {
    const reply = await asAlice(PutObjectDocument, { input: { bucket: 'shop-team', ...object } })
    expect(reply).toMatchObject({ code, field })
  })

  it('takes a key of 1,024 bytes, with dots, slashes and unicode', async () => {
    for (const key of ['ü'.repeat(512), '../../etc/passwd', 'a//b', '日本/語', '*?${x}']) {
      granted(await asAlice(PutObjectDocument, { input: { bucket: 'shop-team', key, body: key } }))
      expect(granted(await asAlice(GetObjectDocument, { bucket: 'shop-team', key })).getObject.body).toBe(key)
    }
  })

  it('refuses a bucket policy for another bucket, or without a principal', async () => {
    const policy = (resource: string, principal: object) => ({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', ...principal, Action: 's3:GetObject', Resource: resource }],
    })
    const put = (document: object) => asAlice(PutBucketPolicyDocument, { bucket: 'shop-team', policy: document })
    expect(await put(policy('arn:aws:s3:::shop-orders/*', { Principal: '*' }))).toMatchObject({
      code: 'MalformedPolicy',
    })
    expect(await put(policy('*', { Principal: '*' }))).toMatchObject({ code: 'MalformedPolicy' })
    expect(await put(policy('arn:aws:s3:::shop-team/*', {}))).toMatchObject({ code: 'MalformedPolicy' })
    expect(granted(await asAlice(GetBucketDocument, { bucket: 'shop-team' })).bucket.policy).toBeNull()
  })
})

describe('a bucket that comes and goes', () => {
  it('leaves nothing to a new bucket of its name', async () => {
    const asErin = await gateway.as(ERIN)
    granted(await asAlice(CreateBucketDocument, { bucket: 'fleeting' }))
    // What a put that raced with the deletion leaves behind: an object, and no bucket.
    const bucket = await gateway.store.read((reader) => getEntity(reader, bucketKind, 'fleeting'))
    granted(await asAlice(PutObjectDocument, { input: { bucket: 'fleeting', key: 'secret', body: 'secret' } }))
    await gateway.store.write({ kind: 'remove', collection: 'bucket', id: bucket?.bucketName ?? '', version: 1 })
    granted(await asErin(CreateBucketDocument, { bucket: 'fleeting' }))
    expect((await asErin(GetObjectDocument, { bucket: 'fleeting', key: 'secret' })).code).toBe('NoSuchKey')
    const listed = granted(await asErin(ListObjectsDocument, { input: { bucket: 'fleeting' } })).listObjects
    expect(listed.edges).toEqual([])
  })

  it('is not written to on the word of a decision about another one', async () => {
    // Between the decision on a name that nobody has and the write, alice makes the bucket.
    const store = openMemoryStore()
    let meanwhile: () => Promise<unknown> = async () => {}
    const watched: Store = {
      revision: () => store.revision(),
      read: (work) => store.read(work),
      write: (change) => store.write(change),
      changesAfter: (after) => store.changesAfter(after),
      close: () => store.close(),
    }
    const raced = await openTestGateway({ store: watched })
    const asOwner = await raced.as(ALICE)
    const asErin = await raced.as(ERIN)
    const decideMany = raced.gateway.decideMany.bind(raced.gateway)
    raced.gateway.decideMany = async (questions) => {
      const answers = await decideMany(questions)
      const run = meanwhile
      meanwhile = async () => {}
      await run()
      return answers
    }
    meanwhile = () => asOwner(CreateBucketDocument, { bucket: 'contested' })
    const policy = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: ERIN }, Action: 's3:*', Resource: 'arn:aws:s3:::contested/*' }],
    }
    expect((await asErin(PutBucketPolicyDocument, { bucket: 'contested', policy })).code).toBe('NoSuchBucket')
    expect(granted(await asOwner(GetBucketDocument, { bucket: 'contested' })).bucket.policy).toBeNull()
  })

  it('is missing under its own code, whatever is asked of it', async () => {
    const bucket = 'no-such-bucket'
    const policy = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `arn:aws:s3:::${bucket}/*` }],
    }
    const replies = await Promise.all([
      asAlice(GetBucketDocument, { bucket }),
      asAlice(DeleteBucketDocument, { bucket }),
      asAlice(PutBucketPolicyDocument, { bucket, policy }),
      asAlice(GetObjectDocument, { bucket, key: 'k' }),
      asAlice(PutObjectDocument, { input: { bucket, key: 'k', body: 'x' } }),
      asAlice(DeleteObjectDocument, { bucket, key: 'k' }),
    ])
    for (const reply of replies) expect(reply).toMatchObject({ code: 'NoSuchBucket', field: 'input.bucket' })
  })

  it('takes many writers of one key, the last of which wins', async () => {
    const bodies = Array.from({ length: 30 }, (_none, index) => `body ${index}`)
    const puts = bodies.map((body) =>
      asAlice(PutObjectDocument, { input: { bucket: 'shop-releases', key: 'k', body } }),
    )
    const deletes = bodies.map(() => asAlice(DeleteObjectDocument, { bucket: 'shop-releases', key: 'k' }))
    for (const reply of await Promise.all([...puts, ...deletes])) granted<object>(reply as Reply<object>)
    granted(await asAlice(PutObjectDocument, { input: { bucket: 'shop-releases', key: 'k', body: 'last' } }))
    expect(granted(await asAlice(GetObjectDocument, { bucket: 'shop-releases', key: 'k' })).getObject.body).toBe('last')
  })
})
