/** A resource of a request. */
export interface RequestResource {
  /** The account in the ARN; `undefined` where there is none, as in those of S3, and for `*`. */
  readonly accountId: string | undefined
}

const COLON = 58
const ZERO = 48
const NINE = 57
const ACCOUNT_ID_LENGTH = 12

const WITHOUT_ACCOUNT: RequestResource = Object.freeze({ accountId: undefined })

/**
 * Reads a concrete ARN (`arn`, a partition, a service, a region and an account, which may be empty, and a resource) or `*`; `undefined`
 * for any other text. Scanned rather than matched with a regular expression, for every request passes here.
 */
export function readResource(resource: string): RequestResource | undefined {
  if (resource === '*') return WITHOUT_ACCOUNT
  if (!resource.startsWith('arn:')) return undefined
  let colons = 1
  let start = 4
  let digits = 0
  for (let index = 4; index < resource.length; index++) {
    const code = resource.charCodeAt(index)
    if (code >= ZERO && code <= NINE) digits++
    if (code !== COLON) continue
    // Neither the partition nor the service may be empty.
    if (colons < 3 && index === start) return undefined
    if (colons === 4) {
      if (index + 1 === resource.length) return undefined
      const isAccount = index - start === ACCOUNT_ID_LENGTH && digits === ACCOUNT_ID_LENGTH
      return isAccount ? { accountId: resource.slice(start, index) } : WITHOUT_ACCOUNT
    }
    colons++
    start = index + 1
    digits = 0
  }
  return undefined
}
