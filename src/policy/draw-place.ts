import { createLocator } from './source-location.ts'

/** Longer lines are cut around the caret. */
const MAX_WIDTH = 100

/**
 * The line of an offset with a caret below it, or as many as underline it up to `end`, for terminals.
 *
 * @example
 * drawPlace(source, offset)
 * // 3 |     "effect": "Allow",
 * //   |     ^
 */
export function drawPlace(source: string, offset: number, end: number = offset): string {
  const { line, column } = createLocator(source)(offset)
  const text = source.split(/\r\n|\r|\n/)[line - 1] ?? ''
  const start = column - 1 < MAX_WIDTH - 20 ? 0 : column - 1 - MAX_WIDTH / 2
  const shown = text.slice(start, start + MAX_WIDTH).replaceAll('\t', ' ')
  const carets = Math.max(1, Math.min(end - offset, start + shown.length - (column - 1)))
  const gutter = String(line)
  return [
    `${gutter} | ${shown}`,
    `${' '.repeat(gutter.length)} | ${' '.repeat(column - 1 - start)}${'^'.repeat(carets)}`,
  ].join('\n')
}
