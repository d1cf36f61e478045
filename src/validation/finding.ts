/** How much a finding matters, in Access Analyzer's terms. An `ERROR` means that IAM would not store the policy, or that a part has no effect. */
export type FindingType = 'ERROR' | 'SECURITY_WARNING' | 'WARNING' | 'SUGGESTION'

/**
 * One thing to know about a policy. Lines and columns count from 1, and the end is just after the last character.
 * https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_ValidatePolicyFinding.html
 */
export interface Finding {
  readonly findingType: FindingType
  /** The name of Access Analyzer's check, such as `PASS_ROLE_WITH_STAR_IN_RESOURCE`. */
  readonly issueCode: string
  readonly message: string
  readonly learnMoreLink: string
  /** JSON pointer into the document. */
  readonly pointer: string
  /** UTF-16 code units from the start of the source. */
  readonly offset: number
  readonly line: number
  readonly column: number
  readonly endOffset: number
  readonly endLine: number
  readonly endColumn: number
}
