import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { authenticate } from '../../src/credentials/caller.ts'
import { seedDemo } from '../../src/demo/seed-demo.ts'
import { openLmdbStore } from '../../src/store/lmdb/open-lmdb-store.ts'
import { sallyport, temporaryDirectory } from './run-command.ts'

const PRODUCTION = 'arn:aws:iam::222233334444'
const directory = temporaryDirectory()
const data = join(directory.path, 'data')

beforeAll(async () => {
  const store = await openLmdbStore({ directory: data })
  await seedDemo(store, new Date())
  await store.close()
})
afterAll(directory.remove)

const evaluate = (resource: string, ...more: readonly string[]) =>
  sallyport([
    'evaluate',
    '--data',
    data,
    '--principal',
    `${PRODUCTION}:user/bob`,
    '--action',
    's3:GetObject',
    '--resource',
    resource,
    ...more,
  ])
const failure = (message: RegExp) => ({ code: 2, out: '', err: expect.stringMatching(message) })

describe('token', () => {
  test('prints a token that works, and nothing else', async () => {
    const { code, out, err } = await sallyport(['token', `${PRODUCTION}:user/alice`, '--data', data])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^sallyport-\S+\n$/)
    const store = await openLmdbStore({ directory: data })
    expect(await authenticate(store, out.trim(), new Date())).toMatchObject({ arn: `${PRODUCTION}:user/alice` })
    await store.close()
  })

  test.each<[string, readonly string[], RegExp]>([
    [
      'nobody',
      [`${PRODUCTION}:user/zoe`, '--data', data],
      /^sallyport: the store knows nobody with the ARN `\S+user\/zoe`.*\n$/,
    ],
    ['no ARN', ['alice', '--data', data], /^sallyport: `alice` is not the ARN of a user/],
    [
      'too long',
      [`${PRODUCTION}:user/bob`, '--data', data, '--duration', '9e9'],
      /--duration is `9e9`; it must be a whole number of seconds/,
    ],
    [
      'no store',
      [`${PRODUCTION}:user/bob`, '--data', `${data}-not-there`],
      /there is no store at `\S+-not-there`; name its directory with --data/,
    ],
    [
      'a directory without a store',
      [`${PRODUCTION}:user/bob`, '--data', import.meta.dirname],
      /there is no store at `\S+`; name its directory with --data/,
    ],
  ])('%s: says what is wrong, without a stack', async (_name, parameters, message) => {
    const outcome = await sallyport(['token', ...parameters])
    expect(outcome).toEqual(failure(message))
    expect(outcome.err).not.toContain('    at ')
  })
})

describe('evaluate', () => {
  test('a denial: exit code 1, the reason, and the walk with policy, statement and place', async () => {
    const { code, out } = await evaluate('arn:aws:s3:::shop-payroll/2026-11.csv')
    expect(code).toBe(1)
    expect(out).toMatch(
      /^DENIED \(explicit deny\)\nUser: \S+user\/bob is not authorized to perform: s3:GetObject on resource: /,
    )
    expect(out).toMatch(
      /^policy on a group +Fail {2}denied {2}\S+group\/developers\n +Deny {2}NoPayroll, statement NoPayroll at 4:5$/m,
    )
  })

  test('a denial says what would have to change, by obstacles', async () => {
    const { out } = await evaluate('arn:aws:s3:::shop-payroll/2026-11.csv')
    const [, changes = ''] = out.split('what would have to change\n')
    expect(changes).toMatch(/^ {2}1\. .*\n/)
    expect(changes).toMatch(
      /^ +(?:\d\.|or) remove or narrow statement `NoPayroll` of policy `NoPayroll`, which denies it$/m,
    )
  })

  test('an allowed request: exit code 0, as JSON in the shape of the API', async () => {
    const { code, out } = await evaluate('arn:aws:s3:::shop-orders/2026/order-17.json', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      decision: 'ALLOWED',
      allowed: true,
      reason: expect.stringContaining('is authorized to perform'),
      layers: expect.arrayContaining([expect.objectContaining({ layer: 'GROUP_POLICY', outcome: 'ALLOWED' })]),
      matchedStatements: [expect.objectContaining({ effect: 'ALLOW' })],
      remedies: [],
      errors: [],
      validUntil: null,
      revision: expect.stringMatching(/^\d+$/),
    })
  })

  test('what cannot be asked: exit code 2', async () => {
    const [resource, context, stored, missing] = await Promise.all([
      evaluate('shop-orders'),
      evaluate('*', '--context', 'aws:SourceIp'),
      evaluate('*', '--context', 'aws:username=alice'),
      sallyport(['evaluate', '--data', data]),
    ])
    expect(resource).toEqual(failure(/--resource is `shop-orders`; it must be an ARN with six fields/))
    expect(context).toEqual(failure(/--context is `aws:SourceIp`; it must be KEY=VALUE/))
    expect(stored).toEqual(failure(/aws:username.*come from what is stored/))
    expect(missing).toEqual(failure(/required option '--principal <ARN>' not specified/))
  })
})

describe('validate', () => {
  const CLEAN =
    '{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}]}'
  const WRONG = CLEAN.replace('"Allow"', '"allow"')

  test('0 for a clean file, 1 for an error with its place, 2 for a file that is not there', async () => {
    const [clean, wrong] = [join(directory.path, 'clean.json'), join(directory.path, 'wrong.json')]
    writeFileSync(clean, CLEAN)
    writeFileSync(wrong, WRONG)
    const [first, second, third] = await Promise.all([
      sallyport(['validate', clean]),
      sallyport(['validate', clean, wrong]),
      sallyport(['validate', wrong, join(directory.path, 'nothing.json')]),
    ])
    expect(first).toEqual({ code: 0, out: '', err: '' })
    expect(second).toMatchObject({
      code: 1,
      out: expect.stringMatching(/wrong\.json:1:\d+ ERROR INVALID_EFFECT .*\n1 \| .*\n {2}\| +\^/),
    })
    expect(third).toMatchObject({ code: 2, err: expect.stringMatching(/nothing\.json` cannot be read/) })
  })

  test('reads the standard input, and minds where a policy is used', async () => {
    const outcome = await sallyport(['validate', '--type', 'trust', '-'], { input: CLEAN })
    expect(outcome).toMatchObject({ code: 1, out: expect.stringContaining('-:1:') })
  })
})

describe('help', () => {
  test('names every command, and its flags with variables and defaults', async () => {
    const [all, serve] = await Promise.all([sallyport(['--help']), sallyport(['serve', '--help'])])
    expect(all.code).toBe(0)
    for (const command of ['serve', 'token', 'evaluate', 'validate'])
      expect(all.out).toMatch(new RegExp(`^ {2}${command} `, 'm'))
    expect(serve.out.replaceAll(/\s+/g, ' ')).toContain(
      '--port <N> Port to listen on; 0 takes a free one (SALLYPORT_PORT, default 4000)',
    )
    expect(serve.out).toContain('SALLYPORT_METRICS_TOKEN')
  })
})
