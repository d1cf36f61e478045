import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

/** A room imports only from rooms before it in this list. */
const ROOMS = [
  'util',
  'policy',
  'engine',
  'validation',
  'store',
  'directory',
  'credentials',
  'decisions',
  'operations',
  'authorizer',
  'graphql',
  'demo',
  'server',
  'cli',
]

/** Rooms that are pure: no packages, and nothing of Node either. */
const PURE_ROOMS = ['policy', 'engine']

/** Who may import a package: everything below these paths. A package that is not listed here may not be imported at all. */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  '@escape.tech/graphql-armor-max-aliases': ['server/'],
  '@escape.tech/graphql-armor-max-depth': ['server/'],
  '@escape.tech/graphql-armor-max-tokens': ['server/'],
  '@graphql-yoga/render-graphiql': ['server/'],
  '@pothos/core': ['graphql/'],
  '@pothos/plugin-relay': ['graphql/'],
  commander: ['cli/'],
  dataloader: ['decisions/'],
  graphql: ['graphql/', 'server/'],
  'graphql-scalars': ['graphql/'],
  'graphql-yoga': ['server/'],
  lmdb: ['store/lmdb/'],
  'lru-cache': ['decisions/', 'server/document-cache.ts'],
  mongodb: ['store/mongodb/'],
  'prom-client': ['server/'],
}

/** The only files that may do nothing but pass on: the doors named in the `exports` of package.json. */
const PUBLIC_DOORS = ['index.ts', 'engine/index.ts']

const MAX_LINES = 300

interface SourceFile {
  /** Below `src/`. */
  readonly path: string
  readonly text: string
  /** Specifiers as written. */
  readonly imports: readonly string[]
  /** Those that are still there at run time: not `import type`. */
  readonly loads: readonly string[]
}

/** Erased before the file is loaded. */
const TYPE_IMPORT = /^(?:import|export) type\b[^;'"`]*?\bfrom\s*'[^']+'/gm

const SOURCE = new URL('../src/', import.meta.url)
const files: readonly SourceFile[] = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => path.replaceAll('\\', '/'))
  .sort()
  .map((path) => {
    const text = readFileSync(new URL(path, SOURCE), 'utf8')
    return { path, text, imports: importsOf(text), loads: importsOf(text.replaceAll(TYPE_IMPORT, '')) }
  })

function importsOf(text: string): readonly string[] {
  const statements = text.matchAll(/^(?:import|export)\b(?:[^'"`;]*?\bfrom)?\s*'([^']+)'/gm)
  const calls = text.matchAll(/\bimport\('([^']+)'\)/g)
  return [...statements, ...calls].map(([, specifier]) => specifier ?? '')
}

const roomOf = (path: string) => path.split('/')[0] ?? ''
const isRelative = (specifier: string) => specifier.startsWith('.')
const isNode = (specifier: string) => specifier.startsWith('node:') || builtinModules.includes(specifier)
const target = (from: SourceFile, specifier: string) => join(dirname(from.path), specifier)
const packageOf = (specifier: string) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')

/** Fails with one line for each violation, so that the message alone says what to do. */
const expectNone = (violations: readonly string[]) => expect(violations.join('\n')).toBe('')

/** The rule applied to every import of every file. */
function violations(rule: (file: SourceFile, specifier: string) => string | undefined): readonly string[] {
  return files.flatMap((file) => file.imports.flatMap((specifier) => rule(file, specifier) ?? []))
}

describe('the house', () => {
  test('has files, and their imports are seen', () => {
    expect(files.length).toBeGreaterThan(100)
    expect(
      importsOf("import { a } from './a.ts'\nimport './b.ts'\nexport * from './c.ts'\nawait import('./d.ts')"),
    ).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts'])
    expect(
      importsOf("import {\n  a,\n  type B,\n} from './a.ts'\nimport type { C } from 'c'\nconst from = 'x'"),
    ).toEqual(['./a.ts', 'c'])
  })

  test('has no room that the plan does not know', () =>
    expectNone(
      files
        .filter(({ path }) => path.includes('/') && !ROOMS.includes(roomOf(path)))
        .map(
          ({ path }) =>
            `src/${path}: move it into one of ${ROOMS.join(', ')}, or give the new room its place in ROOMS of this test`,
        ),
    ))
})

describe('imports', () => {
  test('lead only into rooms further down', () =>
    expectNone(
      violations((file, specifier) => {
        if (!isRelative(specifier) || !file.path.includes('/')) return undefined
        const [from, to] = [roomOf(file.path), roomOf(target(file, specifier))]
        if (ROOMS.indexOf(to) <= ROOMS.indexOf(from)) return undefined
        return `src/${file.path} imports ${specifier}: \`${from}\` lies below \`${to}\`; move what is shared down into \`${from}\` or lower, or let the caller in \`${to}\` pass it in`
      }),
    ))

  // Types may know each other; code that loads each other depends on who is loaded first.
  test('never form a cycle of files that load each other', () => {
    const cycles = findCycles()
    expectNone(cycles.map((cycle) => `src/${cycle.join(' -> ')}: move what they share into a file of its own`))
  })

  test('of packages stand where the package lives', () =>
    expectNone(
      violations((file, specifier) => {
        if (isRelative(specifier) || isNode(specifier)) return undefined
        const owners = OWNERS[packageOf(specifier)]
        if (!owners)
          return `src/${file.path} imports ${specifier}: give the package an owner in OWNERS of this test and a reason in docs/dependencies.md`
        if (owners.some((owner) => file.path.startsWith(owner))) return undefined
        return `src/${file.path} imports ${specifier}: only ${owners.join(' and ')} may; put what you need behind a function there`
      }),
    ))

  test('leave the pure rooms pure', () =>
    expectNone(
      violations((file, specifier) =>
        PURE_ROOMS.includes(roomOf(file.path)) && !isRelative(specifier)
          ? `src/${file.path} imports ${specifier}: \`${roomOf(file.path)}\` runs anywhere and does no I/O; let a room above pass in what it needs`
          : undefined,
      ),
    ))

  test('name the file with its extension, never a folder', () =>
    expectNone(
      violations((file, specifier) =>
        isRelative(specifier) && !/\.(?:ts|json)$/.test(specifier)
          ? `src/${file.path} imports ${specifier}: name the file that holds what you need`
          : undefined,
      ),
    ))
})

describe('files', () => {
  test(`have at most ${MAX_LINES} lines`, () =>
    expectNone(
      files
        .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
        .filter(({ lines }) => lines > MAX_LINES)
        .map(({ path, lines }) => `src/${path} has ${lines} lines: find its second noun and give it a file`),
    ))

  test('hold something of their own: no barrels', () =>
    expectNone(
      files
        .filter(({ path, text }) => !PUBLIC_DOORS.includes(path) && isBarrel(text))
        .map(({ path }) => `src/${path} only passes on what others export: import from those files and remove it`),
    ))

  test('are named after a noun, not after a drawer', () =>
    expectNone(
      files
        .filter(({ path }) => /(?:^|\/)(?:utils?|types|helpers?|common|misc|constants)\.ts$/.test(path))
        .map(({ path }) => `src/${path}: name each file after what it exports, and split it where there are several`),
    ))
})

function isBarrel(text: string): boolean {
  const code = text.replaceAll(/\/\*.*?\*\/|\/\/[^\n]*/gs, '').trim()
  return /^(?:export\s+(?:type\s+)?(?:\*(?:\s+as\s+\w+)?|\{[^}]*\})\s+from\s+'[^']+';?\s*)+$/.test(code)
}

function findCycles(): readonly (readonly string[])[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const done = new Set<string>()
  const cycles: string[][] = []
  const visit = (path: string, trail: readonly string[]) => {
    const start = trail.indexOf(path)
    if (start >= 0) cycles.push([...trail.slice(start), path])
    const file = byPath.get(path)
    if (start >= 0 || done.has(path) || !file) return
    for (const specifier of file.loads) if (isRelative(specifier)) visit(target(file, specifier), [...trail, path])
    done.add(path)
  }
  for (const { path } of files) visit(path, [])
  return cycles
}
