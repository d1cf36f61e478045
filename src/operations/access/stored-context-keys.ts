/**
 * Keys that describe the principal or its session. They come from what is stored, never from whoever asks.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const KEYS: ReadonlySet<string> = new Set([
  'aws:assumedroot',
  'aws:federatedprovider',
  'aws:multifactorauthage',
  'aws:multifactorauthpresent',
  'aws:sourceidentity',
  'aws:tokenissuetime',
  'aws:userid',
  'aws:username',
])

/** @param key in lower case */
export function isStoredContextKey(key: string): boolean {
  return KEYS.has(key) || key.startsWith('aws:principal')
}
