/** The six fields of an ARN pattern. Wildcards and variables stand in them as the author wrote them. */
export interface ArnPattern {
  readonly prefix: string
  readonly partition: string
  readonly service: string
  readonly region: string
  readonly account: string
  readonly resource: string
}

/**
 * Splits an ARN pattern on its first five colons, not counting those inside `${...}`; `undefined` when it has fewer than six fields.
 * Pass `variables: false` for the 2008-10-17 language, where `${` is ordinary text.
 *
 * @example splitArnPattern('arn:aws:kms:*:${aws:PrincipalAccount}:key/*')?.account // '${aws:PrincipalAccount}'
 */
export function splitArnPattern(pattern: string, { variables = true } = {}): ArnPattern | undefined {
  const ends: number[] = []
  // Where no brace closes any more there are no more variables to look for.
  const lastBrace = variables ? pattern.lastIndexOf('}') : -1
  for (let index = 0; index < pattern.length && ends.length < 5; index++) {
    if (pattern[index] === ':') ends.push(index)
    else if (index < lastBrace && pattern.startsWith('${', index)) index = pattern.indexOf('}', index)
  }
  if (ends.length < 5) return undefined
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = ends
  return {
    prefix: pattern.slice(0, a),
    partition: pattern.slice(a + 1, b),
    service: pattern.slice(b + 1, c),
    region: pattern.slice(c + 1, d),
    account: pattern.slice(d + 1, e),
    resource: pattern.slice(e + 1),
  }
}

export interface PatternProblem {
  readonly code: string
  readonly message: string
}

/**
 * What IAM refuses to store as a `Resource`. Whether the fields name something that exists is a question for validation.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function checkResourcePattern(
  pattern: string,
  { variables }: { readonly variables: boolean },
): PatternProblem | undefined {
  if (pattern === '*') return undefined
  if (!pattern.startsWith('arn:')) {
    return {
      code: 'INVALID_ARN_PREFIX',
      message: `resource \`${pattern}\` must be \`*\` or an ARN that begins with \`arn:\``,
    }
  }
  const fields = splitArnPattern(pattern, { variables })
  if (fields === undefined) {
    const message = `resource \`${pattern}\` must have six fields: \`arn:partition:service:region:account:resource\``
    return { code: 'MISSING_ARN_FIELD', message }
  }
  return checkPartition(pattern, fields.partition) ?? checkService(pattern, fields.service)
}

/** `aws`, `aws-cn`, `aws-us-gov` and the isolated partitions, whose names all begin with `aws`; or a pattern. */
const PARTITION = /^(?:aws(?:-[a-z]+)*|[a-z-]*[*?][a-z*?-]*)$/
const SERVICE = /^[A-Za-z0-9][A-Za-z0-9._-]*$/

function checkPartition(pattern: string, partition: string): PatternProblem | undefined {
  if (PARTITION.test(partition)) return undefined
  const message = `partition \`${partition}\` of resource \`${pattern}\` is unknown; write \`aws\`, \`aws-cn\`, \`aws-us-gov\` or \`*\``
  return { code: 'INVALID_PARTITION', message }
}

function checkService(pattern: string, service: string): PatternProblem | undefined {
  if (SERVICE.test(service)) return undefined
  const message = `service \`${service}\` of resource \`${pattern}\` must be the name of one service, without wildcards or variables`
  return { code: 'INVALID_SERVICE', message }
}
