import type { LayerName } from './decision.ts'
import type { PlacedStatement } from './placed-statement.ts'

/** What stands between a request and its being allowed. All of them must go. */
export type Obstacle =
  | ({ readonly kind: 'denied' } & PlacedStatement)
  /** A layer, or a level of one, that must allow and does not. */
  | {
      readonly kind: 'not-allowed'
      readonly layer: LayerName
      readonly target?: string
      /** Allow statements that would help if they met the request. */
      readonly statements: readonly PlacedStatement[]
    }
  /** `RestrictPublicBuckets` lets the Allow statements of the bucket policy count for nothing. */
  | { readonly kind: 'kept-out'; readonly layer: 'RESOURCE_POLICY' }
  /** No policy has a say. */
  | { readonly kind: 'credentials' }
