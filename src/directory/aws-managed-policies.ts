import { readFileSync } from 'node:fs'
import { invariant } from '../util/invariant.ts'

/** A managed policy that AWS offers to every account, in its default version. */
export interface AwsManagedPolicy {
  readonly name: string
  /** `/`, `/service-role/`, `/job-function/`, ... */
  readonly path: string
  /** `arn:aws:iam::aws:policy/PATH/NAME` */
  readonly arn: string
  /** `v1`, `v2`, ... */
  readonly defaultVersionId: string
  /** ISO 8601, UTC. */
  readonly createDate: string
  /** When the default version was created; ISO 8601, UTC. */
  readonly updateDate: string
  /** Two-space JSON. Built when asked for. */
  readonly document: string
}

export interface AwsManagedPolicyCatalogue {
  /** The policy of an ARN, compared exactly, or `undefined`. */
  byArn(arn: string): AwsManagedPolicy | undefined
  /** The policy of a name without path, compared exactly, or `undefined`. */
  byName(name: string): AwsManagedPolicy | undefined
  /** All policies, ordered by name. */
  readonly policies: readonly AwsManagedPolicy[]
}

let loaded: AwsManagedPolicyCatalogue | undefined

/**
 * The catalogue of AWS managed policies that comes with the package (`seeds/aws-managed-policies`). Read from disk by the first call, in
 * a few milliseconds; later calls return the same catalogue.
 *
 * @example loadAwsManagedPolicies().byName('ReadOnlyAccess')?.arn // 'arn:aws:iam::aws:policy/ReadOnlyAccess'
 */
export function loadAwsManagedPolicies(): AwsManagedPolicyCatalogue {
  loaded ??= readCatalogue(readFileSync(CATALOGUE, 'utf8'))
  return loaded
}

/** The AWS managed policy of an ARN, or `undefined`. */
export const findAwsManagedPolicy = (arn: string): AwsManagedPolicy | undefined => loadAwsManagedPolicies().byArn(arn)

/** The same from `src/` and from `dist/`, which stand side by side. */
const CATALOGUE = new URL('../../seeds/aws-managed-policies/policies.jsonl', import.meta.url)

function readCatalogue(text: string): AwsManagedPolicyCatalogue {
  const policies = Object.freeze(text.trimEnd().split('\n').map(readPolicy))
  const byArn = new Map(policies.map((policy) => [policy.arn, policy]))
  const byName = new Map(policies.map((policy) => [policy.name, policy]))
  return Object.freeze({ byArn: (arn: string) => byArn.get(arn), byName: (name: string) => byName.get(name), policies })
}

const DOCUMENT = ',"document":'

/** Parses what stands before the document, which is always the last member; the document itself is parsed only when asked for. */
function readPolicy(line: string): AwsManagedPolicy {
  const end = line.indexOf(DOCUMENT)
  invariant(end !== -1, `the catalogue has a line without document: ${line.slice(0, 80)}`)
  const header: Omit<AwsManagedPolicy, 'arn' | 'document'> = JSON.parse(`${line.slice(0, end)}}`)
  let document: string | undefined
  return Object.freeze({
    ...header,
    arn: `arn:aws:iam::aws:policy${header.path}${header.name}`,
    get document(): string {
      document ??= JSON.stringify(JSON.parse(line.slice(end + DOCUMENT.length, -1)), null, 2)
      return document
    },
  })
}
