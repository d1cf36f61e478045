import SchemaBuilder from '@pothos/core'
import RelayPlugin from '@pothos/plugin-relay'
import { DateTimeISOResolver, JSONResolver } from 'graphql-scalars'
import type { GraphQLContext } from './graphql-context.ts'

/** Types that every part of the schema is written with. */
export interface SchemaTypes {
  Context: GraphQLContext
  DefaultFieldNullability: false
  DefaultEdgesNullability: false
  DefaultNodeNullability: false
  Scalars: {
    DateTime: { Input: Date; Output: Date | string }
    JSON: { Input: unknown; Output: unknown }
    ID: { Input: string; Output: string }
  }
}

export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [RelayPlugin],
  defaultFieldNullability: false,
  relay: {
    // Global ids are ARNs behind a type name: stable, unique over the gateway, and useful to people.
    encodeGlobalID: (typename, id) => `${typename}:${id}`,
    decodeGlobalID: (globalId) => {
      const colon = globalId.indexOf(':')
      return { typename: globalId.slice(0, Math.max(colon, 0)), id: globalId.slice(colon + 1) }
    },
    edgesFieldOptions: { nullable: false },
    nodeFieldOptions: { nullable: false },
    nodeQueryOptions: { extensions: { actionOfNodeType: true } },
    nodesQueryOptions: { extensions: { actionOfNodeType: true } },
  },
})

builder.addScalarType('DateTime', DateTimeISOResolver)
builder.addScalarType('JSON', JSONResolver)
builder.queryType({ description: 'Reads. Each field is decided under the action it names before it answers.' })
builder.mutationType({ description: 'Changes. Each returns the revision from which on `evaluate(atLeast:)` sees it.' })
