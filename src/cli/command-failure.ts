/** Why a command could not do its work, for the person at the terminal. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure'
}

/** Exit codes. What a command has to say (denied, findings) is not a failure of the command. */
export const EXIT = { ok: 0, negative: 1, failed: 2 } as const
