import { beginsWith } from './begins-with.ts'

/** A resource of a request. */
export interface RequestResource {
  /** The account in the ARN; `undefined` where there is none, as in those of S3, and for `*`. */
  readonly accountId: string | undefined
}

const ACCOUNT_ID = /^[0-9]{12}$/

const WITHOUT_ACCOUNT: RequestResource = Object.freeze({ accountId: undefined })

/**
 * Reads the resources of requests. Most questions about one action are about resources of one account, whose ARNs begin alike: the
 * beginning that was understood last is remembered.
 */
export class ResourceReader {
  #head: string | undefined
  #ofHead: RequestResource = WITHOUT_ACCOUNT

  /**
   * Reads a concrete ARN (`arn`, a partition, a service, a region and an account, which may be empty, and a resource) or `*`;
   * `undefined` for any other text.
   */
  read(resource: string): RequestResource | undefined {
    if (resource === '*') return WITHOUT_ACCOUNT
    if (this.#head !== undefined && resource.length > this.#head.length && beginsWith(resource, this.#head))
      return this.#ofHead
    const colons = fiveColons(resource)
    if (colons === undefined) return undefined
    const [, , , fourth, fifth] = colons
    const accountId = resource.slice(fourth + 1, fifth)
    this.#head = resource.slice(0, fifth + 1)
    this.#ofHead = ACCOUNT_ID.test(accountId) ? Object.freeze({ accountId }) : WITHOUT_ACCOUNT
    return this.#ofHead
  }
}

/** The positions of the first five colons of an ARN; `undefined` when a field that must not be empty is. */
function fiveColons(arn: string): readonly [number, number, number, number, number] | undefined {
  const first = arn.indexOf(':')
  const second = arn.indexOf(':', first + 1)
  const third = arn.indexOf(':', second + 1)
  const fourth = arn.indexOf(':', third + 1)
  const fifth = arn.indexOf(':', fourth + 1)
  // A search that fails starts over at the beginning, so that the positions stop growing.
  const areFive = first === 3 && second > first + 1 && third > second + 1 && fourth > third && fifth > fourth
  return areFive && arn.startsWith('arn:') && fifth + 1 < arn.length ? [first, second, third, fourth, fifth] : undefined
}
