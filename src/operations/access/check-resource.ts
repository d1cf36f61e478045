import { parseArn } from '../../policy/arn.ts'
import { invalid } from '../../util/invalid-input.ts'

const MAX_RESOURCE_LENGTH = 2_048

/** @throws ServiceError `InvalidInput` */
export function checkResource(resource: string, field: string): string {
  if (resource === '*' || (resource.length <= MAX_RESOURCE_LENGTH && parseArn(resource))) return resource
  const right =
    'an ARN with six fields (`arn:partition:service:region:account:resource`), or `*` for actions without a resource'
  throw invalid(field, resource, right)
}
