import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { StoreClosedError } from '../../src/store/errors.ts'
import { standInSchema } from './stand-in-schema.ts'
import { startGateway } from './start-gateway.ts'

/** Something that a test lets happen when it likes. */
function latch() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

test('a running request is finished, new connections are refused, and the store is closed', async () => {
  const [asked, answer] = [latch(), latch()]
  const gateway = await startGateway({
    schema: standInSchema({
      slow: () => {
        asked.open()
        return answer.opened
      },
    }),
  })
  const idle = connect(Number(new URL(gateway.url).port), '127.0.0.1')
  await once(idle, 'connect')
  const running = gateway.ask('{ slow }')
  await asked.opened
  const stopped = gateway.stop()
  await expect(gateway.fetch('/health/live')).rejects.toThrow('fetch failed')
  answer.open()
  expect(await running).toMatchObject({ status: 200, data: { slow: 'done' } })
  await stopped
  expect(idle.readableEnded || idle.destroyed || (await once(idle, 'close'))).toBeTruthy()
  await expect(gateway.store.revision()).rejects.toThrow(StoreClosedError)
})

test('a gateway that never listened can be stopped', async () => {
  const gateway = await startGateway({ schema: standInSchema() })
  await gateway.stop()
  await gateway.stop().catch((error) => expect(error).toBeInstanceOf(StoreClosedError))
})
