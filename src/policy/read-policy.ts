import type { JsonNode, JsonObject } from './json-node.ts'
import { parseJson } from './parse-json.ts'
import type { PolicyDocument, PolicyType, PolicyVersion, Statement } from './policy-document.ts'
import type { PolicyError } from './policy-error.ts'
import { POLICY_TYPE_RULES } from './policy-type-rules.ts'
import { createProblemLog, type ProblemLog } from './problem-log.ts'
import { readSource } from './read-source.ts'
import { readStatement } from './read-statement.ts'
import { isObject, isString, type Located, listItems, type Reading, readMembers, reportType } from './reading.ts'

/** What could be made of a source. */
export interface PolicyReading {
  readonly json: JsonNode | undefined
  /** When there are `errors`, only those parts that could be read: good enough to look for further problems, never to decide by. */
  readonly document: PolicyDocument | undefined
  readonly errors: readonly PolicyError[]
}

/** Reads as much of a policy as can be read. `parsePolicy` is the door for everyone who wants a policy that is right. */
export function readPolicy(source: string | object, type: PolicyType): PolicyReading {
  const text = readSource(source)
  if (!text.ok) return { json: undefined, document: undefined, errors: text.errors }
  const log = createProblemLog(text.value)
  const json = readJson(text.value, log)
  const document = json === undefined ? undefined : readDocument(json, { type, source: text.value, log })
  return { json, document, errors: log.errors() }
}

function readJson(source: string, log: ProblemLog): JsonNode | undefined {
  const json = parseJson(source)
  if (json.ok) return json.value
  for (const error of json.errors) log.report('JSON_SYNTAX_ERROR', error, error.message)
  return undefined
}

const DOCUMENT_ELEMENTS = ['Version', 'Id', 'Statement'] as const

interface DocumentContext {
  readonly type: PolicyType
  readonly source: string
  readonly log: ProblemLog
}

function readDocument(node: JsonNode, { type, source, log }: DocumentContext): PolicyDocument | undefined {
  const root: Located = { node, pointer: '' }
  if (!isObject(root)) {
    reportType(log, 'policy document', root, 'an object')
    return undefined
  }
  const rules = POLICY_TYPE_RULES[type]
  const elements = readMembers(root, { names: DOCUMENT_ELEMENTS, of: 'a policy document' }, log)
  const version = readVersion(root, elements.get('Version'), { type, log })
  const id = elements.get('Id')
  if (id !== undefined && !rules.id) {
    log.report(
      'INVALID_POLICY_ELEMENT',
      { pointer: id.pointer, offset: id.member.nameOffset },
      `\`Id\` must not appear in ${rules.title}`,
    )
  } else if (id !== undefined && !isString(id)) {
    reportType(log, 'Id', id, 'a string')
  }
  const reading: Reading = { type, rules, version: version ?? '2008-10-17', sids: new Set(), log }
  const statements = readStatements(root, elements.get('Statement'), reading)
  return Object.freeze({
    kind: 'PolicyDocument',
    type,
    version: reading.version,
    versionGiven: elements.has('Version'),
    ...(id !== undefined && isString(id) && { id: id.node.text }),
    statements: Object.freeze(statements),
    source,
  })
}

const VERSIONS: readonly PolicyVersion[] = ['2012-10-17', '2008-10-17']

function readVersion(
  root: Located<JsonObject>,
  version: Located | undefined,
  { type, log }: Pick<Reading, 'type' | 'log'>,
): PolicyVersion | undefined {
  const { versionRequired, title } = POLICY_TYPE_RULES[type]
  if (version === undefined) {
    if (versionRequired) {
      log.report(
        'MISSING_VERSION',
        { pointer: '', offset: root.node.offset },
        `${title} must have \`"Version": "2012-10-17"\``,
      )
    }
    return undefined
  }
  if (!isString(version)) {
    reportType(log, 'Version', version, 'a string')
    return undefined
  }
  const { text, offset } = version.node
  const known = VERSIONS.find((candidate) => candidate === text)
  const place = { pointer: version.pointer, offset }
  if (known === undefined) {
    log.report('INVALID_VERSION', place, `version \`${text}\` does not exist; write \`2012-10-17\` (or \`2008-10-17\`)`)
  } else if (versionRequired && known !== '2012-10-17') {
    log.report('INVALID_VERSION', place, `${title} must have version \`2012-10-17\`, not \`${text}\``)
  }
  return known
}

function readStatements(
  root: Located<JsonObject>,
  element: Located | undefined,
  reading: Reading,
): readonly Statement[] {
  const { log } = reading
  if (element === undefined) {
    log.report('MISSING_STATEMENT', { pointer: '', offset: root.node.offset }, 'a policy must have a `Statement`')
    return []
  }
  const items = listItems(element)
  if (items.length === 0) {
    const place = { pointer: element.pointer, offset: element.node.offset }
    log.report('MISSING_STATEMENT', place, '`Statement` is empty; a policy must have at least one statement')
  }
  return items.map((item, index) => readStatement(item, index, reading)).filter((statement) => statement !== undefined)
}
