import { BlockList, isIP } from 'node:net'

/** One thing that an operator can set. Drives parsing, `--help`, the documentation and the error messages. */
export interface Setting<Value> {
  /** Without the leading dashes; absent where a flag would show a secret in the process list. */
  readonly flag?: string
  /** What stands after the flag in `--help`; absent for a switch. */
  readonly placeholder?: string
  readonly environment: `SALLYPORT_${string}`
  readonly default: Value
  readonly description: string
  /** What a right value is, as a phrase after "must be". */
  readonly expected: string
  /** The value is never repeated in messages. */
  readonly secret?: true
  /** `undefined` for a value that is not right. */
  readonly read: (text: string) => Value | undefined
}

type Described<Value> = Omit<Setting<Value>, 'expected' | 'read'>

export function wholeNumber(
  { min, max }: { readonly min: number; readonly max: number },
  described: Described<number>,
): Setting<number> {
  return {
    ...described,
    placeholder: described.placeholder ?? 'N',
    expected: `a whole number from ${min} to ${max}`,
    read: (digits) => {
      const value = /^\d{1,15}$/.test(digits) ? Number(digits) : Number.NaN
      return value >= min && value <= max ? value : undefined
    },
  }
}

/** Text of a certain form. */
export function text(
  { pattern, expected }: { readonly pattern: RegExp; readonly expected: string },
  described: Described<string>,
): Setting<string> {
  return { ...described, expected, read: (value) => (pattern.test(value) ? value : undefined) }
}

export function onOrOff(described: Described<boolean>): Setting<boolean> {
  return {
    ...described,
    expected: '`on` or `off`',
    read: (value) => SWITCH[value],
  }
}

const SWITCH: Readonly<Record<string, boolean>> = Object.assign(Object.create(null), {
  on: true,
  true: true,
  1: true,
  off: false,
  false: false,
  0: false,
})

/** Addresses and networks of peers, separated by commas. The list is kept as text; `createAddressList` reads it. */
export function addresses(described: Described<readonly string[]>): Setting<readonly string[]> {
  return {
    ...described,
    placeholder: described.placeholder ?? 'LIST',
    expected: 'addresses or networks separated by commas, such as `10.0.0.0/8,::1`',
    read: (list) => {
      const entries = list.split(',').map((entry) => entry.trim())
      return entries.every((entry) => addToList(new BlockList(), entry)) ? entries : undefined
    },
  }
}

/** @param entries as `addresses` has accepted them */
export function createAddressList(entries: readonly string[]): BlockList {
  const list = new BlockList()
  for (const entry of entries) addToList(list, entry)
  return list
}

function addToList(list: BlockList, entry: string): boolean {
  const [address = '', prefix, ...rest] = entry.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  const family = version === 4 ? 'ipv4' : 'ipv6'
  if (prefix === undefined) {
    list.addAddress(address, family)
    return true
  }
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > (version === 4 ? 32 : 128)) return false
  list.addSubnet(address, Number(prefix), family)
  return true
}
