import type { GraphQLField, GraphQLSchema } from 'graphql'

/**
 * Refuses a schema in which a root field does not say under which action it is decided: new fields are closed until they do.
 * Fields deeper down show what an operation returned, or perform an operation of their own; they have no other way to data.
 */
export function assertGuarded(schema: GraphQLSchema): GraphQLSchema {
  const open = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
    Object.values(type?.getFields() ?? {})
      .filter((field) => !isGuarded(field))
      .map((field) => `${type?.name}.${field.name}`),
  )
  if (open.length > 0)
    throw new Error(`fields without an action: ${open.join(', ')}; build them with \`guarded(operation)\``)
  return schema
}

function isGuarded({ extensions }: GraphQLField<unknown, unknown>): boolean {
  return typeof extensions.action === 'string' || extensions.actionOfNodeType === true
}
