import { splitArnPattern } from '../policy/arn-pattern.ts'
import { beginsWith } from './begins-with.ts'
import { compileTemplate, type TemplateTest } from './compile-template.ts'
import {
  type LiteralAffixes,
  literalAffixes,
  type PatternTemplate,
  readTemplate,
  resolveTemplate,
} from './pattern-template.ts'
import { matchSegments, type Segment } from './wildcard.ts'

/** An ARN pattern of a policy, ready to be compared field by field: a `*` never reaches over one of the first five colons. */
export interface ArnMatcher {
  /** Whether the pattern stands for `arn`. False for a text of fewer than six fields, and when a variable has no value. */
  readonly matches: TemplateTest
  /** Every text it stands for begins with `start` and ends with `end`. */
  readonly affixes: LiteralAffixes
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
  const whole = readTemplate(pattern, language)
  const { keys } = whole
  const affixes = literalAffixes(whole)
  const fields = splitArnPattern(pattern, { variables })
  if (fields === undefined) return { matches: compareResolved(whole), affixes, keys }
  const { prefix, partition, service, region, account, resource } = fields
  const head = [prefix, partition, service, region, account]
  // Five literal fields are settled by comparing text: no wildcard is there to reach over their colons.
  if (isPlain(head.join(':'), variables)) return { matches: compileTemplate(whole), affixes, keys }
  const tests = [...head, resource].map((field) =>
    field === '*' ? matchAll : compileTemplate(readTemplate(field, language)),
  )
  return { matches: compareFields(tests, affixes), affixes, keys }
}

const isPlain = (text: string, variables: boolean): boolean => !/[*?]/.test(text) && !(variables && text.includes('${'))

const matchAll: TemplateTest = () => true

function compareFields(tests: readonly TemplateTest[], { start, end }: LiteralAffixes): TemplateTest {
  return (arn, facts) => {
    if (!beginsWith(arn, start) || !arn.endsWith(end)) return false
    const fields = splitArn(arn)
    return fields?.every((field, index) => tests[index]?.(field, facts)) === true
  }
}

/** A pattern without variables stays as short as it is. */
function compareResolved(template: PatternTemplate): TemplateTest {
  if (template.keys.length === 0) return () => false
  return (arn, facts) => {
    const resolved = resolveTemplate(template, facts)
    const patterns = resolved && splitSegments(resolved)
    const fields = splitArn(arn)
    if (patterns === undefined || fields === undefined) return false
    return patterns.every((pattern, index) => matchSegments(pattern, fields[index] ?? ''))
  }
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
