import { parseArn } from './arn.ts'
import type { PrincipalEntry, PrincipalType } from './policy-document.ts'
import type { Reading } from './reading.ts'

/**
 * Reports a principal that has none of the forms IAM knows.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function checkPrincipal(entry: PrincipalEntry, { type, rules, log }: Reading): void {
  const { text } = entry
  if (entry.type === 'AWS' && text === '*') return
  if (rules.principal === 'everyone') {
    log.report(
      'RCP_SYNTAX_ERROR_PRINCIPAL',
      entry,
      `principal \`${text}\` must be \`*\` in ${rules.title}; narrow it with conditions`,
    )
  } else if (text.includes('${')) {
    const message = `principal \`${text}\` contains a variable; variables are for \`Resource\` and \`Condition\``
    log.report('VARIABLE_UNSUPPORTED_IN_ELEMENT', entry, message)
  } else if (/[*?]/.test(text)) {
    const message = `principal \`${text}\` must be spelled out; for a pattern use \`{ "AWS": "*" }\` with a condition on \`aws:PrincipalArn\``
    log.report('UNSUPPORTED_WILDCARD_IN_PRINCIPAL', entry, message)
  } else if (entry.type === 'CanonicalUser' && type === 'trust') {
    log.report('INVALID_PRINCIPAL_KEY', entry, '`CanonicalUser` is a principal of S3 policies only')
  } else {
    const form = FORMS[entry.type]
    if (!form.accepts(text)) log.report(form.code, entry, `principal \`${text}\` must be ${form.wanted}`)
  }
}

interface PrincipalForm {
  readonly code: string
  readonly wanted: string
  accepts(text: string): boolean
}

const ACCOUNT = /^[0-9]{12}$/
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids */
const UNIQUE_ID = /^A(?:IDA|ROA)[A-Z0-9]{12,124}$/
const IAM_RESOURCE = /^(?:root|(?:user|role)\/[\u0021-\u007e]+)$/
const STS_RESOURCE = /^(?:assumed-role\/[^/]+\/[^/]+|federated-user\/[^/]+)$/
/** An identity of CloudFront, whose name contains spaces; S3 policies name it. */
const CLOUDFRONT_RESOURCE = /^user\/CloudFront Origin Access Identity [A-Z0-9]+$/
const DNS_NAME = /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/

const FORMS: Readonly<Record<PrincipalType, PrincipalForm>> = Object.freeze({
  AWS: {
    code: 'INVALID_PRINCIPAL_FORMAT',
    wanted: '`*`, an account id, a unique id, or the ARN of an account, user, role, role session or federated user',
    accepts: (text) => ACCOUNT.test(text) || UNIQUE_ID.test(text) || isPrincipalArn(text),
  },
  Service: {
    code: 'INVALID_SERVICE_PRINCIPAL_FORMAT',
    wanted: 'the name of a service, such as `lambda.amazonaws.com`',
    accepts: (text) => DNS_NAME.test(text),
  },
  Federated: {
    code: 'INVALID_PRINCIPAL_FORMAT',
    wanted:
      'the name of an identity provider, such as `accounts.google.com`, or the ARN of a `saml-provider` or `oidc-provider`',
    accepts: (text) => DNS_NAME.test(text) || isProviderArn(text),
  },
  CanonicalUser: {
    code: 'INVALID_PRINCIPAL_FORMAT',
    wanted: 'a canonical user id of 64 hexadecimal digits',
    accepts: (text) => /^[0-9a-f]{64}$/i.test(text),
  },
})

function isPrincipalArn(text: string): boolean {
  const arn = parseArn(text)
  if (arn === undefined || arn.region !== '') return false
  if (arn.service === 'iam' && arn.account === 'cloudfront') return CLOUDFRONT_RESOURCE.test(arn.resource)
  if (!ACCOUNT.test(arn.account)) return false
  if (arn.service === 'iam') return IAM_RESOURCE.test(arn.resource)
  return arn.service === 'sts' && STS_RESOURCE.test(arn.resource)
}

function isProviderArn(text: string): boolean {
  const arn = parseArn(text)
  if (arn === undefined || arn.service !== 'iam' || arn.region !== '' || !ACCOUNT.test(arn.account)) return false
  return /^(?:saml|oidc)-provider\/\S+$/.test(arn.resource)
}
