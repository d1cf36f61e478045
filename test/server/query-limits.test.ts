import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { standInSchema } from './stand-in-schema.ts'
import { type AskOptions, type RunningGateway, startGateway } from './start-gateway.ts'

let gateway: RunningGateway
let real: RunningGateway
beforeAll(async () => {
  gateway = await startGateway({ schema: standInSchema() })
  real = await startGateway()
})
afterAll(() => Promise.all([gateway.stop(), real.stop()]))

const exceeds = async (limit: string, query: string, options: AskOptions = {}) => {
  const answer = await gateway.ask(query, { ...options, headers: { accept: 'application/graphql-response+json' } })
  expect(answer).toMatchObject({
    status: 400,
    error: { message: expect.stringContaining(`the limit \`${limit}\` is `), extensions: { code: 'LimitExceeded' } },
  })
  expect(answer.data).toBeUndefined()
}
const passes = async (query: string, options: AskOptions = {}) => {
  const answer = await gateway.ask(query, options)
  expect(answer.error).toBeUndefined()
}
/** `nested('{ name }', 3)` is three selections deep above `name`. */
const nested = (inner: string, depth: number) => `${'{ thing '.repeat(depth)}${inner}${' }'.repeat(depth)}`
const aliases = (count: number, prefix = 'a') =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}: name`).join(' ')

describe('tokens', () => {
  test('a flood of aliases or directives is refused while parsing', async () => {
    await exceeds('max-tokens', `{ thing { ${aliases(30_000)} } }`)
    await exceeds('max-tokens', `{ thing { name ${'@skip(if: false) '.repeat(10_000)} } }`)
  })
})

describe('nesting', () => {
  test('200 brackets within each other pass, 201 do not, and none exhausts the parser', async () => {
    const list = (levels: number) => `{ thing { things(ids: ${'['.repeat(levels)}${']'.repeat(levels)}) { name } } }`
    for (const levels of [201, 3_900, 25_000]) await exceeds('max-nesting', list(levels))
    await exceeds('max-nesting', nested('{ name }', 2_000))
  })

  test('brackets in strings and comments do not count', () => passes(`{ thing { name } } # ${'{['.repeat(300)}`))
})

describe('depth', () => {
  test('15 levels above a leaf pass, 16 do not, 50 do not', async () => {
    await passes(nested('{ name }', 15))
    await exceeds('max-depth', nested('{ name }', 16))
    await exceeds('max-depth', nested('{ name }', 50))
  })

  test('fragments hide nothing: named, nested, inline, or named like introspection', async () => {
    const deep = nested('{ name }', 10)
    await exceeds(
      'max-depth',
      `query { ...A } fragment A on Query { thing { ...B } } fragment B on Thing ${nested('{ name }', 16)}`,
    )
    await exceeds('max-depth', `query { ...__schema } fragment __schema on Query ${nested('{ name }', 16)}`)
    await exceeds('max-depth', `query ${nested('{ ... on Thing { name } }', 16)}`)
    await passes(`query { ...A } fragment A on Query ${deep}`)
  })

  test('a fragment that was used shallow is measured again where it is used deep', () =>
    exceeds(
      'max-depth',
      `query { thing { ...F thing { thing { thing { thing { thing { thing { thing { thing { ...F } } } } } } } } } }
       fragment F on Thing ${nested('{ name }', 8)}`,
    ))

  test('an alias does not turn a field into introspection', () =>
    exceeds('max-depth', `{ __schema: ${nested('{ name }', 16).slice(2)}`))

  test('every operation of a document is measured', () =>
    exceeds('max-depth', `query A { thing { name } } query B ${nested('{ name }', 50)}`, { operationName: 'A' }))
})

describe('aliases', () => {
  test('100 pass, 101 do not', async () => {
    await passes(`{ thing { ${aliases(100)} } }`)
    await exceeds('max-aliases', `{ thing { ${aliases(101)} } }`)
    await exceeds('max-aliases', `{ thing { ${aliases(10_000)} } }`)
  })

  test('a fragment counts at every use', async () => {
    const uses = Array.from({ length: 11 }, (_, index) => `t${index}: thing { ...F }`).join(' ')
    await exceeds('max-aliases', `{ ${uses} } fragment F on Thing { ${aliases(10)} }`)
  })

  test('fragments that double are counted in no time', async () => {
    const doubling = Array.from({ length: 60 }, (_, i) => `fragment F${i} on Thing { ...F${i + 1} ...F${i + 1} }`).join(
      ' ',
    )
    await exceeds('max-aliases', `{ thing { ...F0 } } ${doubling} fragment F60 on Thing { a: name }`)
  })

  test('aliases of __typename count', () =>
    exceeds('max-aliases', `{ ${Array.from({ length: 101 }, (_, i) => `a${i}: __typename`).join(' ')} }`))
})

describe('directives', () => {
  test('50 pass, 51 do not, not even on uses of one fragment', async () => {
    const fields = (count: number) => Array.from({ length: count }, () => 'name @include(if: true)').join(' ')
    await passes(`{ thing { ${fields(50)} } }`)
    await exceeds('max-directives', `{ thing { ${fields(51)} } }`)
    await exceeds(
      'max-directives',
      `{ thing { ${'...F @include(if: true) '.repeat(51)} } } fragment F on Thing { name }`,
    )
  })
})

describe('cost', () => {
  test('lists in lists multiply, by what is asked for or by the default page', async () => {
    await passes('{ things(first: 100) { nodes { things(first: 100) { nodes { name } } } } }')
    await exceeds('max-cost', '{ things(first: 1000) { nodes { things(first: 100) { nodes { name } } } } }')
    await exceeds('max-cost', '{ things { nodes { things { nodes { things { nodes { name } } } } } } }')
  })

  test('a variable is worth its value', async () => {
    const query = 'query ($n: Int) { things(first: $n) { nodes { things(first: $n) { nodes { name } } } } }'
    await passes(query, { variables: { n: 10 } })
    await exceeds('max-cost', query, { variables: { n: 1000 } })
  })

  test('so is a list of inputs, in a fragment and under an alias too', async () => {
    const inputs = Array.from({ length: 1000 }, () => ({ name: 'x' }))
    const fields = Array.from({ length: 30 }, (_, index) => `n${index}: name`).join(' ')
    const query = `query ($inputs: [Entry!]!) { a: describe(inputs: $inputs) { ...F } b: describe(inputs: $inputs) { ...F } }
                   fragment F on Thing { ${fields} }`
    await passes(query, { variables: { inputs: inputs.slice(0, 10) } })
    await exceeds('max-cost', query, { variables: { inputs } })
  })

  test('fragments that double are added up in no time', async () => {
    const doubling = Array.from({ length: 40 }, (_, i) => `fragment F${i} on Thing { ...F${i + 1} ...F${i + 1} }`).join(
      ' ',
    )
    await exceeds('max-cost', `{ thing { ...F0 } } ${doubling} fragment F40 on Thing { name }`)
  })
})

describe('what stays possible', () => {
  test("GraphiQL's introspection of the whole schema", async () => {
    const query = getIntrospectionQuery({
      inputValueDeprecation: true,
      schemaDescription: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      oneOf: true,
    })
    const answer = await real.ask(query)
    expect(answer.error).toBeUndefined()
    expect(answer.data).toHaveProperty('__schema.types')
  })

  test('a client that accepts application/json gets a refused query with status 200, as GraphQL over HTTP asks', async () => {
    const answer = await gateway.ask(nested('{ name }', 50), { headers: { accept: 'application/json' } })
    expect(answer).toMatchObject({ status: 200, error: { extensions: { code: 'LimitExceeded' } } })
  })
})
