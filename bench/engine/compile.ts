/** What do compiling and assembling cost? All AWS managed policies, and policy sets of ten compiled policies. */
import { bench, do_not_optimize, run } from 'mitata'
import { loadAwsManagedPolicies } from '../../src/directory/aws-managed-policies.ts'
import { compilePolicy, compilePolicySet, decide } from '../../src/engine/index.ts'

const documents = loadAwsManagedPolicies().policies.map(({ document }) => document)
const ten = documents.slice(0, 10).map((document) => compilePolicy(document, 'identity'))
const request = {
  principal: 'arn:aws:iam::111122223333:user/alice',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::bucket/key',
}

bench(`compile ${documents.length} AWS managed policies`, () => {
  for (const document of documents) do_not_optimize(compilePolicy(document, 'identity'))
})
bench('assemble a set of ten compiled policies', () => do_not_optimize(compilePolicySet({ identityPolicies: ten })))
bench('assemble it, and decide for the first time', () =>
  do_not_optimize(decide(request, compilePolicySet({ identityPolicies: ten }))),
)

await run()
