import { getCallerIdentity } from '../../operations/sts/get-caller-identity.ts'
import { builder } from '../builder.ts'
import { guarded } from '../guarded.ts'

const CallerIdentityType = builder
  .objectRef<{ readonly arn: string; readonly accountId: string; readonly expiresAt: string }>('CallerIdentity')
  .implement({
    description: 'Who the caller is.',
    fields: (t) => ({
      arn: t.exposeString('arn'),
      accountId: t.exposeID('accountId'),
      expiresAt: t.field({
        type: 'DateTime',
        description: 'When the session ends.',
        resolve: ({ expiresAt }) => expiresAt,
      }),
    }),
  })

builder.queryField('getCallerIdentity', (t) =>
  t.field({
    ...guarded(getCallerIdentity, 'Who am I? Everybody may ask.'),
    type: CallerIdentityType,
    resolve: (_root, _args, { perform }) => perform(getCallerIdentity, undefined),
  }),
)
