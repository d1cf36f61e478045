import { expect, test } from 'vitest'
import { createLog } from '../../src/server/log.ts'

function logged(event: string, fields: Readonly<Record<string, unknown>>): string {
  const lines: string[] = []
  createLog((line) => lines.push(line)).error(event, fields)
  expect(lines).toHaveLength(1)
  return lines.join('')
}

test('one line of JSON, with the error and what caused it', () => {
  const line = logged('it broke', {
    requestId: 'r1',
    error: new Error('outer\nline', { cause: new TypeError('inner') }),
  })
  expect(line.indexOf('\n')).toBe(line.length - 1)
  expect(JSON.parse(line)).toMatchObject({
    level: 'error',
    event: 'it broke',
    requestId: 'r1',
    error: { name: 'Error', message: 'outer\nline', cause: { name: 'TypeError', message: 'inner' } },
  })
})

test('credentials are blotted out, wherever they stand', () => {
  const token = `sallyport-ASIA${'A'.repeat(17)}-${'s'.repeat(43)}`
  const line = logged(`given ${token}`, {
    header: 'Bearer abc.def',
    error: new Error(`token ${token} and Basic dXNlcg==`),
  })
  expect(line).not.toMatch(/s{43}|abc\.def|dXNlcg/)
  expect(JSON.parse(line)).toMatchObject({ event: 'given ***', header: 'Bearer ***' })
})
