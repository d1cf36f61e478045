/**
 * The outcome of one comparison. A value that cannot be read as the operator's type does not meet a positive operator; nor can it be said
 * to meet a negated one. Whether that lets the statement apply depends on its effect, so that neither an Allow nor a Deny fails open
 * (`match-statement.ts`).
 */
export type TestResult = 0 | 1 | 2

export const NOT_MET = 0
export const MET = 1
export const UNREADABLE = 2

export const toResult = (met: boolean): TestResult => (met ? MET : NOT_MET)
