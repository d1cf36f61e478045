import { permissionCovers } from './access-control-list.ts'
import type { PolicySet } from './assembled-policy-set.ts'
import { type ContextCure, contextsThatFail, contextThatMeets, speaksVariables } from './change-context.ts'
import { failedConditions, isInPlay } from './diagnose-statement.ts'
import { evaluateAccessControl } from './evaluate-access-control.ts'
import { foldKey } from './fold-key.ts'
import { instancesOf, spellOut } from './guess-values.ts'
import { matchStatement } from './match-statement.ts'
import type { Obstacle } from './obstacle.ts'
import type { PlacedStatement } from './placed-statement.ts'
import type { Remedy, RemedyKind } from './remedy.ts'
import * as words from './remedy-words.ts'
import type { RequestFacts } from './request-facts.ts'
import type { RequestTrials } from './request-trials.ts'
import { carveOut } from './service-rules.ts'
import { NO_MATCH } from './strength.ts'

/** Statements of one layer that are looked at for a change of the request. */
const MAX_STATEMENTS = 20

/** A remedy before it is known what it is good for. */
export type Draft = Omit<Remedy, 'obstacle'>
type AttachedDraft = Omit<Draft, 'suffices'>

export interface Drafts {
  /** Changes of the request. */
  readonly direct: readonly Draft[]
  /** Changes of what is attached. */
  readonly attached: readonly AttachedDraft[]
}

interface FinderParts {
  readonly policySet: PolicySet
  readonly facts: RequestFacts
  readonly trials: RequestTrials
}

/** Finds what could remove one obstacle. */
export class RemedyFinder {
  readonly #policySet: PolicySet
  readonly #facts: RequestFacts
  readonly #trials: RequestTrials

  constructor({ policySet, facts, trials }: FinderParts) {
    this.#policySet = policySet
    this.#facts = facts
    this.#trials = trials
  }

  remediesOf(obstacle: Obstacle): Drafts {
    switch (obstacle.kind) {
      case 'denied':
        return this.#ofDenial(obstacle)
      case 'not-allowed':
        return this.#ofSilence(obstacle)
      case 'kept-out': {
        const message = words.liftRestriction(this.#facts)
        return { direct: [], attached: [draft('LIFT_PUBLIC_ACCESS_BLOCK', { layer: obstacle.layer, message })] }
      }
      case 'credentials':
        return { direct: [this.#otherCredentials()], attached: [] }
    }
  }

  #ofDenial(denial: PlacedStatement): Drafts {
    const facts = this.#facts
    const cures = contextsThatFail(denial, facts, this.#trials)
    return {
      direct: cures.map((cure) => this.#changeContext(denial, cure, { met: false })),
      attached: [draft('REMOVE_DENY', { ...reference(denial), message: words.removeDeny(denial) })],
    }
  }

  #ofSilence({ layer, target, statements }: Obstacle & { readonly kind: 'not-allowed' }): Drafts {
    const facts = this.#facts
    const place = { layer, ...(target !== undefined && { target }) }
    if (layer === 'ACCESS_CONTROL_LIST' && !this.#canBeListed()) {
      const message = words.credentialsOfObjectOwner(facts)
      return { direct: [draft('USE_OTHER_CREDENTIALS', { layer, message })], attached: this.#ignoredAcl(layer) }
    }
    const near = statements.filter(({ statement }) => isInPlay(statement, facts)).slice(0, MAX_STATEMENTS)
    const cured = near.flatMap((statement) => {
      const cure = contextThatMeets(statement, facts, this.#trials)
      return cure === undefined ? [] : [{ ...this.#changeContext(statement, cure, { met: true }), ...place }]
    })
    const elsewhere = statements
      .filter(({ statement }) => isAboutAnotherResource(statement, facts))
      .slice(0, MAX_STATEMENTS)
      .flatMap((statement) => this.#changeResource(statement).map((remedy) => ({ ...remedy, ...place })))
    return {
      direct: [...cured, ...elsewhere],
      attached: [
        ...this.#ignoredAcl(layer),
        draft('ALLOW_IN_LAYER', { ...place, message: words.allowIn(layer, target, facts) }),
      ],
    }
  }

  #changeContext(
    placed: PlacedStatement,
    { changes, conditions }: ContextCure,
    { met }: { readonly met: boolean },
  ): Draft {
    const facts = this.#facts
    const language = { variables: speaksVariables(placed), facts }
    const needs = conditions.map(({ source, key }) => ({
      source,
      values: source.values.map(({ text }) => spellOut(text, language)),
      actual: facts.values(key)?.map(({ text }) => text),
    }))
    const kind = kindOf(changes, facts)
    return {
      ...draft(kind, { ...reference(placed), message: words.changeContext({ kind, placed, needs, met }) }),
      context: changes,
      suffices: this.#trials.isAllowedWith(changes),
    }
  }

  /** Where the statement would allow the same on another resource. */
  #changeResource(placed: PlacedStatement): readonly Draft[] {
    const { statement } = placed
    const language = { variables: speaksVariables(placed), facts: this.#facts }
    const patterns = (statement.source.resource?.patterns ?? []).map(({ text }) => text)
    const isMetFor = (resource: string): boolean => {
      const after = this.#trials.factsFor(resource)
      return after !== undefined && matchStatement(statement, after) !== NO_MATCH
    }
    if (!patterns.flatMap((pattern) => instancesOf(pattern, language)).some(isMetFor)) return []
    const message = words.changeResource(
      placed,
      patterns.map((pattern) => spellOut(pattern, language)),
    )
    // Not known to suffice: another resource has a policy of its own.
    return [draft('CHANGE_RESOURCE', { ...reference(placed), message })]
  }

  /** Whether a grant of the object's list could let the caller do this. Lists know a few actions, accounts and everybody. */
  #canBeListed(): boolean {
    const { action, caller } = this.#facts
    const toEverybody = caller.kind === 'anonymous' && !this.#policySet.sharing?.publicAccessBlock.ignorePublicAcls
    return permissionCovers('object', 'FULL_CONTROL', action.text) && (caller.accountId !== undefined || toEverybody)
  }

  /** A grant to everybody that would allow, were public lists not ignored. */
  #ignoredAcl(layer: Remedy['layer']): readonly AttachedDraft[] {
    const { sharing } = this.#policySet
    const mayGrant = layer === 'RESOURCE_POLICY' || layer === 'ACCESS_CONTROL_LIST'
    if (!mayGrant || sharing?.publicAccessBlock.ignorePublicAcls !== true) return []
    const heeded = { ...sharing, publicAccessBlock: { ...sharing.publicAccessBlock, ignorePublicAcls: false } }
    if (evaluateAccessControl(heeded, this.#facts) === NO_MATCH) return []
    return [draft('LIFT_PUBLIC_ACCESS_BLOCK', { layer: 'ACCESS_CONTROL_LIST', message: words.heedPublicAcls })]
  }

  #otherCredentials(): Draft {
    const context = [{ key: 'aws:MultiFactorAuthPresent', value: 'true' }]
    const withMfa = this.#trials.factsWith(context)
    if (withMfa !== undefined && carveOut(withMfa) === undefined) {
      const suffices = this.#trials.isAllowedWith(context)
      return { ...draft('SIGN_IN_WITH_MFA', { message: words.sessionNeedsMfa(this.#facts) }), context, suffices }
    }
    return draft('USE_OTHER_CREDENTIALS', { message: words.otherCredentials(this.#facts) })
  }
}

const draft = (
  kind: RemedyKind,
  rest: Pick<Remedy, 'layer' | 'target' | 'policy' | 'statementIndex' | 'sid' | 'message'>,
): Draft => ({ kind, suffices: false, context: [], ...rest })

const reference = ({ statement: { source }, placed, layer }: PlacedStatement) => ({
  layer,
  policy: placed.name,
  statementIndex: source.index,
  ...(source.sid !== undefined && { sid: source.sid }),
})

/** Whether only the resource stands between a statement and the request. */
const isAboutAnotherResource = (statement: PlacedStatement['statement'], facts: RequestFacts): boolean =>
  statement.matchesAction(facts.action) &&
  statement.source.resource?.negated === false &&
  !statement.resources.matches(facts) &&
  (statement.principal === undefined || statement.principal(facts) !== NO_MATCH) &&
  failedConditions(statement, facts).length === 0

const MFA_KEYS: ReadonlySet<string> = new Set(['aws:multifactorauthpresent', 'aws:multifactorauthage'])

function kindOf(changes: ContextCure['changes'], facts: RequestFacts): RemedyKind {
  const isByMfa = changes.every(
    ({ key, value }) => MFA_KEYS.has(foldKey(key)) && value !== undefined && value !== 'false',
  )
  if (isByMfa) return 'SIGN_IN_WITH_MFA'
  const areAbsent = changes.every(({ key }) => facts.values(foldKey(key)) === undefined)
  return areAbsent ? 'PROVIDE_CONTEXT_KEY' : 'CHANGE_CONTEXT_VALUE'
}
