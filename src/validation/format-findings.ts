import { drawPlace } from '../policy/draw-place.ts'
import type { Finding } from './finding.ts'

/**
 * Findings as text for a terminal: place, kind, check and message in one line, and the piece of source below it.
 *
 * @param source The text that was validated.
 * @param file What to call it, usually its path.
 * @returns Text without a final line feed; empty when there is nothing to say.
 * @example
 * // policy.json:3:15 ERROR INVALID_EFFECT effect `allow` must be `Allow` or `Deny`, spelled exactly so
 * // 3 |     "Effect": "allow",
 * //   |               ^^^^^^^
 */
export function formatFindings(
  findings: readonly Finding[],
  { source, file }: { readonly source: string; readonly file: string },
): string {
  return findings
    .map(({ findingType, issueCode, message, line, column, offset, endOffset }) => {
      const heading = `${file}:${line}:${column} ${findingType} ${issueCode} ${message}`
      return `${heading}\n${drawPlace(source, offset, endOffset)}`
    })
    .join('\n\n')
}
