import type { BaseOperator } from '../../policy/condition-operators.ts'

export type OrderTest = (actual: number, wanted: number) => boolean

const equals: OrderTest = (actual, wanted) => actual === wanted
const less: OrderTest = (actual, wanted) => actual < wanted
const lessOrEqual: OrderTest = (actual, wanted) => actual <= wanted
const greater: OrderTest = (actual, wanted) => actual > wanted
const greaterOrEqual: OrderTest = (actual, wanted) => actual >= wanted

const ORDER_TESTS: Readonly<Partial<Record<BaseOperator, OrderTest>>> = Object.freeze({
  NumericLessThan: less,
  NumericLessThanEquals: lessOrEqual,
  NumericGreaterThan: greater,
  NumericGreaterThanEquals: greaterOrEqual,
  DateLessThan: less,
  DateLessThanEquals: lessOrEqual,
  DateGreaterThan: greater,
  DateGreaterThanEquals: greaterOrEqual,
})

/** How the request's number (on the left) is compared with the policy's; equality for operators that name no order. */
export const orderTest = (operator: BaseOperator): OrderTest => ORDER_TESTS[operator] ?? equals
