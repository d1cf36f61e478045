import { readFileSync } from 'node:fs'
import SchemaBuilder from '@pothos/core'
import {
  GraphQLObjectType,
  isIntrospectionType,
  isObjectType,
  lexicographicSortSchema,
  parse,
  printSchema,
  validate,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { assertGuarded } from '../../src/graphql/assert-guarded.ts'
import { schema } from '../../src/graphql/schema.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

describe('the schema', () => {
  it('is printed as it is', () => {
    expect(read('schema/schema.graphql')).toBe(`${printSchema(lexicographicSortSchema(schema))}\n`)
  })

  it.each(['1-who-am-i', '2-explain-a-decision', '3-ask-many-at-once', '4-simulate-policies', '5-use-the-bucket'])(
    'answers the example %s',
    (name) => {
      expect(validate(schema, parse(read(`schema/examples/${name}.graphql`)))).toEqual([])
    },
  )

  it('names the action of every root field, and says it in the description', () => {
    const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.values(type?.getFields() ?? {}),
    )
    for (const { name, extensions, description } of fields) {
      if (name === 'node' || name === 'nodes') continue
      expect(extensions.action, name).toMatch(/^(access-analyzer|iam|s3|sts):[A-Z]\w+$/)
      expect(description, name).toContain(`Decided as \`${extensions.action}\`.`)
    }
  })

  it('describes every type that is not plain', () => {
    const bare = Object.values(schema.getTypeMap()).filter(
      (type) =>
        isObjectType(type) &&
        !isIntrospectionType(type) &&
        !/(Payload|Edge|Connection|PageInfo|Tag|Error)$/.test(type.name) &&
        !type.description,
    )
    expect(bare.map(({ name }) => name)).toEqual([])
  })
})

describe('a field that names no action', () => {
  it('keeps the gateway from starting', () => {
    const builder = new SchemaBuilder<object>({})
    builder.queryType({ fields: (t) => ({ open: t.string({ resolve: () => 'data' }) }) })
    expect(() => assertGuarded(builder.toSchema())).toThrow('fields without an action: Query.open')
  })

  it('is let through once it does', () => {
    const builder = new SchemaBuilder<object>({})
    builder.queryType({
      fields: (t) => ({ closed: t.string({ extensions: { action: 'iam:GetUser' }, resolve: () => 'data' }) }),
    })
    expect(assertGuarded(builder.toSchema()).getQueryType()).toBeInstanceOf(GraphQLObjectType)
  })
})
