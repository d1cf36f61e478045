import { describe, expect, test } from 'vitest'
import { readSettings, SETTING_NAMES, SETTINGS } from '../../src/server/config.ts'
import type { Setting } from '../../src/server/setting.ts'

type Words = Readonly<Record<string, string | boolean>>
const read = (flags: Words, environment: Readonly<Record<string, string>> = {}) =>
  readSettings(SETTING_NAMES, { flags, environment })
const value = (flags: Words, environment?: Readonly<Record<string, string>>) => {
  const settings = read(flags, environment)
  if (!settings.ok) throw new Error(settings.errors.join('; '))
  return settings.value
}
const errors = (flags: Words, environment?: Readonly<Record<string, string>>) => {
  const settings = read(flags, environment)
  return settings.ok ? [] : settings.errors
}

describe('where a setting comes from', () => {
  test('the flag, else the environment, else the default', () => {
    expect(value({ port: '1' }, { SALLYPORT_PORT: '2' }).port).toBe(1)
    expect(value({}, { SALLYPORT_PORT: '2' }).port).toBe(2)
    expect(value({}).port).toBe(4_000)
    expect(value({}, { SALLYPORT_PORT: '' }).port).toBe(4_000)
  })

  test('a switch is on by its mere flag', () => {
    expect(value({ demo: true }).demo).toBe(true)
    expect(value({}, { SALLYPORT_DEMO: 'on' }).demo).toBe(true)
    expect(value({ graphiql: 'off' }).graphiql).toBe(false)
  })

  test('only what was asked for is read', () => {
    expect(readSettings(['data'], { flags: {}, environment: { SALLYPORT_PORT: 'x', SALLYPORT_DATA: '/srv' } })).toEqual(
      {
        ok: true,
        value: { data: '/srv' },
      },
    )
  })
})

describe('a wrong setting is refused with its name, what was given and what would be right', () => {
  test.each<[Words, string]>([
    [{ port: '65536' }, '--port must be a whole number from 0 to 65535, but is `65536`'],
    [{ port: '4e3' }, '--port must be a whole number from 0 to 65535, but is `4e3`'],
    [{ port: '-1' }, '--port must be a whole number from 0 to 65535, but is `-1`'],
    [{ host: 'a b' }, '--host must be a host name or an address, such as `127.0.0.1` or `0.0.0.0`, but is `a b`'],
    [{ graphiql: 'maybe' }, '--graphiql must be `on` or `off`, but is `maybe`'],
    [{ graphiql: 'constructor' }, '--graphiql must be `on` or `off`, but is `constructor`'],
    [{ maxDepth: '0' }, '--max-depth must be a whole number from 1 to 1000, but is `0`'],
    [
      { trustedProxies: '10.0.0.0/33' },
      '--trusted-proxies must be addresses or networks separated by commas, such as `10.0.0.0/8,::1`, but is `10.0.0.0/33`',
    ],
  ])('%o', (flags, message) => expect(errors(flags)).toEqual([message]))

  test('by the name of its variable, all of them at once', () => {
    expect(errors({}, { SALLYPORT_PORT: 'x', SALLYPORT_DEMO: 'y' })).toEqual([
      'SALLYPORT_PORT must be a whole number from 0 to 65535, but is `x`',
      'SALLYPORT_DEMO must be `on` or `off`, but is `y`',
    ])
  })

  test('a secret is not repeated', () => {
    const [mongodb, token] = errors({ mongodb: 'mongodb://root:hunter2@db' }, { SALLYPORT_METRICS_TOKEN: 'hunter2' })
    expect(mongodb).toMatch(/^--mongodb must be left out: the MongoDB adapter is not there yet/)
    expect(token).toMatch(/^SALLYPORT_METRICS_TOKEN must be at least 16 visible characters/)
    expect(`${mongodb}${token}`).not.toContain('hunter2')
  })
})

test('every default is what its own reader accepts, and every name follows from the flag', () => {
  for (const name of SETTING_NAMES) {
    const setting: Setting<unknown> = SETTINGS[name]
    const standard = setting.default
    if (Array.isArray(standard)) expect(standard).toEqual([])
    else expect(setting.read(String(standard))).toBe(standard)
    const flag = setting.flag ?? name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    expect(setting.environment).toBe(`SALLYPORT_${flag.toUpperCase().replaceAll('-', '_')}`)
    expect(flag.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase())).toBe(name)
  }
})
