import type { Page, PageInput } from '../operations/page.ts'
import { builder } from './builder.ts'

/** Arguments of a connection: forwards only, as IAM's markers are. */
export const ConnectionArgs = builder.args((t) => ({
  first: t.int({ description: '1 to 1,000; default 100.' }),
  after: t.string({ description: '`endCursor` of the page before.' }),
}))

/** The arguments as a resolver gets them. */
interface ConnectionArguments {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
}

export function pageInput({ first, after }: ConnectionArguments): PageInput {
  return { ...(first != null && { first }), ...(after != null && { after }) }
}

/** A page as a Relay connection. https://relay.dev/graphql/connections.htm */
export function toConnection<Item>({ items, hasMore }: Page<Item>, { after }: ConnectionArguments) {
  return {
    edges: items.map(({ item, cursor }) => ({ node: item, cursor })),
    pageInfo: {
      hasNextPage: hasMore,
      // A page that began after a cursor has something before it.
      hasPreviousPage: after != null,
      startCursor: items[0]?.cursor ?? null,
      endCursor: items.at(-1)?.cursor ?? null,
    },
  }
}
