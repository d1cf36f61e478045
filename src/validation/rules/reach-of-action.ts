import { splitArnPattern } from '../../policy/arn-pattern.ts'
import type { Place, Statement } from '../../policy/policy-document.ts'
import { globCovers } from '../glob.ts'

/** How a statement comes to take in an action on every resource. The names are those in Access Analyzer's codes. */
export type BroadReach =
  | 'STAR_IN_RESOURCE'
  | 'STAR_IN_ACTION_AND_RESOURCE'
  | 'STAR_IN_RESOURCE_AND_NOT_ACTION'
  | 'NOT_RESOURCE'
  | 'STAR_IN_ACTION_AND_NOT_RESOURCE'
  | 'NOT_ACTION_AND_NOT_RESOURCE'

export interface BroadGrant {
  readonly reach: BroadReach
  readonly place: Place
}

/**
 * Whether an Allow statement takes in the action on all resources, and how. A resource pattern with the whole resource part open, such as
 * `arn:aws:iam::*:role/*`, counts as all.
 *
 * @param action In full, such as `iam:PassRole`.
 * @param everyResource A pattern of all resources of the action, such as `arn:aws:iam::*:role/*`.
 */
export function broadGrant(
  { effect, action, resource }: Statement,
  { name, everyResource }: { readonly name: string; readonly everyResource: string },
): BroadGrant | undefined {
  if (effect !== 'Allow' || resource === undefined) return undefined
  const folded = name.toLowerCase()
  const meeting = action.patterns.filter(({ text }) => globCovers(text.toLowerCase(), folded))
  const meant = action.negated ? meeting.length === 0 : meeting.length > 0
  const open = resource.patterns.find(({ text }) => coversResource(text, everyResource))
  if (!meant || (resource.negated ? open !== undefined : open === undefined)) return undefined
  const exact = meeting.find(({ text }) => text.toLowerCase() === folded)
  const place = resource.negated ? resource : (open ?? resource)
  if (action.negated)
    return { reach: resource.negated ? 'NOT_ACTION_AND_NOT_RESOURCE' : 'STAR_IN_RESOURCE_AND_NOT_ACTION', place }
  if (exact !== undefined) return { reach: resource.negated ? 'NOT_RESOURCE' : 'STAR_IN_RESOURCE', place }
  return { reach: resource.negated ? 'STAR_IN_ACTION_AND_NOT_RESOURCE' : 'STAR_IN_ACTION_AND_RESOURCE', place }
}

/** Whether every ARN that the second pattern matches is matched by the first. Field by field, as resources are matched. */
export function coversResource(whole: string, part: string): boolean {
  if (whole === part || whole === '*') return true
  const [wholeFields, partFields] = [splitArnPattern(whole), splitArnPattern(part)]
  if (wholeFields === undefined || partFields === undefined) return false
  return FIELDS.every((field) => globCovers(wholeFields[field], partFields[field]))
}

const FIELDS = ['partition', 'service', 'region', 'account', 'resource'] as const
