import { afterEach, describe, it } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { changesContract } from './contract/changes.ts'
import { concurrencyContract } from './contract/concurrency.ts'
import { listsContract } from './contract/lists.ts'
import { modelContract } from './contract/model.ts'
import { namesContract } from './contract/names.ts'
import { readsContract } from './contract/reads.ts'
import { revisionsContract } from './contract/revisions.ts'

export interface StoreUnderTest {
  /** A fresh and empty store with each call. */
  readonly open: (options: { readonly keptChanges?: number }) => Store | Promise<Store>
  /** What this store cannot do, and why. The reason is printed. */
  readonly skip: readonly { readonly reason: string; readonly tests: readonly string[] }[]
}

/** Declares one behaviour of the contract; `store` is fresh and closed by the suite. */
export type ContractTest = (name: string, body: (context: ContractContext) => Promise<void>) => void

export interface ContractContext {
  readonly store: Store
  /** Another fresh store, where a test needs its own options. */
  readonly open: StoreUnderTest['open']
}

/**
 * The whole contract of the port as a suite, which every adapter and every wrapper passes.
 *
 * @example describeStoreContract('memory', { open: openMemoryStore, skip: [] })
 */
export function describeStoreContract(name: string, { open, skip }: StoreUnderTest): void {
  describe(`${name} keeps the contract of the store`, () => {
    const opened: Store[] = []
    const openAndRemember: StoreUnderTest['open'] = async (options) => {
      const store = await open(options)
      opened.push(store)
      return store
    }
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((store) => store.close()))
    })

    const test: ContractTest = (title, body) => {
      const reason = skip.find(({ tests }) => tests.includes(title))?.reason
      if (reason !== undefined) it.skip(`${title} (skipped: ${reason})`)
      else it(title, async () => body({ store: await openAndRemember({}), open: openAndRemember }))
    }
    describe('reads', () => readsContract(test))
    describe('changes', () => changesContract(test))
    describe('names', () => namesContract(test))
    describe('lists', () => listsContract(test))
    describe('revisions', () => revisionsContract(test))
    describe('concurrency', () => concurrencyContract(test))
    describe('model', () => modelContract(test))
  })
}
