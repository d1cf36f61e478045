import type { PolicySetError } from './place-policies.ts'
import type { PolicySetInput } from './policy-set.ts'
import { isAccessControlLists, isObjectOwnership, isPublicAccessBlock } from './sharing-shape.ts'

type Shape = readonly [right: string, isRight: (value: unknown) => boolean]

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
const isLevel = (value: unknown): boolean =>
  isList(value) || (typeof value === 'object' && value !== null && 'policies' in value && isList(value.policies))

const POLICY: Shape = ['one policy', (value) => typeof value === 'string' || (isObject(value) && !isList(value))]
const POLICIES: Shape = ['a list of policies', isList]
const LEVELS: Shape = [
  'a list with one list of policies for each level',
  (value) => isList(value) && value.every(isLevel),
]

/** Every member there is, and what may stand in it. */
const SHAPES: Readonly<Record<keyof PolicySetInput, Shape>> = {
  identityPolicies: POLICIES,
  permissionsBoundary: POLICY,
  sessionPolicies: POLICIES,
  serviceControlPolicies: LEVELS,
  resourceControlPolicies: LEVELS,
  resourcePolicy: POLICY,
  accessControlLists: ['a list of access control lists', isAccessControlLists],
  objectOwnership: ['`BucketOwnerEnforced`, `BucketOwnerPreferred` or `ObjectWriter`', isObjectOwnership],
  publicAccessBlock: [
    'an object with the switches `ignorePublicAcls` and `restrictPublicBuckets`',
    isPublicAccessBlock,
  ],
}

/**
 * What is wrong with an input that types did not check: a member that was misspelt would otherwise be a policy that silently does not bind.
 */
export function policySetShapeErrors(input: PolicySetInput): readonly PolicySetError[] {
  if (!isObject(input)) return [problem('input', 'a policy set must be an object')]
  return Object.entries(input).flatMap(([member, value]) => {
    if (value === undefined) return []
    const shape = Object.hasOwn(SHAPES, member) ? SHAPES[member as keyof PolicySetInput] : undefined
    if (shape === undefined) return [problem(member, `\`${member}\` is no part of a policy set; known are ${known}`)]
    const [right, isRight] = shape
    return isRight(value) ? [] : [problem(member, `\`${member}\` must be ${right}`)]
  })
}

const known = Object.keys(SHAPES).join(', ')

function problem(member: string, message: string): PolicySetError {
  return { policy: member, code: 'DATA_TYPE_MISMATCH', message, pointer: `/${member}`, offset: 0, line: 1, column: 1 }
}
