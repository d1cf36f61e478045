import { checkResourceControl } from './check-resource-control.ts'
import type { JsonObject } from './json-node.ts'
import type { Effect, PatternElement, PrincipalElement, Statement } from './policy-document.ts'
import { readConditions } from './read-condition.ts'
import { readActions, readResources } from './read-patterns.ts'
import { readPrincipal } from './read-principal.ts'
import { isObject, isString, type Located, placeOf, type Reading, readMembers, reportType } from './reading.ts'

const STATEMENT_ELEMENTS = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
] as const

type StatementElement = (typeof STATEMENT_ELEMENTS)[number]

type Elements = ReadonlyMap<string, Located>

/** Reads one statement; `undefined` when a part without which there is none is missing or wrong (each is reported). */
export function readStatement(located: Located, index: number, reading: Reading): Statement | undefined {
  if (!isObject(located)) {
    reportType(reading.log, 'Statement', located, 'an object or a list of objects')
    return undefined
  }
  const elements: Elements = readMembers(located, { names: STATEMENT_ELEMENTS, of: 'a statement' }, reading.log)
  const sid = readSid(elements.get('Sid'), reading)
  const effect = readEffect(located, elements.get('Effect'), reading)
  const principal = readPrincipalElement(located, elements, { reading, effect })
  const action = readActionElement(located, elements, reading)
  const resource = readResourceElement(located, elements, reading)
  const condition = elements.get('Condition')
  const conditions = condition === undefined ? [] : readConditions(condition, reading)
  if (effect === undefined || action === undefined) return undefined
  const statement: Statement = Object.freeze({
    kind: 'Statement',
    ...placeOf(located),
    index,
    ...(sid !== undefined && { sid }),
    effect,
    ...(principal !== undefined && { principal }),
    action,
    ...(resource !== undefined && { resource }),
    conditions: Object.freeze(conditions),
  })
  checkResourceControl(statement, { reading, effectPlace: placeOf(elements.get('Effect') ?? located) })
  return statement
}

/**
 * IAM wants letters and digits, and every Sid of a document to be unique; an empty one is none. Other services keep rules of their own,
 * so that for them both are findings of validation.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
 */
function readSid(sid: Located | undefined, { rules, sids, log }: Reading): string | undefined {
  if (sid === undefined) return undefined
  if (!isString(sid)) {
    reportType(log, 'Sid', sid, 'a string')
    return undefined
  }
  const { text } = sid.node
  if (!rules.strictSids || text === '') return text
  if (!/^[A-Za-z0-9]+$/.test(text)) {
    log.report('UNSUPPORTED_SID', placeOf(sid), `Sid \`${text}\` must consist of letters \`A-Z\`, \`a-z\` and digits`)
  } else if (sids.has(text)) {
    const message = `Sid \`${text}\` is used by an earlier statement; every Sid must be unique`
    log.report('UNIQUE_SIDS_REQUIRED', placeOf(sid), message)
  }
  sids.add(text)
  return text
}

function readEffect(statement: Located<JsonObject>, effect: Located | undefined, { log }: Reading): Effect | undefined {
  if (effect === undefined) {
    log.report('MISSING_EFFECT', placeOf(statement), 'a statement must have `"Effect": "Allow"` or `"Effect": "Deny"`')
    return undefined
  }
  if (!isString(effect)) {
    reportType(log, 'Effect', effect, 'a string')
    return undefined
  }
  const { text } = effect.node
  if (text === 'Allow' || text === 'Deny') return text
  log.report('INVALID_EFFECT', placeOf(effect), `effect \`${text}\` must be \`Allow\` or \`Deny\`, spelled exactly so`)
  return undefined
}

/** Which of `X` and `NotX` stands there. Both together are reported, and read as `X`. */
function choose(elements: Elements, name: StatementElement, negatedName: StatementElement, { log }: Reading) {
  const positive = elements.get(name)
  const negated = elements.get(negatedName)
  if (positive !== undefined && negated !== undefined) {
    const message = `a statement has either \`${name}\` or \`${negatedName}\`, not both`
    log.report('UNSUPPORTED_ELEMENT_COMBINATION', placeOf(negated), message)
  }
  return {
    element: positive ?? negated,
    negated: positive === undefined,
    name: positive === undefined ? negatedName : name,
  }
}

function readPrincipalElement(
  statement: Located<JsonObject>,
  elements: Elements,
  { reading, effect }: { readonly reading: Reading; readonly effect: Effect | undefined },
): PrincipalElement | undefined {
  const { rules, log } = reading
  const { element, negated, name } = choose(elements, 'Principal', 'NotPrincipal', reading)
  if (element === undefined) {
    if (rules.principal !== 'none') {
      log.report('MISSING_PRINCIPAL', placeOf(statement), `a statement of ${rules.title} must have a \`Principal\``)
    }
    return undefined
  }
  const place = placeOf(element)
  if (rules.principal === 'none') {
    log.report(
      rules.principalCode,
      place,
      `\`${name}\` must not appear in ${rules.title}, which acts on those it is attached to`,
    )
    return undefined
  }
  if (negated && !rules.notPrincipal) {
    log.report(
      rules.principalCode,
      place,
      `\`NotPrincipal\` must not appear in ${rules.title}; use \`Principal\` and conditions`,
    )
    return undefined
  }
  if (negated && effect === 'Allow') {
    log.report(
      'ALLOW_WITH_NOT_PRINCIPAL',
      place,
      '`NotPrincipal` must not appear with `"Effect": "Allow"`; use `Principal`',
    )
  }
  return readPrincipal({ located: element, name, negated }, reading)
}

function readActionElement(statement: Located<JsonObject>, elements: Elements, reading: Reading) {
  const { element, negated, name } = choose(elements, 'Action', 'NotAction', reading)
  if (element === undefined) {
    reading.log.report('MISSING_ACTION', placeOf(statement), 'a statement must have an `Action` or a `NotAction`')
    return undefined
  }
  if (negated && !reading.rules.notAction) {
    const message = `\`NotAction\` must not appear in ${reading.rules.title}; use \`Action\``
    reading.log.report('RCP_SYNTAX_ERROR_NOTACTION', placeOf(element), message)
  }
  return readActions({ located: element, name, negated }, reading)
}

function readResourceElement(
  statement: Located<JsonObject>,
  elements: Elements,
  reading: Reading,
): PatternElement | undefined {
  const { rules, log } = reading
  const { element, negated, name } = choose(elements, 'Resource', 'NotResource', reading)
  if (rules.resource && element === undefined) {
    log.report('MISSING_RESOURCE', placeOf(statement), 'a statement must have a `Resource` or a `NotResource`')
  }
  if (element === undefined) return undefined
  if (!rules.resource) {
    const message = `\`${name}\` must not appear in ${rules.title}; its resource is the role itself`
    log.report('ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE', placeOf(element), message)
    return undefined
  }
  return readResources({ located: element, name, negated }, reading)
}
