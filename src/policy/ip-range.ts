/** An address as unsigned 32-bit words, the most significant first: one for IPv4, four for IPv6. */
export interface IpAddress {
  readonly version: 4 | 6
  readonly words: readonly number[]
}

/** A CIDR range. Bits of the address beyond the prefix are ignored. */
export interface IpRange extends IpAddress {
  /** How many leading bits count: 0-32 for IPv4, 0-128 for IPv6. */
  readonly prefix: number
}

/**
 * An IPv4 or IPv6 address, or `undefined`. An IPv4-mapped IPv6 address (`::ffff:203.0.113.7`) is the IPv4 address it maps: sockets that
 * serve both families report IPv4 callers so.
 */
export function parseIpAddress(text: string): IpAddress | undefined {
  const range = parseIpRange(text)
  return range === undefined || text.includes('/') ? undefined : { version: range.version, words: range.words }
}

/**
 * An address or a CIDR range, or `undefined`. Without a prefix it is the one address.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress
 *
 * @example parseIpRange('203.0.113.0/24') // { version: 4, words: [0xcb007100], prefix: 24 }
 */
export function parseIpRange(text: string): IpRange | undefined {
  if (text.length > MAX_LENGTH) return undefined
  const match = /^([^/]+)(?:\/([0-9]{1,3}))?$/.exec(text)
  if (match === null) return undefined
  const [, address = '', prefix] = match
  const words = address.includes(':') ? parseIpv6(address) : parseIpv4(address)
  if (words === undefined) return undefined
  const bits = words.length * 32
  const length = prefix === undefined ? bits : Number(prefix)
  if (length > bits) return undefined
  if (isMapped(words) && length >= 96) return { version: 4, words: words.slice(3), prefix: length - 96 }
  return { version: words.length === 1 ? 4 : 6, words, prefix: length }
}

/** Whether an address lies in a range. Families never match each other. */
export function rangeContains(range: IpRange, address: IpAddress): boolean {
  if (range.version !== address.version) return false
  let bits = range.prefix
  for (let index = 0; bits > 0; index++, bits -= 32) {
    const difference = ((range.words[index] ?? 0) ^ (address.words[index] ?? 0)) >>> 0
    if (bits >= 32 ? difference !== 0 : difference >>> (32 - bits) !== 0) return false
  }
  return true
}

const MAX_LENGTH = 64

const isMapped = ([a, b, c]: readonly number[]): boolean => a === 0 && b === 0 && c === 0xffff

function parseIpv4(text: string): readonly number[] | undefined {
  const match = /^(0|[1-9][0-9]{0,2})\.(0|[1-9][0-9]{0,2})\.(0|[1-9][0-9]{0,2})\.(0|[1-9][0-9]{0,2})$/.exec(text)
  if (match === null) return undefined
  const octets = match.slice(1).map(Number)
  if (octets.some((octet) => octet > 255)) return undefined
  return [octets.reduce((word, octet) => word * 256 + octet, 0)]
}

function parseIpv6(text: string): readonly number[] | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [head, tail] = halves.map(parseGroups)
  if (head === undefined || (halves.length === 2 && tail === undefined)) return undefined
  // An IPv4 ending is allowed only at the very end of the address.
  if (tail !== undefined && halves[0]?.includes('.')) return undefined
  const given = head.length + (tail?.length ?? 0)
  if (halves.length === 2 ? given > 7 : given !== 8) return undefined
  const groups = [...head, ...Array<number>(8 - given).fill(0), ...(tail ?? [])]
  return [0, 2, 4, 6].map((index) => ((groups[index] ?? 0) * 0x10000 + (groups[index + 1] ?? 0)) >>> 0)
}

/** The 16-bit groups of one side of `::`; a dotted IPv4 ending counts as two. */
function parseGroups(text: string): readonly number[] | undefined {
  if (text === '') return []
  const groups: number[] = []
  const parts = text.split(':')
  for (const [index, part] of parts.entries()) {
    if (/^[0-9a-f]{1,4}$/i.test(part)) {
      groups.push(Number.parseInt(part, 16))
      continue
    }
    const word = index === parts.length - 1 ? parseIpv4(part)?.[0] : undefined
    if (word === undefined) return undefined
    groups.push(word >>> 16, word & 0xffff)
  }
  return groups
}
