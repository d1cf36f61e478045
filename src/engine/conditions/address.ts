import { type IpAddress, parseIpAddress } from '../../policy/ip-range.ts'

/** An address of a request: an IPv4 address as its 32 bits, an IPv6 address in words. */
export type Address = number | IpAddress

/**
 * Reads an address. Almost every caller comes over plain IPv4, which is read here digit by digit; all other spellings, such as
 * IPv4-mapped IPv6, are left to the policy language's own reader.
 */
export function readAddress(text: string): Address | undefined {
  const plain = readIpv4(text)
  if (plain !== undefined) return plain
  const address = parseIpAddress(text)
  return address?.version === 4 ? address.words[0] : address
}

function readIpv4(text: string): number | undefined {
  let bits = 0
  let octet = -1
  let octets = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === DOT) {
      if (octet === -1) return undefined
      bits = bits * 256 + octet
      octet = -1
      octets++
      continue
    }
    // A leading zero is left alone: octal to some readers, decimal to others.
    if (code < ZERO || code > NINE || octet === 0) return undefined
    octet = octet === -1 ? code - ZERO : octet * 10 + code - ZERO
    if (octet > 255) return undefined
  }
  return octets === 3 && octet !== -1 ? bits * 256 + octet : undefined
}

const DOT = 46
const ZERO = 48
const NINE = 57
