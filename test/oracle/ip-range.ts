/** CIDR containment by comparing bits as text. Reference 3.3: families never match each other. */

/** Bits beyond the prefix are ignored; a missing prefix means the single host. */
export function isInRange(address: string, range: string): boolean {
  const [base = '', prefix, ...more] = range.split('/')
  const addressBits = bitsOf(address)
  const baseBits = bitsOf(base)
  if (addressBits === undefined || baseBits === undefined || more.length > 0) return false
  if (addressBits.length !== baseBits.length) return false
  const length = prefix === undefined ? baseBits.length : Number(prefix)
  if (prefix !== undefined && (!/^\d+$/.test(prefix) || length > baseBits.length)) return false
  return addressBits.slice(0, length) === baseBits.slice(0, length)
}

export const isAddress = (text: string): boolean => bitsOf(text) !== undefined

/** 32 or 128 characters, each `0` or `1`. */
function bitsOf(address: string): string | undefined {
  return address.includes(':') ? bitsOfV6(address) : bitsOfV4(address)
}

function bitsOfV4(address: string): string | undefined {
  const octets = address.split('.')
  if (octets.length !== 4 || octets.some((octet) => !/^\d{1,3}$/.test(octet) || Number(octet) > 255)) return undefined
  return octets.map((octet) => Number(octet).toString(2).padStart(8, '0')).join('')
}

function bitsOfV6(address: string): string | undefined {
  const [head = '', tail, ...more] = address.split('::')
  if (more.length > 0) return undefined
  const groupsOf = (text: string) => (text === '' ? [] : text.split(':'))
  const before = groupsOf(head)
  const after = groupsOf(tail ?? '')
  const missing = 8 - before.length - after.length
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined
  const groups = [...before, ...Array<string>(missing).fill('0'), ...after]
  if (groups.some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return undefined
  return groups.map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0')).join('')
}
