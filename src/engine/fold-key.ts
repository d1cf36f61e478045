const MAX_KEYS = 4096
const MAX_KEY_LENGTH = 256
const folded = new Map<string, string>()

/**
 * A context key in lower case: key names are compared ignoring case. The spellings in use are few and seen again and again, so the
 * answers are remembered, up to a bound that no stream of invented keys can exceed.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 */
export function foldKey(key: string): string {
  const known = folded.get(key)
  if (known !== undefined) return known
  const lower = key.toLowerCase()
  if (key.length > MAX_KEY_LENGTH) return lower
  if (folded.size >= MAX_KEYS) folded.clear()
  folded.set(key, lower)
  return lower
}
