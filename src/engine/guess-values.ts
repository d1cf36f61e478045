import { type BaseOperator, CONDITION_OPERATORS, parseOperator } from '../policy/condition-operators.ts'
import { parseDecimal } from '../policy/decimal.ts'
import { parsePolicyDate } from '../policy/policy-date.ts'
import type { CompiledCondition } from './compile-condition.ts'
import { readTemplate, resolveTemplate } from './pattern-template.ts'
import type { RequestFacts } from './request-facts.ts'

/** Of a list in a policy, the values that are worth trying. */
const MAX_VALUES = 8

/** A value to try, or `undefined`: the request without the key. */
export type Guess = string | undefined

/** Values that might meet a condition, or fail it: whoever guesses must try them. The likeliest come first. */
export function guessValues({ source }: CompiledCondition, language: Language): readonly Guess[] {
  const base = parseOperator(source.operator)?.base
  if (base === undefined) return []
  const texts = source.values.slice(0, MAX_VALUES).flatMap(({ text }) => instancesOf(text, language))
  return base === 'Null' ? ['x', undefined] : [...texts.flatMap((text) => near(text, base)), ...OTHERS[family(base)]]
}

const family = (base: BaseOperator) => CONDITION_OPERATORS[base].family

/** In whose words a policy is written. */
interface Language {
  /** Whether `${...}` is replaced. */
  readonly variables: boolean
  readonly facts: RequestFacts
}

/** Texts that a pattern of a policy stands for, with its variables replaced; none when one of them has no value. */
export function instancesOf(pattern: string, language: Language): readonly string[] {
  const runs = runsOf(pattern, language)
  return runs === undefined ? [] : [...new Set([runs.join(''), runs.join('x'), pattern])]
}

/** What a text of a policy reads like with its variables replaced: `home/bob/*`. */
export const spellOut = (pattern: string, language: Language): string => runsOf(pattern, language)?.join('*') ?? pattern

const runsOf = (pattern: string, { variables, facts }: Language): readonly string[] | undefined =>
  resolveTemplate(readTemplate(pattern, { variables, wildcards: true }), facts)?.map(({ text }) => text)

/** The value itself and its neighbours, for operators that compare. */
function near(text: string, base: BaseOperator): readonly string[] {
  switch (family(base)) {
    case 'Numeric': {
      const number = parseDecimal(text)
      return number === undefined ? [] : [number, number - 1, number + 1].map(String)
    }
    case 'Date': {
      const instant = parsePolicyDate(text)
      if (instant === undefined) return []
      return [instant, instant - 1000, instant + 1000].filter(isInstant).map((time) => new Date(time).toISOString())
    }
    case 'IpAddress':
      return text.split('/').slice(0, 1)
    case 'String':
      return [text, text.toLowerCase()]
    default:
      return [text]
  }
}

/** What a `Date` can hold. */
const isInstant = (time: number): boolean => Math.abs(time) <= 8.64e15

/** Values that few policies list, for conditions that ask for another than theirs. */
const OTHERS: Readonly<Record<ReturnType<typeof family>, readonly string[]>> = Object.freeze({
  String: ['other'],
  Numeric: ['0'],
  Date: ['2000-01-01T00:00:00Z'],
  Bool: ['true', 'false'],
  Binary: ['AA=='],
  IpAddress: ['192.0.2.1', '2001:db8::1'],
  Arn: ['arn:aws:other:::other'],
  Null: [],
})
