import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { openLmdbStore } from '../../../src/store/lmdb/open-lmdb-store.ts'
import { describeStoreContract } from '../store-contract.ts'

let parent = ''
let opened = 0
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'sallyport-store-'))
})
afterAll(() => rm(parent, { recursive: true }))

describeStoreContract('lmdb', {
  open: (options) => openLmdbStore({ directory: join(parent, `${opened++}`), ...options }),
  skip: [],
})
