import { readFileSync } from 'node:fs'
import { globCovers } from './glob.ts'

/** A kind of resource as its ARN is written; `*` stands for what differs from one resource to the next. */
export interface ResourceFormat {
  readonly region: string
  readonly account: string
  readonly resource: string
}

/** What AWS documents about its services. Everything is looked up ignoring case. */
export interface ServiceCatalogue {
  /** Whether an action prefix such as `s3` is a service of AWS. */
  hasService(prefix: string): boolean
  /** Whether any action of the service meets the pattern. */
  hasAction(prefix: string, pattern: string): boolean
  /** Kinds of resources whose ARNs have this service field; `undefined` when no service has any. */
  resourceFormats(arnService: string): readonly ResourceFormat[] | undefined
  /** Whether any condition key begins with this prefix. */
  hasKeyPrefix(prefix: string): boolean
  /** What is documented of a service's condition key; `undefined` when there is no such key. */
  findKey(key: string): DocumentedKey | undefined
}

export interface DocumentedKey {
  /** `String`, `ARN`, `Bool`, `ArrayOfString`, ... */
  readonly type: string
  /** True for keys such as `kms:EncryptionContext:NAME`, where the author of a request chooses a part of the name and the value. */
  readonly free: boolean
}

let loaded: ServiceCatalogue | undefined

/** The catalogue that comes with the package (`seeds/service-authorization`). Read from disk by the first call, in a few milliseconds. */
export function loadServiceCatalogue(): ServiceCatalogue {
  loaded ??= readCatalogue(readFileSync(CATALOGUE, 'utf8'))
  return loaded
}

/** The same from `src/` and from `dist/`, which stand side by side. */
const CATALOGUE = new URL('../../seeds/service-authorization/services.jsonl', import.meta.url)

interface ServiceLine {
  readonly service: string
  readonly actions: readonly string[]
  readonly resources: readonly string[]
  readonly keys: Readonly<Record<string, string>>
}

function readCatalogue(text: string): ServiceCatalogue {
  const lines: readonly ServiceLine[] = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  const actions = new Map(
    lines.map(({ service, actions: names }) => [service, names.map((name) => name.toLowerCase())]),
  )
  const formats = indexFormats(lines)
  const keys = new Map(
    lines.flatMap((line) => Object.entries(line.keys)).map(([key, type]) => [key.toLowerCase(), type]),
  )
  const families = [...keys]
    .filter(([key]) => key.includes('{}'))
    .map(([key, type]) => ({ match: familyOf(key), type }))
  const prefixes = new Set([...keys.keys()].map((key) => key.slice(0, key.indexOf(':'))))
  return Object.freeze({
    hasService: (prefix: string) => actions.has(prefix.toLowerCase()),
    hasAction: (prefix: string, pattern: string) => {
      const folded = pattern.toLowerCase()
      return actions.get(prefix.toLowerCase())?.some((action) => globCovers(folded, action)) ?? false
    },
    resourceFormats: (service: string) => formats.get(service),
    hasKeyPrefix: (prefix: string) => prefixes.has(prefix.toLowerCase()) || actions.has(prefix.toLowerCase()),
    findKey: (key: string) => {
      const folded = key.toLowerCase()
      const type = keys.get(folded)
      if (type !== undefined) return { type, free: false }
      const family = families.find(({ match }) => match.test(folded))
      return family === undefined ? undefined : { type: family.type, free: true }
    },
  })
}

function indexFormats(lines: readonly ServiceLine[]): ReadonlyMap<string, readonly ResourceFormat[]> {
  const formats = new Map<string, ResourceFormat[]>()
  for (const arn of new Set(lines.flatMap(({ resources }) => resources))) {
    const [, , service = '', region = '', account = '', ...rest] = arn.replaceAll('{}', '*').split(':')
    const format = Object.freeze({ region, account, resource: rest.join(':') })
    formats.set(service, [...(formats.get(service) ?? []), format])
  }
  return formats
}

/** `kms:encryptioncontext:{}` and its like: anything may stand where the braces are. */
function familyOf(key: string): RegExp {
  const parts = key.split('{}').map((part) => part.replace(/[.*+?^$()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.+')}$`)
}
