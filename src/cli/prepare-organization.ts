import { issueSession } from '../credentials/session-token.ts'
import { seedDemo } from '../demo/seed-demo.ts'
import { rootArn } from '../directory/arns.ts'
import { bootstrapOrganization } from '../directory/bootstrap-organization.ts'
import type { Store } from '../store/store.ts'
import { findCaller } from './find-caller.ts'

/** Somebody whose session token is shown at the start. */
export interface SignedInCaller {
  readonly label: string
  readonly arn: string
  readonly token: string
}

export type PreparedOrganization =
  | { readonly kind: 'demo'; readonly callers: readonly SignedInCaller[] }
  | { readonly kind: 'new'; readonly root: SignedInCaller }
  | { readonly kind: 'existing' }

/** How long the tokens shown at the start are valid. */
export const START_TOKEN_SECONDS = 43_200

/** Sees to it that the store has an organization: the demo, or a first one of its own, or the one that is there. */
export async function prepareOrganization(
  store: Store,
  { demo }: { readonly demo: boolean },
): Promise<PreparedOrganization> {
  const now = new Date()
  const signIn = async (label: string, arn: string): Promise<SignedInCaller> => {
    const principal = await findCaller(store, arn)
    const { token } = await issueSession(store, principal, { durationSeconds: START_TOKEN_SECONDS, now })
    return { label, arn, token }
  }
  if (demo) {
    const callers = await seedDemo(store, now)
    return { kind: 'demo', callers: await Promise.all(callers.map(({ label, arn }) => signIn(label, arn))) }
  }
  const account = await bootstrapOrganization(store, now)
  if (!account) return { kind: 'existing' }
  return { kind: 'new', root: await signIn('root user of the management account', rootArn(account.accountId)) }
}
