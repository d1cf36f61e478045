import type { ObjectRef } from '@pothos/core'
import type { Changed } from '../directory/entity.ts'
import { builder, type SchemaTypes } from './builder.ts'

type TypeOf<Entity> = ObjectRef<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>, Entity, Entity>

/** The payload of a mutation: the entity as it now is, and the revision of the change. */
export function changePayload<Entity>(name: string, member: string, type: TypeOf<Entity>) {
  return builder.objectRef<Changed<Entity>>(name).implement({
    fields: (t) => ({
      [member]: t.field({ type, resolve: ({ entity }) => entity as never }),
      revision: t.string({
        description: 'Pass it as `atLeast` to see this change, on whichever gateway.',
        resolve: ({ revision }) => String(revision),
      }),
    }),
  })
}
