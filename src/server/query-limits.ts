import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases'
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth'
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens'
import { type FragmentDefinitionNode, getOperationAST, Kind, type ValidationRule } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { limitExceeded } from './limit-exceeded.ts'
import type { LimitName, Limits } from './limits.ts'
import { queryCost } from './query-cost.ts'
import { isNestedDeeper } from './query-nesting.ts'

/**
 * Refuses queries that ask for too much, before anything is executed: tokens while parsing, the shape once a document is validated (its
 * verdict is cached with the document), the cost when the variables are known. Introspection is measured like everything else.
 */
export function queryLimits(limits: Limits): readonly Plugin[] {
  const refuse = (name: LimitName, measured: string) => ({
    exposeLimits: true,
    onReject: [
      () => {
        throw limitExceeded(name, limits, measured)
      },
    ],
  })
  return [
    maxNesting(limits),
    maxTokensPlugin({ n: limits.maxTokens, ...refuse('maxTokens', 'too many tokens') }),
    maxDepthPlugin({
      n: limits.maxDepth,
      ignoreIntrospection: false,
      flattenFragments: true,
      ...refuse('maxDepth', 'too many levels of nested selections'),
    }),
    maxAliasesPlugin({ n: limits.maxAliases, allowList: [], ...refuse('maxAliases', 'too many aliases') }),
    maxDirectives(limits),
    maxCost(limits),
  ]
}

/** Before the parser, which has no limit of its own on this. */
function maxNesting(limits: Limits): Plugin {
  return {
    onParse({ params: { source } }) {
      const query = typeof source === 'string' ? source : source.body
      if (isNestedDeeper(query, { limit: limits.maxNesting, maxTokens: limits.maxTokens })) {
        throw limitExceeded('maxNesting', limits, 'too many brackets within brackets')
      }
    },
  }
}

/** Counts what is written; graphql-armor's plugin counts the directives on a second use of a fragment not at all. */
function maxDirectives(limits: Limits): Plugin {
  const rule: ValidationRule = () => {
    let count = 0
    return {
      Directive() {
        count += 1
        if (count > limits.maxDirectives) throw limitExceeded('maxDirectives', limits, 'too many directives')
      },
    }
  }
  return { onValidate: ({ addValidationRule }) => addValidationRule(rule) }
}

/** At execution, because most lists are as long as a variable says; graphql-armor's plugin takes such a list for one item. */
function maxCost(limits: Limits): Plugin {
  return {
    onExecute({ args: { schema, document, operationName, variableValues } }) {
      const operation = getOperationAST(document, operationName)
      if (!operation) return
      const fragments = new Map<string, FragmentDefinitionNode>()
      for (const node of document.definitions) {
        if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)
      }
      const cost = queryCost({ schema, operation, fragments, variables: variableValues ?? {} })
      if (cost > limits.maxCost) throw limitExceeded('maxCost', limits, `up to ${cost} fields to resolve`)
    },
  }
}
