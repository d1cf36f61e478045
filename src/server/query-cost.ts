import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql'

export interface CostedQuery {
  readonly schema: GraphQLSchema
  readonly operation: OperationDefinitionNode
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** As they were sent; variables that do not fit the query are refused by the executor. */
  readonly variables: Readonly<Record<string, unknown>>
}

/** What a connection returns when it is not told how much; see `operations/page.ts`. */
const DEFAULT_PAGE = 100

/**
 * How many fields a query may resolve. A field counts one; those selected below it count once for each item that its arguments ask for:
 * `first` of a connection, or the length of the longest list given to a field that returns a list. A fragment counts at every use, but is
 * walked only once, so that fragments of fragments take linear time.
 *
 * The query must be valid (so fragments have no cycles).
 */
export function queryCost(query: CostedQuery): number {
  const root = query.schema.getRootType(query.operation.operation)
  return root ? new CostWalk(query).selections(query.operation.selectionSet, root) : 0
}

class CostWalk {
  readonly #query: CostedQuery
  readonly #fragmentCosts = new Map<string, number>()

  constructor(query: CostedQuery) {
    this.#query = query
  }

  selections({ selections }: SelectionSetNode, parent: GraphQLCompositeType): number {
    let cost = 0
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) cost += this.#field(selection, parent)
      else if (selection.kind === Kind.FRAGMENT_SPREAD) cost += this.#fragment(selection.name.value)
      else
        cost += this.selections(selection.selectionSet, this.#typeNamed(selection.typeCondition?.name.value) ?? parent)
    }
    return cost
  }

  #field(node: FieldNode, parent: GraphQLCompositeType): number {
    if (!node.selectionSet) return 1
    const field = this.#definition(node.name.value, parent)
    const type = field && getNamedType(field.type)
    if (!field || !isCompositeType(type)) return 1
    return 1 + itemCount(field, node, this.#query.variables) * this.selections(node.selectionSet, type)
  }

  #fragment(name: string): number {
    const known = this.#fragmentCosts.get(name)
    if (known !== undefined) return known
    const fragment = this.#query.fragments.get(name)
    const type = this.#typeNamed(fragment?.typeCondition.name.value)
    const cost = fragment && type ? this.selections(fragment.selectionSet, type) : 0
    this.#fragmentCosts.set(name, cost)
    return cost
  }

  #definition(name: string, parent: GraphQLCompositeType): GraphQLField<unknown, unknown> | undefined {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef
    return isUnionType(parent) ? undefined : parent.getFields()[name]
  }

  #typeNamed(name: string | undefined): GraphQLCompositeType | undefined {
    const type = name === undefined ? undefined : this.#query.schema.getType(name)
    return isCompositeType(type) ? type : undefined
  }
}

function itemCount(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const type = isNonNullType(field.type) ? field.type.ofType : field.type
  const returnsList = isListType(type)
  if (!returnsList && !(isObjectType(type) && field.args.some(({ name }) => name === 'first'))) return 1
  const given = argumentsOf(field, node, variables)
  if (!returnsList) return typeof given.first === 'number' ? Math.max(1, given.first) : DEFAULT_PAGE
  return Math.max(1, ...Object.values(given).map((value) => (Array.isArray(value) ? value.length : 1)))
}

/** Arguments that do not fit are refused by the executor before the field is resolved. */
function argumentsOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  try {
    return getArgumentValues(field, node, variables)
  } catch {
    return {}
  }
}
