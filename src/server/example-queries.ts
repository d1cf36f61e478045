import { readdirSync, readFileSync } from 'node:fs'

/** Beside `src` and `dist` alike. */
const DIRECTORY = new URL('../../schema/examples/', import.meta.url)

/** The texts of `schema/examples/*.graphql`, in the order of their names. Each runs as it is for the demo's alice. */
export function readExampleQueries(directory: URL = DIRECTORY): readonly string[] {
  try {
    const names = readdirSync(directory).filter((name) => name.endsWith('.graphql'))
    return names.sort().map((name) => readFileSync(new URL(name, directory), 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
