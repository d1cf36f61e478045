/** A place as people count it. Both from 1; columns count UTF-16 code units, as editors do. */
export interface SourceLocation {
  readonly line: number
  readonly column: number
}

/**
 * Line and column of an offset. A line ends with LF, CR LF or CR. Offsets beyond the text mean its end.
 *
 * @example locate('{\n  "Version": 1 }', 4) // { line: 2, column: 3 }
 */
export function locate(source: string, offset: number): SourceLocation {
  return createLocator(source)(offset)
}

/** `locate` for many offsets of one text: the lines are found once. */
export function createLocator(source: string): (offset: number) => SourceLocation {
  const starts = lineStarts(source)
  return (offset) => {
    const bounded = Math.max(0, Math.min(offset, source.length))
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= bounded) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: bounded - (starts[low] ?? 0) + 1 }
  }
}

function lineStarts(source: string): readonly number[] {
  const starts = [0]
  for (const lineEnd of source.matchAll(/\r\n|\r|\n/g)) starts.push(lineEnd.index + lineEnd[0].length)
  return starts
}
