import type { Principal } from './principal.ts'

/** A single value, or a list for a multivalued key. Numbers and booleans are compared as their text. */
export type ContextValue = string | number | boolean | Date | readonly (string | number | boolean | Date)[]

/** One question. Key names are matched ignoring case; two spellings of one key are an error. */
export interface AccessRequest {
  /** An ARN, a service name such as `lambda.amazonaws.com`, `anonymous`, or the parsed form. */
  readonly principal: string | Principal
  /** `s3:GetObject`, case ignored. */
  readonly action: string
  /** An ARN, or `*` for actions without a resource. */
  readonly resource: string
  /** Owner of the resource. Default: the ARN's account, else the principal's. */
  readonly resourceAccountId?: string
  /** Keys given here win over those the engine derives from the principal, the resource account and `now`. */
  readonly context?: Readonly<Record<string, ContextValue>>
  /**
   * The instant of the question. It supplies `aws:CurrentTime` and `aws:EpochTime` (and `aws:MultiFactorAuthAge` from
   * `mfaAuthenticatedAt`) where the context does not; only keys supplied this way make a decision expire (`validUntil`).
   * Without it those keys are absent: the engine has no clock of its own.
   */
  readonly now?: Date
  /** When the session's MFA code was checked; supplies `aws:MultiFactorAuthAge` together with `now`. */
  readonly mfaAuthenticatedAt?: Date
}
