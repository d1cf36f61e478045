import { readFileSync, writeFileSync } from 'node:fs'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { schema } from '../src/graphql/schema.ts'

/** Prints the schema to `schema/schema.graphql`; with `--check` only says whether that file is up to date. */
const FILE = new URL('./schema.graphql', import.meta.url)
const printed = `${printSchema(lexicographicSortSchema(schema))}\n`

if (!process.argv.includes('--check')) {
  writeFileSync(FILE, printed)
} else if (readFileSync(FILE, 'utf8') !== printed) {
  console.error('schema/schema.graphql is out of date: run `npm run schema`')
  process.exitCode = 1
}
