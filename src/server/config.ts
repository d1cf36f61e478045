import { fail, ok, type Result } from '../util/result.ts'
import { LIMITS } from './limits.ts'
import { addresses, onOrOff, type Setting, text, wholeNumber } from './setting.ts'

/** Every setting. A value comes from its flag, else from its environment variable, else it is the default. */
export const SETTINGS = {
  port: wholeNumber(
    { min: 0, max: 65_535 },
    {
      flag: 'port',
      environment: 'SALLYPORT_PORT',
      default: 4_000,
      description: 'Port to listen on; 0 takes a free one',
    },
  ),
  host: text(
    { pattern: /^[A-Za-z0-9.:_-]{1,253}$/, expected: 'a host name or an address, such as `127.0.0.1` or `0.0.0.0`' },
    {
      flag: 'host',
      placeholder: 'H',
      environment: 'SALLYPORT_HOST',
      default: '127.0.0.1',
      description: 'Address to listen on; the default can be reached from this machine only',
    },
  ),
  data: text(
    { pattern: /^[^\0]*[^\0\s][^\0]*$/, expected: 'the path of a directory' },
    {
      flag: 'data',
      placeholder: 'DIR',
      environment: 'SALLYPORT_DATA',
      default: './.sallyport',
      description: 'Directory of the embedded store; `serve` makes it when it is missing',
    },
  ),
  mongodb: text(
    {
      pattern: /^$/,
      expected: 'left out: the MongoDB adapter is not there yet, the embedded store under --data keeps the state',
    },
    {
      flag: 'mongodb',
      placeholder: 'URI',
      environment: 'SALLYPORT_MONGODB',
      default: '',
      description: 'MongoDB to keep the state in instead of the embedded store; not available yet',
      secret: true,
    },
  ),
  demo: onOrOff({
    flag: 'demo',
    environment: 'SALLYPORT_DEMO',
    default: false,
    description: 'Fill the store with the demo organization and print its callers with session tokens',
  }),
  graphiql: onOrOff({
    flag: 'graphiql',
    placeholder: 'on|off',
    environment: 'SALLYPORT_GRAPHIQL',
    default: true,
    description: 'Whether GET /graphql shows GraphiQL to a browser',
  }),
  trustedProxies: addresses({
    flag: 'trusted-proxies',
    environment: 'SALLYPORT_TRUSTED_PROXIES',
    default: [],
    description: 'Peers whose X-Forwarded-For and X-Forwarded-Proto are believed',
  }),
  metricsToken: text(
    { pattern: /^(?:|[\x21-\x7e]{16,})$/, expected: 'at least 16 visible characters' },
    {
      environment: 'SALLYPORT_METRICS_TOKEN',
      default: '',
      description: 'Bearer token that opens GET /metrics to other machines; without it only this machine may read them',
      secret: true,
    },
  ),
  ...LIMITS,
} as const

export type SettingName = keyof typeof SETTINGS
export type Settings = {
  readonly [Name in SettingName]: (typeof SETTINGS)[Name] extends Setting<infer Value> ? Value : never
}

export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[]

export interface SettingSources {
  /** By setting name; a switch that was given is `true`. */
  readonly flags: Readonly<Record<string, unknown>>
  readonly environment: Readonly<Record<string, string | undefined>>
}

/**
 * The settings named, or a sentence for each one that is wrong.
 *
 * @example
 * readSettings(['port'], { flags: { port: '80000' }, environment: {} })
 * // errors: ['--port must be a whole number from 0 to 65535, but is `80000`']
 */
export function readSettings<Name extends SettingName>(
  names: readonly Name[],
  sources: SettingSources,
): Result<Pick<Settings, Name>, string> {
  const errors: string[] = []
  const entries = names.map((name) => {
    const setting: Setting<unknown> = SETTINGS[name]
    const given = findGiven(name, setting, sources)
    if (!given) return [name, setting.default]
    const value = setting.read(given.text)
    if (value === undefined) {
      const shown = setting.secret ? '; the value given is not repeated here' : `, but is \`${given.text}\``
      errors.push(`${given.source} must be ${setting.expected}${shown}`)
    }
    return [name, value]
  })
  return errors.length > 0 ? fail(...errors) : ok(Object.freeze(Object.fromEntries(entries)))
}

/** An environment variable that is set to nothing counts as not set. */
function findGiven(name: string, { flag, environment }: Setting<unknown>, sources: SettingSources) {
  const fromFlag = sources.flags[name]
  if (fromFlag !== undefined) return { text: String(fromFlag), source: `--${flag}` }
  const fromEnvironment = sources.environment[environment]
  return fromEnvironment ? { text: fromEnvironment, source: environment } : undefined
}
