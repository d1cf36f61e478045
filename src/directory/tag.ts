import { invalid } from '../util/invalid-input.ts'
import { ServiceError } from '../util/service-error.ts'

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html */
export interface Tag {
  readonly key: string
  readonly value: string
}

const MAX_TAGS = 50
const TEXT = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u

/**
 * Tag keys must differ by more than case: condition keys ignore it, so both would answer to one name.
 * @throws ServiceError `InvalidInput`, `LimitExceeded`
 */
export function checkTags(tags: readonly Tag[], field: string): readonly Tag[] {
  if (tags.length > MAX_TAGS) {
    throw new ServiceError('LimitExceeded', `${field} has ${tags.length} tags; at most ${MAX_TAGS} are allowed`, field)
  }
  const seen = new Set<string>()
  tags.forEach(({ key, value }, index) => {
    if (key.length === 0 || key.length > 128 || !TEXT.test(key) || /^aws:/i.test(key)) {
      throw invalid(
        `${field}[${index}].key`,
        key,
        '1 to 128 letters, digits, spaces or any of `_.:/=+-@`, not starting with `aws:`',
      )
    }
    if (value.length > 256 || !TEXT.test(value)) {
      throw invalid(`${field}[${index}].value`, value, 'at most 256 letters, digits, spaces or any of `_.:/=+-@`')
    }
    const name = key.toLowerCase()
    if (seen.has(name)) throw invalid(`${field}[${index}].key`, key, 'different from the other tag keys, ignoring case')
    seen.add(name)
  })
  return tags
}
