/** Tokens as `credentials/session-token.ts` writes them, and whatever follows an authorization scheme. */
const SECRETS = /sallyport-ASIA[A-Z2-7]{17}-[\w-]{43}|(?<=\b(?:Bearer|Basic) )[^\s"\\]+/gi

export interface Log {
  /** One line of JSON. Anything that looks like a credential is blotted out. */
  error(event: string, fields?: Readonly<Record<string, unknown>>): void
}

export function createLog(write: (line: string) => void = (line) => process.stderr.write(line)): Log {
  return {
    error(event, fields = {}) {
      const line = JSON.stringify({ time: new Date().toISOString(), level: 'error', event, ...fields }, describeError)
      write(`${line.replaceAll(SECRETS, '***')}\n`)
    },
  }
}

function describeError(_key: string, value: unknown): unknown {
  if (!(value instanceof Error)) return value
  const { name, message, stack, cause } = value
  return { name, message, stack, ...(cause !== undefined && { cause }) }
}
