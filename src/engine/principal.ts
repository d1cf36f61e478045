/**
 * Who asks. An ARN alone says most of it; what it cannot say (the path of a session's role, unique ids) is added by whoever knows.
 * Not to be changed once it was part of a request: what follows from it is remembered.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export type Principal =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'service'; readonly name: string }
  | { readonly kind: 'root'; readonly arn: string; readonly accountId: string }
  | {
      readonly kind: 'user'
      readonly arn: string
      readonly accountId: string
      /** The friendly name, without path. */
      readonly name: string
      /** `AIDA...` */
      readonly uniqueId?: string
    }
  | {
      /** Every session of a role: `arn:aws:sts::ACCT:assumed-role/ROLE/SESSION`, or the role's own ARN when no session is named. */
      readonly kind: 'role'
      readonly arn: string
      readonly accountId: string
      /** The role with its path. From a session ARN alone the path is unknown and taken as `/`. */
      readonly roleArn: string
      readonly sessionName?: string
      /** `AROA...`, of the role. */
      readonly uniqueId?: string
    }
  | {
      /** A GetFederationToken session. */
      readonly kind: 'federated-user'
      readonly arn: string
      readonly accountId: string
      readonly name: string
      /** ARN of the user who federated. */
      readonly parentArn?: string
    }
