import { type IpRange, parseIpRange, rangeContains } from '../../policy/ip-range.ts'
import type { FamilyCompiler } from './operator-families.ts'
import { MET, NOT_MET, UNREADABLE } from './test-result.ts'

/**
 * `IpAddress` and `NotIpAddress`: containment in a CIDR range; IPv4 and IPv6 never contain each other.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress
 */
export const compileIpAddress: FamilyCompiler = (_operator, values) => {
  const ranges = values.map(({ text }) => parseIpRange(text))
  const networks = ranges.flatMap((range) => (range?.version === 4 ? [toNetwork(range)] : []))
  const wide = ranges.filter((range) => range?.version === 6)
  const otherwise = ranges.includes(undefined) ? UNREADABLE : NOT_MET
  return ({ address }) => {
    if (address === undefined) return UNREADABLE
    if (typeof address === 'number') {
      for (const { mask, bits } of networks) if ((address & mask) === bits) return MET
      return otherwise
    }
    return wide.some((range) => range !== undefined && rangeContains(range, address)) ? MET : otherwise
  }
}

interface Network {
  readonly mask: number
  readonly bits: number
}

function toNetwork({ words: [word = 0], prefix }: IpRange): Network {
  const mask = prefix === 0 ? 0 : -1 << (32 - prefix)
  return { mask, bits: word & mask }
}
