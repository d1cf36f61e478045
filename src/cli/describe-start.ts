import { type PreparedOrganization, type SignedInCaller, START_TOKEN_SECONDS } from './prepare-organization.ts'

export interface StartFacts {
  readonly url: string
  readonly data: string
  readonly graphiql: boolean
  readonly organization: PreparedOrganization
}

const HOURS = START_TOKEN_SECONDS / 3_600

/** What `serve` prints when it listens: where, as whom, and a line to paste. */
export function describeStart({ url, data, graphiql, organization }: StartFacts): string {
  const endpoint = `${url}/graphql`
  return [
    `Sallyport answers at ${endpoint}${graphiql ? ' (GraphiQL in a browser)' : ''}, state in ${data}`,
    ...describeOrganization(organization, endpoint),
    '',
  ].join('\n')
}

function describeOrganization(organization: PreparedOrganization, endpoint: string): readonly string[] {
  switch (organization.kind) {
    case 'existing':
      return ['Session tokens: npx sallyport token PRINCIPAL-ARN']
    case 'new':
      return [
        '',
        `A first organization was made. Its root user has this session token for ${HOURS} hours; it is not shown again:`,
        ...describeCaller(organization.root),
        '',
        `Later ones: npx sallyport token ${organization.root.arn}`,
      ]
    case 'demo':
      return [
        '',
        `Demo callers, each with a session token that is valid for ${HOURS} hours:`,
        ...organization.callers.flatMap(describeCaller),
        '',
        ...describeQuestion(organization.callers, endpoint),
      ]
  }
}

function describeCaller({ label, arn, token }: SignedInCaller): readonly string[] {
  return [`  ${label}  ${arn}`, `    ${token}`]
}

/** May bob read the payroll? */
const QUESTION =
  '{ evaluate(input: { action: "s3:GetObject", resource: "arn:aws:s3:::shop-payroll/2026-11.csv" })' +
  ' { decision reason matchedStatements { layer policy sid line column } } }'

function describeQuestion(callers: readonly SignedInCaller[], endpoint: string): readonly string[] {
  const bob = callers.find(({ arn }) => arn.endsWith(':user/bob'))
  if (!bob) return []
  const headers = `-H 'Content-Type: application/json' -H 'Authorization: Bearer ${bob.token}'`
  return [
    'May bob read the payroll? Paste:',
    `curl -s ${endpoint} ${headers} -d '${JSON.stringify({ query: QUESTION })}'`,
  ]
}
