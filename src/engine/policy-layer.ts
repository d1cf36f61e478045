import type { CompiledPolicy } from './compile-policy.ts'
import type { LayerName } from './decision.ts'
import type { RequestFacts } from './request-facts.ts'

/** A policy in its place, under the name that explanations call it by. */
export interface PlacedPolicy {
  readonly name: string
  readonly policy: CompiledPolicy
}

/** Policies that are read together: one level of an organization, one identity, the resource, ... */
export interface PolicyLayer {
  /** Undefined for identity policies of whoever asks, user or role. */
  readonly name: LayerName | undefined
  /** ARN of a group, id of an organizational unit, ... */
  readonly target?: string
  readonly policies: readonly PlacedPolicy[]
}

/** `T` for each layer of a policy set. Absent: nothing is attached. */
export interface Layered<T> {
  /** Organization root first. */
  readonly resourceControl: readonly T[]
  readonly serviceControl: readonly T[]
  readonly resource: T | undefined
  /** One for each identity: the caller's own, then its groups. */
  readonly identity: readonly T[]
  readonly boundary: T | undefined
  readonly session: T | undefined
}

export function mapLayers<T, U>(layers: Layered<T>, change: (layer: T) => U): Layered<U> {
  const { resourceControl, serviceControl, resource, identity, boundary, session } = layers
  return {
    resourceControl: resourceControl.map(change),
    serviceControl: serviceControl.map(change),
    resource: resource && change(resource),
    identity: identity.map(change),
    boundary: boundary && change(boundary),
    session: session && change(session),
  }
}

/** All layers that are there, in the order of evaluation. */
export const listLayers = <T>(layers: Layered<T>): readonly T[] =>
  [
    ...layers.resourceControl,
    ...layers.serviceControl,
    layers.resource,
    ...layers.identity,
    layers.boundary,
    layers.session,
  ].filter((layer) => layer !== undefined)

/** Where the policies of the caller itself hang. A federated user has those of the user who federated. */
export const ownLayerName = ({ caller }: Pick<RequestFacts, 'caller'>): LayerName =>
  caller.kind === 'role' ? 'ROLE_POLICY' : 'USER_POLICY'

export const layerNameFor = ({ name }: PolicyLayer, facts: Pick<RequestFacts, 'caller'>): LayerName =>
  name ?? ownLayerName(facts)
