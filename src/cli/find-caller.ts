import { findPrincipal, isPrincipalArn, type StoredPrincipal } from '../directory/find-principal.ts'
import type { Store } from '../store/store.ts'
import { CommandFailure } from './command-failure.ts'

/** @throws CommandFailure when the text is no principal's ARN, or nobody has it */
export async function findCaller(store: Store, arn: string): Promise<StoredPrincipal> {
  if (!isPrincipalArn(arn)) {
    throw new CommandFailure(
      `\`${arn}\` is not the ARN of a user, role session or root user, such as \`arn:aws:iam::222233334444:user/alice\``,
    )
  }
  const principal = await store.read((reader) => findPrincipal(reader, arn))
  if (!principal)
    throw new CommandFailure(`the store knows nobody with the ARN \`${arn}\`; names are compared case by case`)
  return principal
}
