/** What a caller reads when a request makes no sense. */
import { expect, it } from 'vitest'
import { type AccessRequest, compilePolicySet, decide } from '../../src/engine/index.ts'
import { ALICE, asked } from './language.ts'

/** Any value at all as a request: callers are not all written in TypeScript. */
const untyped = (request: object): AccessRequest => Object.assign(asked(), request)
const messagesOf = (request: object) =>
  decide(untyped(request), compilePolicySet({})).errors.map(({ code, message }) => `${code}: ${message}`)

const principal = (named: string) =>
  `InvalidRequest: principal \`${named}\` must be the ARN of a user, role, role session, federated user or root user, the name of a service, or \`anonymous\``
const context = (problem: string) => `InvalidRequest: context key ${problem}`
const kinds = 'must be a string, a number, a boolean, a valid date or a list of them'

it.each<[object, readonly string[]]>([
  [{}, []],
  [{ principal: 'alice' }, [principal('alice')]],
  [{ principal: undefined }, [principal('undefined')]],
  [{ principal: { kind: 'god' } }, [principal('{"kind":"god"}')]],
  [
    { principal: { kind: 'user', arn: ALICE, name: 'alice' } },
    [principal(`{"kind":"user","arn":"${ALICE}","name":"alice"}`)],
  ],
  [{ action: 's3' }, ['InvalidRequest: action `s3` must be `service:Name`, such as `s3:GetObject`']],
  [
    { action: 's3:Get Object' },
    ['InvalidRequest: action `s3:Get Object` must be `service:Name`, such as `s3:GetObject`'],
  ],
  [
    { resource: 'b/x' },
    [
      'InvalidRequest: resource `b/x` must be an ARN of six fields, `arn:partition:service:region:account:resource`, or `*`',
    ],
  ],
  [{ now: new Date('x') }, ['InvalidRequest: now must be a valid date']],
  [{ mfaAuthenticatedAt: new Date('x') }, ['InvalidRequest: mfaAuthenticatedAt must be a valid date']],
  [
    { context: { 'a:b': 1, 'A:b': 2 } },
    [context('`A:b` is given in two spellings; key names are compared ignoring case')],
  ],
  [{ context: { 'a:b': null } }, [context(`\`a:b\` ${kinds}`)]],
  [{ context: { 'a:b': ['x', {}] } }, [context(`\`a:b\` ${kinds}`)]],
  [{ context: { 'a:b': new Date('x'), 'a:c': [[]] } }, [context(`\`a:b\` ${kinds}`), context(`\`a:c\` ${kinds}`)]],
  [{ context: { 'a:b': undefined, 'A:B': undefined } }, []],
])('%o: %j', (request, messages) => expect(messagesOf(request)).toEqual(messages))

const role = { kind: 'role', arn: 'a', accountId: '1', roleArn: 'r' }
const user = { kind: 'user', arn: 'a', accountId: '1', name: 'n' }

it.each<[object, readonly string[]]>([
  [{ kind: 'anonymous' }, []],
  [{ kind: 'service', name: 's' }, ['name']],
  [{ kind: 'root', arn: 'a', accountId: '1' }, ['arn', 'accountId']],
  [user, ['arn', 'accountId', 'name']],
  [{ ...user, kind: 'federated-user' }, ['arn', 'accountId', 'name']],
  [role, ['arn', 'accountId', 'roleArn']],
])('the principal %o is nobody without %j', (complete, needed) => {
  expect(messagesOf({ principal: complete })).toEqual([])
  for (const name of needed) expect(messagesOf({ principal: { ...complete, [name]: 1 } }), name).toHaveLength(1)
})
