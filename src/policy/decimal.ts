/**
 * The number a text stands for, or `undefined`. Strict: an optional sign, digits, and perhaps a point with digits; no exponent, no
 * spaces, nothing left over, so that `10abc` is no number at all.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric
 */
export const parseDecimal = (text: string): number | undefined => (DECIMAL.test(text) ? Number(text) : undefined)

const DECIMAL = /^[+-]?[0-9]+(?:\.[0-9]+)?$/
