import {
  GraphQLError,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
} from 'graphql'
import { StoreReadError, StoreWriteError } from '../../src/store/errors.ts'
import { ServiceError } from '../../src/util/service-error.ts'

/** Failures of every kind, and fields as deep and wide as a test needs. `slow` answers when it is told to. */
export function standInSchema({ slow = async () => {} }: { readonly slow?: () => Promise<void> } = {}): GraphQLSchema {
  const fails = (error: () => unknown) => ({
    type: GraphQLString,
    resolve: () => {
      throw error()
    },
  })
  const entry = new GraphQLInputObjectType({
    name: 'Entry',
    fields: { name: { type: new GraphQLNonNull(GraphQLString) }, size: { type: GraphQLInt } },
  })
  const thing: GraphQLObjectType = new GraphQLObjectType({
    name: 'Thing',
    fields: () => ({
      name: { type: GraphQLString, resolve: () => 'thing' },
      thing: { type: thing, resolve: () => ({}) },
      things: { type: things, args: { first: { type: GraphQLInt } }, resolve: () => ({}) },
    }),
  })
  const things: GraphQLObjectType = new GraphQLObjectType({
    name: 'Things',
    fields: () => ({ nodes: { type: new GraphQLList(thing), resolve: () => [{}] } }),
  })
  return new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: {
        thing: { type: thing, resolve: () => ({}) },
        things: { type: things, args: { first: { type: GraphQLInt } }, resolve: () => ({}) },
        describe: {
          type: new GraphQLList(thing),
          args: { inputs: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(entry))) } },
          resolve: () => [],
        },
        slow: {
          type: GraphQLString,
          resolve: async () => {
            await slow()
            return 'done'
          },
        },
        refused: fails(
          () =>
            new ServiceError('MalformedPolicyDocument', 'the document has 1 problem', 'input.policyDocument', [
              { code: 'INVALID_EFFECT', message: 'effect `allow`', pointer: '/Statement/Effect', line: 2, column: 3 },
            ]),
        ),
        bug: fails(() => new TypeError('secret detail of /etc/shadow')),
        diskFull: fails(() => new StoreWriteError('ENOSPC on /var/lib')),
        unreadable: fails(() => new StoreReadError('EIO on /var/lib')),
        odd: { type: GraphQLInt, resolve: () => 'not a number, but a secret' },
        polite: fails(
          () => new GraphQLError('ask differently', { extensions: { code: 'BAD_USER_INPUT', hidden: 'x' } }),
        ),
      },
    }),
    mutation: new GraphQLObjectType({
      name: 'Mutation',
      fields: { touch: { type: GraphQLString, resolve: () => 'touched' } },
    }),
  })
}
