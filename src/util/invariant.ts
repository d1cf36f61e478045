/** Throws when something that cannot happen has happened. The message is for us, never for a caller. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`invariant violated: ${message}`)
}
