import type { JsonNode } from '../policy/json-node.ts'
import type { Place, PolicyDocument } from '../policy/policy-document.ts'
import type { FindingType } from './finding.ts'
import type { IssueCode } from './issues.ts'
import type { ServiceCatalogue } from './service-catalogue.ts'

/** What a rule may look at. When the parser found errors the document holds only what it could read. */
export interface RuleContext {
  readonly document: PolicyDocument
  readonly json: JsonNode
  readonly services: ServiceCatalogue
  /** Such as `AWS::S3::Bucket`: the kind of resource a resource-based policy is for. */
  readonly resourceType: string | undefined
}

export interface Issue {
  readonly code: IssueCode
  readonly place: Place
  readonly message: string
  /** Only where it differs from what the check usually makes. */
  readonly findingType?: FindingType
}

/** One concern, looked for in the whole document. */
export type Rule = (context: RuleContext) => Iterable<Issue>
