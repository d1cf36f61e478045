import { parseActionPattern } from '../../policy/action-pattern.ts'
import { splitArnPattern } from '../../policy/arn-pattern.ts'
import { globsOverlap } from '../glob.ts'
import type { Rule } from '../rule.ts'

/** The service of each kind of resource that policies are attached to, as it stands in actions and ARNs. */
const SERVICES: ReadonlyMap<string, string> = new Map([
  ['AWS::S3::Bucket', 's3'],
  ['AWS::S3::AccessPoint', 's3'],
  ['AWS::S3::MultiRegionAccessPoint', 's3'],
  ['AWS::S3ObjectLambda::AccessPoint', 's3-object-lambda'],
  ['AWS::Lambda::Function', 'lambda'],
  ['AWS::SQS::Queue', 'sqs'],
  ['AWS::SNS::Topic', 'sns'],
  ['AWS::KMS::Key', 'kms'],
  ['AWS::SecretsManager::Secret', 'secretsmanager'],
  ['AWS::DynamoDB::Table', 'dynamodb'],
  ['AWS::ECR::Repository', 'ecr'],
  ['AWS::EFS::FileSystem', 'elasticfilesystem'],
  ['AWS::IAM::AssumeRolePolicyDocument', 'sts'],
])

/** Actions and resources that have nothing to do with the kind of resource the policy is for. */
export const resourceType: Rule = function* ({ document, resourceType: type }) {
  const service = SERVICES.get(type ?? '')
  if (service === undefined) return
  for (const { action, resource } of document.statements) {
    for (const pattern of action.negated ? [] : action.patterns) {
      const prefix = parseActionPattern(pattern.text)?.service.toLowerCase()
      if (prefix === undefined || globsOverlap(prefix, service)) continue
      const message = `action \`${pattern.text}\` is not one of \`${service}\`, and the policy is for ${type}`
      yield { code: 'UNSUPPORTED_ACTION_IN_POLICY', place: pattern, message }
    }
    for (const pattern of resource === undefined || resource.negated ? [] : resource.patterns) {
      const fields = splitArnPattern(pattern.text)
      if (fields === undefined || fields.service === service) continue
      const message = `resource \`${pattern.text}\` is not one of \`${service}\`, and the policy is for ${type}`
      yield { code: 'UNSUPPORTED_RESOURCE_ARN_IN_POLICY', place: pattern, message }
    }
  }
}
