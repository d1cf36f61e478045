/**
 * A client in forty lines: `fetch`, and the documents that `npm run codegen` typed. Asks many questions at once and prints the answers.
 *
 *   SALLYPORT_TOKEN=$(npx sallyport token arn:aws:iam::222233334444:user/alice) npx tsx examples/typed-client.ts
 */
import { EvaluateBatchDocument, type TypedDocumentString } from '../schema/generated/graphql.ts'

const { SALLYPORT_URL: url = 'http://127.0.0.1:4000/graphql', SALLYPORT_TOKEN: token } = process.env

/** Sends one document; its variables and its data have the types of the schema. */
async function ask<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: document.toString(), variables }),
  })
  const { data, errors }: { data?: Data; errors?: readonly { readonly message: string }[] } = await response.json()
  if (errors || !data) throw new Error(errors?.map(({ message }) => message).join('\n') ?? `HTTP ${response.status}`)
  return data
}

const PRINCIPALS = ['user/bob', 'user/carol', 'role/service-role/orders-function']
const RESOURCES = ['shop-orders/2026/order-17.json', 'shop-payroll/2026-11.csv', 'shop-reports/summary.csv']

const questions = PRINCIPALS.flatMap((principal) =>
  RESOURCES.map((resource) => ({
    principal: `arn:aws:iam::222233334444:${principal}`,
    action: 's3:GetObject',
    resource: `arn:aws:s3:::${resource}`,
  })),
)
const { evaluateBatch } = await ask(EvaluateBatchDocument, { inputs: questions })
evaluateBatch.forEach(({ decision }, index) => {
  const { principal = '', resource = '' } = questions[index] ?? {}
  console.log(`${decision.padEnd(13)}  ${nameIn(principal).padEnd(33)}  ${nameIn(resource)}`)
})

function nameIn(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1)
}
