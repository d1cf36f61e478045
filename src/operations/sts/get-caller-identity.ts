import { defineOperation } from '../operation.ts'

/**
 * Who the caller is. Everybody may ask, even under an explicit deny, so there is nothing to decide.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export const getCallerIdentity = defineOperation({
  action: 'sts:GetCallerIdentity',
  prepare: () => undefined,
  permissions: () => [],
  run: async (_none, { caller }) => ({
    arn: caller.arn,
    accountId: caller.accountId,
    expiresAt: caller.session.expiresAt,
  }),
})
