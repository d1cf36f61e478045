import { openMemoryStore } from '../../../src/store/memory/memory-store.ts'
import { describeStoreContract } from '../store-contract.ts'

describeStoreContract('memory', { open: openMemoryStore, skip: [] })
