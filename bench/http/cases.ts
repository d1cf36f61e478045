/** One kind of request: what is asked, and how each body differs from the one before. */
export interface HttpCase {
  readonly name: string
  /** Questions in each request. */
  readonly questions: number
  readonly nextBody: () => string
}

interface AccessRequestInput {
  readonly action: string
  readonly resource: string
  readonly context: readonly { readonly key: string; readonly values: readonly string[] }[]
}

const ONE = 'query Evaluate($input: AccessRequestInput!) { evaluate(input: $input) { allowed } }'
const MANY = 'query EvaluateBatch($inputs: [AccessRequestInput!]!) { evaluateBatch(inputs: $inputs) { allowed } }'

/** May the caller, bob of the demo, read this object? Half may be read. */
const question = (number: number): AccessRequestInput => ({
  action: 's3:GetObject',
  resource: `arn:aws:s3:::${number % 2 === 0 ? 'shop-orders' : 'shop-payroll'}/images/${number}.png`,
  context: [{ key: 'aws:RequestedRegion', values: ['eu-west-1'] }],
})

const one = (input: AccessRequestInput): string => JSON.stringify({ query: ONE, variables: { input } })
const many = (inputs: readonly AccessRequestInput[]): string => JSON.stringify({ query: MANY, variables: { inputs } })

const hundred = (first: number): readonly AccessRequestInput[] =>
  Array.from({ length: 100 }, (_, index) => question(first + index))

/** Each question of `inputs` that has an odd place, and a question never asked before in each other place. */
let asked = 1_000_000
const halfNew = (inputs: readonly AccessRequestInput[]) =>
  inputs.map((input, index) => (index % 2 === 0 ? question(asked++) : input))

const same = one(question(0))
const sameHundred = many(hundred(0))

export const CASES: readonly HttpCase[] = [
  { name: '`evaluate`, decided before', questions: 1, nextBody: () => same },
  { name: '`evaluate`, never asked before', questions: 1, nextBody: () => one(question(asked++)) },
  { name: '`evaluateBatch` of 100, decided before', questions: 100, nextBody: () => sameHundred },
  {
    name: '`evaluateBatch` of 100, half never asked before',
    questions: 100,
    nextBody: () => many(halfNew(hundred(0))),
  },
]
