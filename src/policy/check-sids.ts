import type { Statement } from './policy-document.ts'
import type { Reading } from './reading.ts'

/**
 * IAM wants every Sid of a document to be unique. Other services keep their own rules: for them it is a finding of validation.
 * An empty Sid is no Sid.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
 */
export function checkSids(statements: readonly Statement[], { rules, log }: Reading): void {
  if (!rules.strictSids) return
  const seen = new Set<string>()
  for (const { sid, pointer, offset } of statements) {
    if (sid === undefined || sid === '') continue
    if (seen.has(sid)) {
      const place = { pointer: `${pointer}/Sid`, offset }
      log.report(
        'UNIQUE_SIDS_REQUIRED',
        place,
        `Sid \`${sid}\` is used by an earlier statement; every Sid must be unique`,
      )
    }
    seen.add(sid)
  }
}
