/** The outcome of a step whose failure is expected: a value, or every problem found. Bugs throw instead (`invariant`). */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly E[] }

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value })

export const fail = <E>(...errors: readonly E[]): Result<never, E> => ({ ok: false, errors })
