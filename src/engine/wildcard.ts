import { beginsWith } from './begins-with.ts'
/** The text between two `*`. At the positions in `anyAt` stood a `?`, which stands for any one UTF-16 unit. */
export interface Segment {
  readonly text: string
  readonly anyAt: readonly number[]
}

/** Whether the pattern stands for `text`. */
export type TextMatcher = (text: string) => boolean

const NOTHING: Segment = Object.freeze({ text: '', anyAt: Object.freeze([]) })

/**
 * Makes a matcher of the segments of a pattern: `a*b?` has the segments `a` and `b?`. Common shapes get a matcher of their own; none
 * builds a regular expression, none allocates.
 */
export function compileSegments(segments: readonly Segment[]): TextMatcher {
  const [first = NOTHING, second = NOTHING] = segments
  if (segments.length > 2 || segments.some(({ anyAt }) => anyAt.length > 0))
    return (text) => matchSegments(segments, text)
  return segments.length === 2 ? compileEnds(first.text, second.text) : compileEqual(first.text)
}

const compileEqual =
  (wanted: string): TextMatcher =>
  (text) =>
    text === wanted

function compileEnds(head: string, tail: string): TextMatcher {
  if (tail === '') return head === '' ? () => true : (text) => beginsWith(text, head)
  const least = head.length + tail.length
  return (text) => text.length >= least && beginsWith(text, head) && text.endsWith(tail)
}

/**
 * Anchors the first and the last segment and takes the leftmost place for each between them. Taking the leftmost never spoils a match,
 * so nothing is ever tried twice: at worst the length of the text times the length of the pattern, whatever the pattern.
 */
export function matchSegments(segments: readonly Segment[], text: string): boolean {
  const last = segments.length - 1
  const first = segments[0] ?? NOTHING
  if (last <= 0) return text.length === first.text.length && isAt(first, text, 0)
  const final = segments[last] ?? NOTHING
  const end = text.length - final.text.length
  let position = first.text.length
  if (position > end || !isAt(first, text, 0) || !isAt(final, text, end)) return false
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
  if (anyAt.length === 0) return beginsWith(text, wanted, position)
  if (position + wanted.length > text.length) return false
  let nextAny = 0
  for (let index = 0; index < wanted.length; index++) {
    if (anyAt[nextAny] === index) nextAny++
    else if (wanted.charCodeAt(index) !== text.charCodeAt(position + index)) return false
  }
  return true
}
