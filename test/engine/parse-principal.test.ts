import { describe, expect, it } from 'vitest'
import { type Principal, parsePrincipal } from '../../src/engine/index.ts'
import { ACCOUNT } from './language.ts'

const iam = (resource: string) => `arn:aws:iam::${ACCOUNT}:${resource}`
const sts = (resource: string) => `arn:aws:sts::${ACCOUNT}:${resource}`
/** What every principal of an account has. */
const of = (arn: string) => ({ arn, accountId: ACCOUNT })

describe('parsePrincipal', () => {
  it.each<[string, Principal]>([
    ['anonymous', { kind: 'anonymous' }],
    ['s3.amazonaws.com', { kind: 'service', name: 's3.amazonaws.com' }],
    ['my-own.service-1.example', { kind: 'service', name: 'my-own.service-1.example' }],
    [iam('root'), { kind: 'root', ...of(iam('root')) }],
    [iam('user/alice'), { kind: 'user', ...of(iam('user/alice')), name: 'alice' }],
    [iam('user/a/b/alice'), { kind: 'user', ...of(iam('user/a/b/alice')), name: 'alice' }],
    [iam('role/p/R'), { kind: 'role', ...of(iam('role/p/R')), roleArn: iam('role/p/R') }],
    [
      sts('assumed-role/R/s'),
      { kind: 'role', ...of(sts('assumed-role/R/s')), roleArn: iam('role/R'), sessionName: 's' },
    ],
    [
      `arn:aws-cn:sts::${ACCOUNT}:assumed-role/R/s`,
      {
        kind: 'role',
        ...of(`arn:aws-cn:sts::${ACCOUNT}:assumed-role/R/s`),
        roleArn: `arn:aws-cn:iam::${ACCOUNT}:role/R`,
        sessionName: 's',
      },
    ],
    [sts('federated-user/f'), { kind: 'federated-user', ...of(sts('federated-user/f')), name: 'f' }],
  ])('finds the principal %s', (text, principal) => expect(parsePrincipal(text)).toEqual(principal))

  it.each([
    '',
    '*',
    'alice',
    'Anonymous',
    'S3.amazonaws.com',
    's3.amazonaws.com.',
    '.amazonaws.com',
    's3..com',
    's3 .amazonaws.com',
    iam(''),
    iam('roots'),
    iam('user/'),
    iam('user/p/'),
    iam('user'),
    iam('superuser/alice'),
    iam('group/g'),
    iam('assumed-role/R/s'),
    sts('user/alice'),
    sts('assumed-role'),
    sts('assumed-role/R'),
    sts('assumed-role/R/'),
    sts('assumed-role//s'),
    sts('assumed-role/R/s/t'),
    sts('federated-user'),
    sts('federated-user/'),
    sts('federated-user/a/b'),
    `arn:aws:iam:eu-west-1:${ACCOUNT}:root`,
    'arn:aws:iam::1:root',
    `arn:aws:iam::${ACCOUNT}1:root`,
    `arn:aws:iam::x${ACCOUNT}:root`,
    `arn:aws:s3::${ACCOUNT}:root`,
    `arn:aws:s3::${ACCOUNT}:assumed-role/R/s`,
  ])('finds none in %j', (text) => expect(parsePrincipal(text)).toBeUndefined())
})
