import type { JsonNode } from '../policy/json-node.ts'
import type { Place, PolicyType } from '../policy/policy-document.ts'
import { readPolicy } from '../policy/read-policy.ts'
import { readSource } from '../policy/read-source.ts'
import { createLocator } from '../policy/source-location.ts'
import type { Finding, FindingType } from './finding.ts'
import { ISSUES, learnMoreLink } from './issues.ts'
import { RULES } from './rules.ts'
import { loadServiceCatalogue } from './service-catalogue.ts'

export interface ValidatePolicyOptions {
  /** Where the policy is used. Default `identity`. */
  readonly policyType?: PolicyType
  /** For resource-based policies: what they are for, such as `AWS::S3::Bucket`. */
  readonly resourceType?: string
}

/**
 * Everything there is to say about a policy, under the names of Access Analyzer's checks, in the order of the source. What the parser
 * refuses is an `ERROR`; the rules look at whatever could be read besides. Services that AWS does not document are accepted with a note.
 *
 * @example validatePolicy('{"Statement":{"Effect":"Allow","Action":"s3:GetObjct","Resource":"*"}}').map(({ issueCode }) => issueCode)
 * // ['MISSING_VERSION', 'INVALID_ACTION']
 */
export function validatePolicy(
  source: string | object,
  { policyType = 'identity', resourceType }: ValidatePolicyOptions = {},
): readonly Finding[] {
  const { json, document, errors } = readPolicy(source, policyType)
  const draft = createDrafter(source, json)
  const found = errors.map((error) => draft(error.code, error, { message: error.message, findingType: 'ERROR' }))
  if (json !== undefined && document !== undefined) {
    const refused = new Set(errors.map(({ code, offset }) => `${code} ${offset}`))
    const context = { json, document, resourceType, services: loadServiceCatalogue() }
    for (const rule of RULES) {
      for (const { code, place, message, findingType = ISSUES[code] } of rule(context)) {
        if (!refused.has(`${code} ${place.offset}`)) found.push(draft(code, place, { message, findingType }))
      }
    }
  }
  return Object.freeze(found.toSorted((one, other) => one.offset - other.offset))
}

type Drafter = (
  code: string,
  place: Place,
  about: { readonly message: string; readonly findingType: FindingType },
) => Finding

function createDrafter(source: string | object, json: JsonNode | undefined): Drafter {
  const text = typeof source === 'string' ? source : textOf(source)
  const locate = createLocator(text)
  const ends = json === undefined ? new Map<number, number>() : spanEnds(json)
  return (code, { pointer, offset }, { message, findingType }) => {
    const endOffset = ends.get(offset) ?? offset + 1
    const { line, column } = locate(offset)
    const end = locate(endOffset)
    return Object.freeze({
      findingType,
      issueCode: code,
      message,
      learnMoreLink: learnMoreLink(code),
      pointer,
      offset,
      line,
      column,
      endOffset,
      endLine: end.line,
      endColumn: end.column,
    })
  }
}

function textOf(source: object): string {
  const text = readSource(source)
  return text.ok ? text.value : ''
}

/** Where the value or name that begins at an offset ends. No two begin at the same. */
function spanEnds(root: JsonNode): ReadonlyMap<number, number> {
  const ends = new Map<number, number>()
  const visit = (node: JsonNode): void => {
    ends.set(node.offset, node.end)
    if (node.kind === 'array') node.items.forEach(visit)
    if (node.kind !== 'object') return
    for (const { nameOffset, nameEnd, value } of node.members) {
      ends.set(nameOffset, nameEnd)
      visit(value)
    }
  }
  visit(root)
  return ends
}
