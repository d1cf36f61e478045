import { splitArnPattern } from '../../policy/arn-pattern.ts'
import type { PolicyDocument, TextNode } from '../../policy/policy-document.ts'
import { splitVariables } from '../../policy/policy-variable.ts'
import { conditionsOf } from '../conditions-of.ts'
import type { Rule } from '../rule.ts'

/**
 * Variables where they are not replaced, though IAM stores the policy.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export const variables: Rule = function* ({ document }) {
  if (document.version === '2008-10-17') {
    for (const node of textsWithVariables(document)) {
      const message = `the variable in \`${node.text}\` is plain text in the language of 2008-10-17; set \`Version\` to \`2012-10-17\``
      yield { code: 'VARIABLE_UNSUPPORTED_IN_VERSION', place: node, message }
    }
    return
  }
  for (const { condition, parts, operator } of conditionsOf(document)) {
    if (operator.variables) continue
    for (const value of condition.values.filter(hasVariable)) {
      const message = `\`${parts.base}\` takes no variables; \`${value.text}\` is not replaced`
      yield { code: 'INVALID_VARIABLE_FOR_OPERATOR', place: value, message }
    }
  }
  for (const { resource } of document.statements) {
    for (const pattern of resource?.patterns ?? []) {
      const fields = splitArnPattern(pattern.text)
      if (fields === undefined) continue
      const early = [fields.partition, fields.service, fields.region, fields.account].find((field) =>
        field.includes('${'),
      )
      if (early === undefined) continue
      const message = `variable \`${early}\` stands before the fifth colon; AWS documents variables for the resource part of an ARN only`
      yield { code: 'VARIABLE_UNSUPPORTED_IN_ELEMENT', place: pattern, message }
    }
  }
}

const hasVariable = ({ text }: TextNode): boolean => splitVariables(text).parts.some(({ kind }) => kind !== 'literal')

function* textsWithVariables(document: PolicyDocument): Generator<TextNode> {
  for (const { resource, conditions } of document.statements) {
    yield* (resource?.patterns ?? []).filter(hasVariable)
    for (const { values } of conditions) yield* values.filter(hasVariable)
  }
}
