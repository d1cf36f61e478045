import { parseArn } from '../policy/arn.ts'
import type { Principal } from './principal.ts'

const ACCOUNT_ID = /^[0-9]{12}$/
const SERVICE_NAME = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/

/**
 * The principal that a text names: the ARN of a user, role, role session, federated-user session or root user, the name of a service,
 * or `anonymous`; `undefined` for any other text.
 *
 * @example parsePrincipal('arn:aws:sts::111122223333:assumed-role/Deploy/ci')?.kind // 'role'
 */
export function parsePrincipal(text: string): Principal | undefined {
  if (text === 'anonymous') return { kind: 'anonymous' }
  if (SERVICE_NAME.test(text)) return { kind: 'service', name: text }
  const arn = parseArn(text)
  if (arn === undefined || arn.region !== '' || !ACCOUNT_ID.test(arn.account)) return undefined
  const { partition, service, account: accountId, resource } = arn
  if (service === 'iam') return parseIamPrincipal(text, accountId, resource)
  if (service !== 'sts') return undefined
  const [type, name = '', sessionName = '', ...rest] = resource.split('/')
  if (type === 'federated-user' && name !== '' && resource === `federated-user/${name}`) {
    return { kind: 'federated-user', arn: text, accountId, name }
  }
  if (type !== 'assumed-role' || name === '' || sessionName === '' || rest.length > 0) return undefined
  const roleArn = `arn:${partition}:iam::${accountId}:role/${name}`
  return { kind: 'role', arn: text, accountId, roleArn, sessionName }
}

function parseIamPrincipal(arn: string, accountId: string, resource: string): Principal | undefined {
  if (resource === 'root') return { kind: 'root', arn, accountId }
  const name = resource.slice(resource.lastIndexOf('/') + 1)
  if (name === '') return undefined
  if (resource.startsWith('user/')) return { kind: 'user', arn, accountId, name }
  if (resource.startsWith('role/')) return { kind: 'role', arn, accountId, roleArn: arn }
  return undefined
}
