import { describe, expect, it } from 'vitest'
import { type BaseOperator, CONDITION_OPERATORS, parseOperator } from '../../src/policy/condition-operators.ts'

const names = Object.keys(CONDITION_OPERATORS) as readonly BaseOperator[]
const where = (test: (name: BaseOperator) => boolean) => names.filter(test)

describe('the table of operators', () => {
  it('holds the 27 of the language', () => expect(names).toHaveLength(27))

  it('turns exactly the `Not` operators around, each to a positive one of its family', () => {
    expect(where((name) => CONDITION_OPERATORS[name].negated)).toEqual(where((name) => name.includes('Not')))
    for (const name of names) {
      const { positive, family, negated } = CONDITION_OPERATORS[name]
      expect(CONDITION_OPERATORS[positive]).toMatchObject({ family, negated: false })
      if (negated) expect([name.replace('Not', ''), 'ArnLike']).toContain(positive)
    }
  })

  it('says of each what it can', () => {
    const literal = { negated: false, wildcards: false, variables: false }
    expect(CONDITION_OPERATORS.Bool).toEqual({ family: 'Bool', positive: 'Bool', ...literal })
    expect(CONDITION_OPERATORS.NotIpAddress).toEqual({
      ...literal,
      family: 'IpAddress',
      positive: 'IpAddress',
      negated: true,
    })
  })

  it('reads wildcards where the documentation does', () => {
    expect(where((name) => CONDITION_OPERATORS[name].wildcards)).toEqual([
      'StringLike',
      'StringNotLike',
      'ArnEquals',
      'ArnNotEquals',
      'ArnLike',
      'ArnNotLike',
    ])
  })

  it('replaces variables for strings and ARNs only', () => {
    expect(where((name) => CONDITION_OPERATORS[name].variables)).toEqual(
      where((name) => ['String', 'Arn'].includes(CONDITION_OPERATORS[name].family)),
    )
  })
})

describe('parseOperator', () => {
  it('takes every combination apart', () => {
    for (const base of names) {
      for (const set of [undefined, 'ForAllValues', 'ForAnyValue'] as const) {
        const prefix = set === undefined ? '' : `${set}:`
        expect(parseOperator(`${prefix}${base}`)).toEqual({ set, base, ifExists: false })
        const suffixed = parseOperator(`${prefix}${base}IfExists`)
        expect(suffixed).toEqual(base === 'Null' ? undefined : { set, base, ifExists: true })
      }
    }
  })

  it.each([
    'stringequals',
    'StringEqualsIfExistsIfExists',
    'ForAnyValue:ForAllValues:Bool',
    ' Bool',
    'constructor',
    '',
  ])('knows no %j', (text) => expect(parseOperator(text)).toBeUndefined())
})
