import { type ArnPattern, splitArnPattern } from '../../policy/arn-pattern.ts'
import type { TextNode } from '../../policy/policy-document.ts'
import { globsOverlap, MAX_PATTERN_LENGTH } from '../glob.ts'
import type { Issue, Rule } from '../rule.ts'
import type { ResourceFormat, ServiceCatalogue } from '../service-catalogue.ts'

/**
 * Resource ARNs whose fields cannot be those of any resource of the service. Services that AWS does not document are left alone.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export const arnFields: Rule = function* ({ document, services }) {
  const variables = document.version === '2012-10-17'
  for (const { resource } of document.statements) {
    for (const pattern of resource?.patterns ?? []) {
      if (pattern.text.length > MAX_PATTERN_LENGTH) continue
      const fields = splitArnPattern(pattern.text, { variables })
      if (fields !== undefined && fields.prefix === 'arn') yield* checkFields(pattern, fields, services)
    }
  }
}

function* checkFields(pattern: TextNode, written: ArnPattern, services: ServiceCatalogue): Generator<Issue> {
  const issue = (code: Issue['code'], message: string): Issue => ({ code, place: pattern, message })
  if (/[A-Z]/.test(written.service)) {
    yield issue('INVALID_ARN_SERVICE_CASE', `service \`${written.service}\` must be written in lower case`)
    return
  }
  const fields = withoutVariables(written)
  if (!ACCOUNT.test(fields.account)) {
    yield issue(
      'INVALID_ARN_ACCOUNT',
      `account \`${written.account}\` must be twelve digits, a pattern, \`aws\` or empty`,
    )
  }
  if (!REGION.test(fields.region)) {
    yield issue(
      'INVALID_ARN_REGION',
      `region \`${written.region}\` must be a region such as \`eu-west-1\`, a pattern or empty`,
    )
  }
  const formats = services.resourceFormats(fields.service)
  if (formats === undefined) return
  const meant = formats.filter(({ resource }) => globsOverlap(fields.resource, resource))
  if (meant.length === 0) {
    const nearest = nearestFormats(fields.resource, formats).map(({ resource }) => `\`${resource}\``)
    const message = `\`${written.resource}\` is no resource of service \`${written.service}\`, which has ${nearest.join(', ')}`
    yield issue('INVALID_ARN_RESOURCE', message)
    return
  }
  yield* checkPresence(fields, meant, issue)
}

function* checkPresence(
  { service, region, account }: ArnPattern,
  meant: readonly ResourceFormat[],
  issue: (code: Issue['code'], message: string) => Issue,
): Generator<Issue> {
  if (!/^\**$/.test(region) && meant.every((format) => format.region === '')) {
    yield issue(
      'ARN_REGION_NOT_ALLOWED',
      `ARNs of this resource of service \`${service}\` have no region; leave \`${region}\` out`,
    )
  }
  if (region === '' && meant.every((format) => format.region !== '')) {
    yield issue(
      'MISSING_ARN_REGION',
      `ARNs of this resource of service \`${service}\` have a region; write one, or \`*\``,
    )
  }
  if (!/^\**$/.test(account) && meant.every((format) => format.account === '')) {
    yield issue(
      'ARN_ACCOUNT_NOT_ALLOWED',
      `ARNs of this resource of service \`${service}\` have no account; leave \`${account}\` out`,
    )
  }
}

/** The formats that begin most alike, for a message. */
function nearestFormats(resource: string, formats: readonly ResourceFormat[]): readonly ResourceFormat[] {
  const alike = ({ resource: known }: ResourceFormat) => {
    const end = [...known].findIndex((character, index) => character.toLowerCase() !== resource[index]?.toLowerCase())
    return end === -1 ? known.length : end
  }
  return formats.toSorted((one, other) => alike(other) - alike(one)).slice(0, 3)
}

/** Twelve digits or a pattern for them, `aws` for what AWS owns, and the words that single services have there. */
const ACCOUNT = /^(?:|[0-9]{12}|[0-9?]*[*?][0-9*?]*|aws(?:-[a-z-]+)?|cloudfront|amazon|third-party|integration)$/
const REGION = /^(?:[a-z]{2,}(?:-[a-z]+)+-[0-9]+|[a-z0-9?-]*\*[a-z0-9*?-]*|[a-z0-9-]*\?[a-z0-9*?-]*|)$/

/** What a variable will be is not known: it may be anything, like a `*`. */
function withoutVariables({ prefix, partition, service, region, account, resource }: ArnPattern): ArnPattern {
  const blur = (field: string) => field.replace(/\$\{[^}]*\}/g, '*')
  return { prefix, partition, service, region: blur(region), account: blur(account), resource: blur(resource) }
}
