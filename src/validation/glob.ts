/**
 * Two questions about patterns of `*` and `?`, answered without regular expressions and in at most quadratic time.
 * For both, a text without wildcards is a pattern that matches itself.
 */

/** Longer than any ARN. Rules leave longer patterns alone, so that quadratic time is little time. */
export const MAX_PATTERN_LENGTH = 2_048

/**
 * Whether every text that `part` matches is matched by `whole`. Errs towards no: a `*` of the part is met by a `*` of the whole only.
 *
 * @example globCovers('s3:Get*', 's3:GetObject*') // true
 */
export function globCovers(whole: string, part: string): boolean {
  let star = -1
  let retry = 0
  let index = 0
  let position = 0
  while (position < part.length) {
    const pattern = whole[index]
    if (pattern === '*') {
      star = index++
      retry = position
    } else if (pattern !== undefined && (pattern === part[position] || (pattern === '?' && part[position] !== '*'))) {
      index++
      position++
    } else if (star !== -1) {
      index = star + 1
      position = ++retry
    } else {
      return false
    }
  }
  while (whole[index] === '*') index++
  return index === whole.length
}

/**
 * Whether some text is matched by both patterns.
 *
 * @example globsOverlap('*Object', 's3:Get*') // true
 */
export function globsOverlap(one: string, other: string): boolean {
  if (!literalEndsAgree(one, other)) return false
  // `next[j]`: what follows position i of `one` can still meet what follows position j of `other`.
  let next = new Uint8Array(other.length + 1)
  let row = new Uint8Array(other.length + 1)
  for (let i = one.length; i >= 0; i--) {
    const a = one[i]
    for (let j = other.length; j >= 0; j--) {
      const b = other[j]
      row[j] = Number(
        (a === undefined && b === undefined) ||
          (a === '*' && (next[j] === 1 || (b !== undefined && row[j + 1] === 1))) ||
          (b === '*' && (row[j + 1] === 1 || (a !== undefined && next[j] === 1))) ||
          (a !== undefined && b !== undefined && (a === b || a === '?' || b === '?') && next[j + 1] === 1),
      )
    }
    const spare = next
    next = row
    row = spare
  }
  return next[0] === 1
}

/** A quick no for most pairs: what stands before the first wildcard of both must be the same. */
function literalEndsAgree(one: string, other: string): boolean {
  for (let index = 0; index < one.length && index < other.length; index++) {
    const [a, b] = [one[index], other[index]]
    if (a === '*' || b === '*') return true
    if (a !== b && a !== '?' && b !== '?') return false
  }
  return true
}
