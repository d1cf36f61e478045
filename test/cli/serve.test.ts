import { once } from 'node:events'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { sallyport, temporaryDirectory } from './run-command.ts'
import { collect, startCommand } from './start-command.ts'

// Each test starts processes, which takes a while on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

function temporaryData(): string {
  const directory = temporaryDirectory()
  onTestFinished(directory.remove)
  return join(directory.path, 'data')
}

/** `sallyport serve` on a free port, when it has said that it listens. */
async function serve(...parameters: readonly string[]) {
  const child = startCommand(['serve', '--port', '0', ...parameters])
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const [out, err] = [collect(child.stdout), collect(child.stderr)]
  const ended = once(child, 'close')
  while (!/answers at \S+/.test(out())) {
    const more = child.stdout ? once(child.stdout, 'data') : ended
    const [first] = await Promise.race([more, ended.then(([code]) => [new Error(`exit code ${code}: ${err()}`)])])
    if (first instanceof Error) throw first
  }
  return {
    out: out(),
    url: /answers at (\S+)/.exec(out())?.[1] ?? '',
    /** @returns the exit code, and what was written to standard error meanwhile */
    stop: async (signal: NodeJS.Signals = 'SIGTERM') => {
      child.kill(signal)
      const [code] = await ended
      return { code, err: err() }
    },
  }
}

async function ask(url: string, token: string, query: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) })
  return response.json()
}

test('the demo prints callers whose tokens work, and stops with code 0', async () => {
  const gateway = await serve('--demo', '--data', temporaryData())
  const alice = /alice.*\n +(sallyport-\S+)/.exec(gateway.out)?.[1] ?? ''
  expect(await ask(gateway.url, alice, '{ getCallerIdentity { arn } }')).toEqual({
    data: { getCallerIdentity: { arn: 'arn:aws:iam::222233334444:user/alice' } },
  })
  expect(gateway.out).toMatch(
    /^curl -s http:\/\/127\.0\.0\.1:\d+\/graphql -H 'Content-Type: application\/json' -H 'Authorization: Bearer sallyport-/m,
  )
  expect(await gateway.stop()).toEqual({ code: 0, err: '' })
})

test('an empty store gets an organization and shows its root user once; tokens can be made while it runs', async () => {
  const data = temporaryData()
  const first = await serve('--data', data)
  const [, arn = '', token = ''] = /(arn:aws:iam::\d{12}:root)\n +(sallyport-\S+)/.exec(first.out) ?? []
  const who = '{ getCallerIdentity { arn } }'
  expect(await ask(first.url, token, who)).toEqual({ data: { getCallerIdentity: { arn } } })
  const another = await sallyport(['token', arn, '--data', data])
  expect(await ask(first.url, another.out.trim(), who)).toEqual({ data: { getCallerIdentity: { arn } } })
  expect(await first.stop('SIGINT')).toEqual({ code: 0, err: '' })

  const second = await serve('--data', data)
  expect(second.out).not.toContain('sallyport-ASIA')
  expect(await ask(second.url, token, who)).toEqual({ data: { getCallerIdentity: { arn } } })
  expect(await second.stop()).toEqual({ code: 0, err: '' })
})

test('what was acknowledged is there after a restart, and after a kill, and bears on decisions', async () => {
  const data = temporaryData()
  const first = await serve('--demo', '--data', data)
  const alice = /alice.*\n +(sallyport-\S+)/.exec(first.out)?.[1] ?? ''
  const create = `mutation {
    createUser(input: { userName: "frank" }) { revision }
    createBucket(input: { bucket: "franks" }) { revision }
    attachUserPolicy(input: { userName: "frank", policyArn: "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess" }) { revision }
    putObject(input: { bucket: "franks", key: "k", body: "kept" }) { revision }
  }`
  expect(await ask(first.url, alice, create)).not.toHaveProperty('errors')
  await first.stop('SIGKILL')

  const second = await serve('--demo', '--data', data)
  const question = `{
    evaluate(input: { principal: "arn:aws:iam::222233334444:user/frank", action: "s3:GetObject", resource: "arn:aws:s3:::franks/k" }) { allowed }
    getObject(input: { bucket: "franks", key: "k" }) { body }
  }`
  const kept = { data: { evaluate: { allowed: true }, getObject: { body: 'kept' } } }
  expect(await ask(second.url, alice, question)).toEqual(kept)
  expect(await second.stop()).toEqual({ code: 0, err: '' })

  const third = await serve('--demo', '--data', data)
  expect(await ask(third.url, alice, question)).toEqual(kept)
  expect(await third.stop()).toEqual({ code: 0, err: '' })
})

test('what cannot work is refused at the start', async () => {
  const data = temporaryData()
  const running = await serve('--data', data)
  const taken = await sallyport(['serve', '--data', data, '--port', new URL(running.url).port])
  expect(taken).toEqual({
    code: 2,
    out: '',
    err: expect.stringMatching(/^sallyport: cannot listen on port \d+ .*choose another with --port\n$/),
  })
  await running.stop()
  const wrong = await sallyport(['serve', '--port', 'http', '--mongodb', 'mongodb://root:hunter2@db'])
  expect(wrong).toMatchObject({
    code: 2,
    err: expect.stringMatching(/--port must be .* but is `http`\nsallyport: --mongodb must be left out/),
  })
  expect(wrong.err).not.toContain('hunter2')
})
