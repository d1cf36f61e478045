import SchemaBuilder from '@pothos/core'
import RelayPlugin from '@pothos/plugin-relay'
import { DateTimeISOResolver, JSONResolver } from 'graphql-scalars'
import { invalid } from '../util/invalid-input.ts'
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

/** The types of `Node`, and the ARN. */
const GLOBAL_ID = /^(User|Group|Role|Policy|Bucket):(arn:.+)$/s

export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [RelayPlugin],
  defaultFieldNullability: false,
  relay: {
    // Global ids are ARNs behind a type name: stable, unique over the gateway, and useful to people.
    encodeGlobalID: (typename, id) => `${typename}:${id}`,
    decodeGlobalID: (globalId) => {
      const [, typename, id] = GLOBAL_ID.exec(String(globalId)) ?? []
      if (typename && id) return { typename, id }
      throw invalid('id', String(globalId), 'the `id` of a node, such as `User:arn:aws:iam::222233334444:user/alice`')
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
