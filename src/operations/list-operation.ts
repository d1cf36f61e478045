import type { EntityKind } from '../directory/entity.ts'
import { defineOperation, type Operation } from './operation.ts'
import { type Page, type PageInput, pageOptions, toPage } from './page.ts'

interface ListDefinition<Body> {
  readonly action: string
  readonly kind: EntityKind<Body>
  /** ARN that the permission is asked for. */
  readonly resource: (accountId: string) => string
}

/** Lists the entities of the caller's account by name, a page at a time. */
export function defineListOperation<Body>({
  action,
  kind,
  resource,
}: ListDefinition<Body>): Operation<PageInput, Page<Body>> {
  return defineOperation({
    action,
    prepare: pageOptions,
    permissions: (_options, { caller }) => [{ resource: resource(caller.accountId) }],
    run: async (options, { caller, store }) => {
      const page = await store.read((reader) =>
        reader.list<Body>(kind.collection, `account:${caller.accountId}`, options),
      )
      return toPage(page)
    },
  })
}
