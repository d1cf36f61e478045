import type { RequestContext } from '../decisions/question.ts'
import type { Tag } from '../directory/tag.ts'

/**
 * The keys of a request that passes tags.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-requesttag
 */
export function requestTagContext(tags: readonly Tag[]): RequestContext {
  if (tags.length === 0) return {}
  return {
    'aws:tagkeys': tags.map(({ key }) => key),
    ...Object.fromEntries(tags.map(({ key, value }) => [`aws:requesttag/${key.toLowerCase()}`, value])),
  }
}
