import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { seedDemo } from '../../src/demo/seed-demo.ts'
import { startGateway } from '../server/start-gateway.ts'

const run = promisify(execFile)

async function example(environment: Readonly<Record<string, string>>) {
  const gateway = await startGateway()
  onTestFinished(gateway.stop)
  await seedDemo(gateway.store, new Date())
  const token = await gateway.signIn('arn:aws:iam::222233334444:user/alice')
  const env = { ...process.env, SALLYPORT_URL: `${gateway.url}/graphql`, SALLYPORT_TOKEN: token, ...environment }
  return run(process.execPath, ['--import', 'tsx', 'examples/typed-client.ts'], { env })
}

it('prints who may read what', async () => {
  const { stdout } = await example({})
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.split(/ {2,}/)),
  ).toEqual([
    ['ALLOWED', 'user/bob', 'shop-orders/2026/order-17.json'],
    ['EXPLICIT_DENY', 'user/bob', 'shop-payroll/2026-11.csv'],
    ['IMPLICIT_DENY', 'user/bob', 'shop-reports/summary.csv'],
    ['IMPLICIT_DENY', 'user/carol', 'shop-orders/2026/order-17.json'],
    ['EXPLICIT_DENY', 'user/carol', 'shop-payroll/2026-11.csv'],
    ['ALLOWED', 'user/carol', 'shop-reports/summary.csv'],
    ['ALLOWED', 'role/service-role/orders-function', 'shop-orders/2026/order-17.json'],
    ['EXPLICIT_DENY', 'role/service-role/orders-function', 'shop-payroll/2026-11.csv'],
    ['IMPLICIT_DENY', 'role/service-role/orders-function', 'shop-reports/summary.csv'],
  ])
})

it('fails with the reason of the gateway', async () => {
  await expect(example({ SALLYPORT_TOKEN: 'forged' })).rejects.toThrow(/session token/)
})
