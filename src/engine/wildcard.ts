/** The text between two `*`. At the positions in `anyAt` stood a `?`, which stands for any one UTF-16 unit. */
export interface Segment {
  readonly text: string
  readonly anyAt: readonly number[]
}

/** Whether `text`, from the position `from` to its end, is what the pattern stands for. */
export type TextMatcher = (text: string, from: number) => boolean

const NOTHING: Segment = Object.freeze({ text: '', anyAt: Object.freeze([]) })

/**
 * Makes a matcher of the segments of a pattern: `a*b?` has the segments `a` and `b?`. Common shapes get a matcher of their own; none
 * builds a regular expression, none allocates.
 */
export function compileSegments(segments: readonly Segment[]): TextMatcher {
  const [first = NOTHING, second = NOTHING] = segments
  if (segments.some(({ anyAt }) => anyAt.length > 0)) return (text, from) => matchSegments(segments, text, from)
  if (segments.length === 1)
    return (text, from) => text.length - from === first.text.length && text.startsWith(first.text, from)
  if (segments.length > 2) return (text, from) => matchSegments(segments, text, from)
  return compileEnds(first.text, second.text)
}

function compileEnds(head: string, tail: string): TextMatcher {
  if (head === '' && tail === '') return () => true
  if (tail === '') return (text, from) => text.startsWith(head, from)
  const least = head.length + tail.length
  return (text, from) => text.length - from >= least && text.startsWith(head, from) && text.endsWith(tail)
}

/**
 * Anchors the first and the last segment and takes the leftmost place for each between them. Taking the leftmost never spoils a match,
 * so nothing is ever tried twice: at worst the length of the text times the length of the pattern, whatever the pattern.
 */
export function matchSegments(segments: readonly Segment[], text: string, from: number): boolean {
  const last = segments.length - 1
  const first = segments[0] ?? NOTHING
  if (last <= 0) return text.length - from === first.text.length && isAt(first, text, from)
  const final = segments[last] ?? NOTHING
  const end = text.length - final.text.length
  let position = from + first.text.length
  if (position > end || !isAt(first, text, from) || !isAt(final, text, end)) return false
  for (let index = 1; index < last; index++) {
    const segment = segments[index] ?? NOTHING
    const found = find(segment, text, position)
    if (found === -1) return false
    position = found + segment.text.length
    if (position > end) return false
  }
  return true
}

function find(segment: Segment, text: string, from: number): number {
  if (segment.anyAt.length === 0) return text.indexOf(segment.text, from)
  for (let position = from; position + segment.text.length <= text.length; position++) {
    if (isAt(segment, text, position)) return position
  }
  return -1
}

function isAt({ text: wanted, anyAt }: Segment, text: string, position: number): boolean {
  if (anyAt.length === 0) return text.startsWith(wanted, position)
  if (position + wanted.length > text.length) return false
  let nextAny = 0
  for (let index = 0; index < wanted.length; index++) {
    if (anyAt[nextAny] === index) nextAny++
    else if (wanted.charCodeAt(index) !== text.charCodeAt(position + index)) return false
  }
  return true
}
