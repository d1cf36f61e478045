import { type IpRange, parseIpRange, rangeContains } from '../../policy/ip-range.ts'
import type { TextNode } from '../../policy/policy-document.ts'
import { conditionsOf } from '../conditions-of.ts'
import type { Rule } from '../rule.ts'

/** Ranges that no caller from the internet has: RFC 1918, RFC 4193, link-local and loopback. */
const PRIVATE: readonly IpRange[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '127.0.0.0/8',
  '169.254.0.0/16',
  'fc00::/7',
  'fe80::/10',
  '::1/128',
]
  .map(parseIpRange)
  .filter((range) => range !== undefined)

/** Ranges of addresses that can never be what `aws:SourceIp` is, and ranges written with bits that do not count. */
export const ipAddresses: Rule = function* ({ document }) {
  for (const { condition, operator } of conditionsOf(document)) {
    if (operator.family !== 'IpAddress') continue
    const ranges = condition.values.map(({ text }) => parseIpRange(text))
    const onlyPrivate = ranges.length > 0 && ranges.every((range) => range !== undefined && isPrivate(range))
    if (onlyPrivate && condition.key.toLowerCase() === 'aws:sourceip') {
      const code = operator.negated ? 'PRIVATE_NOT_IP_ADDRESS' : 'PRIVATE_IP_ADDRESS'
      const message = `\`${condition.key}\` is a public address, and all of these are private; use \`aws:VpcSourceIp\` for addresses in a VPC`
      yield { code, place: condition, message }
    }
    for (const value of condition.values) {
      const better = withoutHostBits(value)
      if (better === undefined) continue
      const message = `range \`${value.text}\` has bits set that its prefix leaves out; it means \`${better}\``
      yield { code: 'IMPROVE_IP_RANGE', place: value, message }
    }
  }
}

const isPrivate = (range: IpRange): boolean =>
  PRIVATE.some((known) => range.prefix >= known.prefix && rangeContains(known, range))

/** The range as it should be written, or `undefined` when it is. IPv6 is left as it is, where abbreviations make a rewrite harder to read. */
function withoutHostBits({ text }: TextNode): string | undefined {
  const range = parseIpRange(text)
  const [word] = range?.words ?? []
  if (range === undefined || word === undefined || range.version === 6 || !text.includes('.') || text.includes(':'))
    return undefined
  const host = 2 ** (32 - range.prefix)
  const network = word - (word % host)
  if (network === word) return undefined
  return `${[24, 16, 8, 0].map((shift) => Math.floor(network / 2 ** shift) % 256).join('.')}/${range.prefix}`
}
