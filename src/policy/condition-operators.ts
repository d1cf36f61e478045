/**
 * Every condition operator there is, as data.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */

export type OperatorFamily = 'String' | 'Numeric' | 'Date' | 'Bool' | 'Binary' | 'IpAddress' | 'Arn' | 'Null'

export type BaseOperator =
  | 'StringEquals'
  | 'StringNotEquals'
  | 'StringEqualsIgnoreCase'
  | 'StringNotEqualsIgnoreCase'
  | 'StringLike'
  | 'StringNotLike'
  | 'NumericEquals'
  | 'NumericNotEquals'
  | 'NumericLessThan'
  | 'NumericLessThanEquals'
  | 'NumericGreaterThan'
  | 'NumericGreaterThanEquals'
  | 'DateEquals'
  | 'DateNotEquals'
  | 'DateLessThan'
  | 'DateLessThanEquals'
  | 'DateGreaterThan'
  | 'DateGreaterThanEquals'
  | 'Bool'
  | 'BinaryEquals'
  | 'IpAddress'
  | 'NotIpAddress'
  | 'ArnEquals'
  | 'ArnNotEquals'
  | 'ArnLike'
  | 'ArnNotLike'
  | 'Null'

export interface ConditionOperator {
  readonly family: OperatorFamily
  /** The operator whose outcome this one turns around; itself when it is not negated. */
  readonly positive: BaseOperator
  readonly negated: boolean
  /** Whether `*` and `?` in a policy value stand for other characters. */
  readonly wildcards: boolean
  /** Whether `${...}` in a policy value is replaced (version 2012-10-17). */
  readonly variables: boolean
}

type Abilities = Pick<ConditionOperator, 'wildcards' | 'variables'>

const LITERAL: Abilities = { wildcards: false, variables: false }
const VARIABLES: Abilities = { wildcards: false, variables: true }
const PATTERN: Abilities = { wildcards: true, variables: true }

const positive = (family: OperatorFamily, name: BaseOperator, abilities: Abilities = LITERAL): ConditionOperator =>
  Object.freeze({ family, positive: name, negated: false, ...abilities })

const negated = (family: OperatorFamily, of: BaseOperator, abilities: Abilities = LITERAL): ConditionOperator =>
  Object.freeze({ family, positive: of, negated: true, ...abilities })

/**
 * `ArnEquals` is `ArnLike` by another name: both take wildcards. `Bool` is listed without variables, as the page on variables has it;
 * the page on operators disagrees, so a document that uses one parses and validation points it out.
 */
export const CONDITION_OPERATORS: Readonly<Record<BaseOperator, ConditionOperator>> = Object.freeze({
  StringEquals: positive('String', 'StringEquals', VARIABLES),
  StringNotEquals: negated('String', 'StringEquals', VARIABLES),
  StringEqualsIgnoreCase: positive('String', 'StringEqualsIgnoreCase', VARIABLES),
  StringNotEqualsIgnoreCase: negated('String', 'StringEqualsIgnoreCase', VARIABLES),
  StringLike: positive('String', 'StringLike', PATTERN),
  StringNotLike: negated('String', 'StringLike', PATTERN),
  NumericEquals: positive('Numeric', 'NumericEquals'),
  NumericNotEquals: negated('Numeric', 'NumericEquals'),
  NumericLessThan: positive('Numeric', 'NumericLessThan'),
  NumericLessThanEquals: positive('Numeric', 'NumericLessThanEquals'),
  NumericGreaterThan: positive('Numeric', 'NumericGreaterThan'),
  NumericGreaterThanEquals: positive('Numeric', 'NumericGreaterThanEquals'),
  DateEquals: positive('Date', 'DateEquals'),
  DateNotEquals: negated('Date', 'DateEquals'),
  DateLessThan: positive('Date', 'DateLessThan'),
  DateLessThanEquals: positive('Date', 'DateLessThanEquals'),
  DateGreaterThan: positive('Date', 'DateGreaterThan'),
  DateGreaterThanEquals: positive('Date', 'DateGreaterThanEquals'),
  Bool: positive('Bool', 'Bool'),
  BinaryEquals: positive('Binary', 'BinaryEquals'),
  IpAddress: positive('IpAddress', 'IpAddress'),
  NotIpAddress: negated('IpAddress', 'IpAddress'),
  ArnEquals: positive('Arn', 'ArnLike', PATTERN),
  ArnNotEquals: negated('Arn', 'ArnLike', PATTERN),
  ArnLike: positive('Arn', 'ArnLike', PATTERN),
  ArnNotLike: negated('Arn', 'ArnLike', PATTERN),
  Null: positive('Null', 'Null'),
})

export type SetOperator = 'ForAllValues' | 'ForAnyValue'

/** `ForAnyValue:StringLikeIfExists` taken apart. */
export interface OperatorParts {
  readonly set: SetOperator | undefined
  readonly base: BaseOperator
  readonly ifExists: boolean
}

const OPERATOR = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/

/**
 * Takes an operator apart, or returns `undefined` for one that does not exist. Names are compared exactly.
 * `NullIfExists` does not exist: `Null` itself asks whether the key does.
 *
 * @example parseOperator('ForAnyValue:StringLikeIfExists') // { set: 'ForAnyValue', base: 'StringLike', ifExists: true }
 */
export function parseOperator(text: string): OperatorParts | undefined {
  const match = OPERATOR.exec(text)
  if (match === null) return undefined
  const [, set, base = '', suffix] = match
  const ifExists = suffix !== undefined
  if (!isBaseOperator(base) || (base === 'Null' && ifExists)) return undefined
  return Object.freeze({ set: isSetOperator(set) ? set : undefined, base, ifExists })
}

const isBaseOperator = (name: string): name is BaseOperator => Object.hasOwn(CONDITION_OPERATORS, name)

const isSetOperator = (name: string | undefined): name is SetOperator =>
  name === 'ForAllValues' || name === 'ForAnyValue'
