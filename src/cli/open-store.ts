import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DATA_FILE } from '../store/lmdb/data-file.ts'
import { openLmdbStore } from '../store/lmdb/open-lmdb-store.ts'
import type { Store } from '../store/store.ts'
import { CommandFailure } from './command-failure.ts'

/** The settings that say where the state is. */
export const STORE_SETTINGS = ['data', 'mongodb'] as const

/** @throws StoreOpenError whose message says what is wrong with the directory */
export function openStore({ data }: { readonly data: string }): Promise<Store> {
  return openLmdbStore({ directory: data })
}

/** Opens a store that must be there already, and closes it after `work`. A running gateway may have it open as well. */
export async function withExistingStore<T>(
  { data }: { readonly data: string },
  work: (store: Store) => Promise<T>,
): Promise<T> {
  if (!existsSync(join(data, DATA_FILE))) {
    throw new CommandFailure(
      `there is no store at \`${data}\`; name its directory with --data, or make one with \`npx sallyport serve --demo --data ${data}\``,
    )
  }
  const store = await openStore({ data })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
