import { orNull } from './or-null.ts'

/**
 * Loads the entity behind a global id by the name that ends its ARN. `null` when it does not exist, or is another one of that name:
 * the caller's account may not be the ARN's.
 */
export async function loadNode<Entity extends { readonly arn: string }>(
  arn: string,
  loadByName: (name: string) => Promise<Entity>,
): Promise<Entity | null> {
  const entity = await orNull('NoSuchEntity', loadByName(arn.slice(arn.lastIndexOf('/') + 1)))
  return entity?.arn === arn ? entity : null
}
