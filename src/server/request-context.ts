import type { IncomingMessage } from 'node:http'
import type { RequestContext } from '../decisions/question.ts'
import type { ClientConnection } from './client-address.ts'

/** The gateway has no regions; policies that ask are answered with the one where AWS keeps IAM. */
const REGION = 'us-east-1'

/**
 * The condition keys that a request itself proves.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-network-properties
 */
export function requestContext({ headers }: IncomingMessage, { address, secure }: ClientConnection): RequestContext {
  const userAgent = headers['user-agent']
  const { referer } = headers
  return {
    'aws:sourceip': address,
    'aws:securetransport': String(secure),
    'aws:requestedregion': REGION,
    'aws:viaawsservice': 'false',
    ...(userAgent !== undefined && { 'aws:useragent': userAgent }),
    ...(referer !== undefined && { 'aws:referer': referer }),
  }
}
