import { splitArnPattern } from '../policy/arn-pattern.ts'
import { fixedSegments, type PatternTemplate, readTemplate, resolveTemplate } from './pattern-template.ts'
import type { RequestFacts } from './request-facts.ts'
import { compileSegments, matchSegments, type Segment } from './wildcard.ts'

/** An ARN pattern of a policy, ready to be compared field by field: a `*` never reaches over one of the first five colons. */
export interface ArnMatcher {
  /** Whether the pattern stands for `arn`. False for a text of fewer than six fields, and when a variable has no value. */
  matches(arn: string, facts: RequestFacts): boolean
  /** Every text it stands for begins with this. */
  readonly prefix: string
  /** Lower-case context keys of its variables. */
  readonly keys: readonly string[]
}

/**
 * Compiles an ARN pattern. One of fewer than six fields is compared after its variables are replaced (`${aws:PrincipalArn}` is a whole
 * ARN); if it has no six fields then, it stands for nothing.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export function compileArnMatcher(pattern: string, { variables }: { readonly variables: boolean }): ArnMatcher {
  const language = { variables, wildcards: true }
  const fields = splitArnPattern(pattern, { variables })
  if (fields === undefined) return compileWhole(readTemplate(pattern, language))
  const { prefix, partition, service, region, account, resource } = fields
  const head = `${prefix}:${partition}:${service}:${region}:${account}:`
  const tail = readTemplate(resource, language)
  if (!isPlain(head, variables)) {
    return compileFields(
      [prefix, partition, service, region, account, resource].map((field) => readTemplate(field, language)),
    )
  }
  return compileTail(head, tail)
}

const isPlain = (text: string, variables: boolean): boolean => !/[*?]/.test(text) && !(variables && text.includes('${'))

/** The usual case: five literal fields, so that one comparison of text settles them all. */
function compileTail(head: string, tail: PatternTemplate): ArnMatcher {
  const { keys } = tail
  const segments = fixedSegments(tail)
  if (segments !== undefined) {
    const matchTail = compileSegments(segments)
    const prefix = head + literalStart(segments)
    return { keys, prefix, matches: (arn) => arn.startsWith(head) && matchTail(arn, head.length) }
  }
  const matches = (arn: string, facts: RequestFacts) => {
    if (!arn.startsWith(head)) return false
    const resolved = resolveTemplate(tail, facts)
    return resolved !== undefined && matchSegments(resolved, arn, head.length)
  }
  return { keys, prefix: head, matches }
}

function literalStart([first]: readonly Segment[]): string {
  if (first === undefined) return ''
  return first.text.slice(0, first.anyAt[0] ?? first.text.length)
}

function compileFields(templates: readonly PatternTemplate[]): ArnMatcher {
  const keys = templates.flatMap((template) => template.keys)
  const fixed = templates.map(fixedSegments)
  const matches = (arn: string, facts: RequestFacts) => {
    const fields = splitArn(arn)
    return (
      fields?.every((field, index) => {
        const template = templates[index]
        const segments = fixed[index] ?? (template && resolveTemplate(template, facts))
        return segments !== undefined && matchSegments(segments, field, 0)
      }) === true
    )
  }
  return { keys, prefix: '', matches }
}

function compileWhole(template: PatternTemplate): ArnMatcher {
  const matches = (arn: string, facts: RequestFacts) => {
    const resolved = resolveTemplate(template, facts)
    const patterns = resolved && splitSegments(resolved)
    const fields = splitArn(arn)
    return (
      fields !== undefined &&
      patterns?.every((pattern, index) => matchSegments(pattern, fields[index] ?? '', 0)) === true
    )
  }
  return { keys: template.keys, prefix: '', matches: template.keys.length === 0 ? () => false : matches }
}

/** The six fields of a concrete ARN; the last keeps its colons. */
function splitArn(arn: string): readonly string[] | undefined {
  const fields = arn.split(':')
  return fields.length < 6 ? undefined : [...fields.slice(0, 5), fields.slice(5).join(':')]
}

/** Cuts a resolved pattern at its first five colons. */
function splitSegments(segments: readonly Segment[]): readonly (readonly Segment[])[] | undefined {
  const fields: Segment[][] = [[]]
  for (const segment of segments) {
    let start = 0
    for (
      let colon = segment.text.indexOf(':');
      colon !== -1 && fields.length < 6;
      colon = segment.text.indexOf(':', start)
    ) {
      fields.at(-1)?.push(sliceSegment(segment, start, colon))
      fields.push([])
      start = colon + 1
    }
    fields.at(-1)?.push(sliceSegment(segment, start, segment.text.length))
  }
  return fields.length === 6 ? fields : undefined
}

const sliceSegment = ({ text, anyAt }: Segment, start: number, end: number): Segment => ({
  text: text.slice(start, end),
  anyAt: anyAt.filter((position) => position >= start && position < end).map((position) => position - start),
})
