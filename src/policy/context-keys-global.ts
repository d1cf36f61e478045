import type { ContextKeyTable } from './context-key-types.ts'

/**
 * The keys that every service has.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export const GLOBAL_KEYS: ContextKeyTable = Object.freeze({
  single: {
    STRING: [
      'aws:PrincipalAccount',
      'aws:PrincipalOrgID',
      'aws:PrincipalTag/',
      'aws:PrincipalType',
      'aws:PrincipalServiceName',
      'aws:userid',
      'aws:username',
      'aws:FederatedProvider',
      'aws:SourceIdentity',
      'aws:SourceVpc',
      'aws:SourceVpce',
      'aws:VpceAccount',
      'aws:VpceOrgID',
      'aws:ResourceAccount',
      'aws:ResourceOrgID',
      'aws:ResourceTag/',
      'aws:RequestTag/',
      'aws:RequestedRegion',
      'aws:UserAgent',
      'aws:Referer',
      'aws:CalledViaFirst',
      'aws:CalledViaLast',
      'aws:SourceAccount',
      'aws:SourceOrgID',
    ],
    ARN: ['aws:PrincipalArn', 'aws:SourceArn', 'aws:SourceVpcArn', 'aws:SignInSessionArn'],
    BOOLEAN: [
      'aws:PrincipalIsAWSService',
      'aws:AssumedRoot',
      'aws:MultiFactorAuthPresent',
      'aws:SecureTransport',
      'aws:ViaAWSService',
    ],
    NUMERIC: ['aws:MultiFactorAuthAge'],
    DATE: ['aws:TokenIssueTime', 'aws:CurrentTime', 'aws:EpochTime'],
    IP: ['aws:SourceIp', 'aws:VpcSourceIp'],
  },
  multi: {
    STRING: [
      'aws:PrincipalOrgPaths',
      'aws:PrincipalServiceNamesList',
      'aws:VpceOrgPaths',
      'aws:ResourceOrgPaths',
      'aws:TagKeys',
      'aws:CalledVia',
      'aws:SourceOrgPaths',
    ],
  },
})
