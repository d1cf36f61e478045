import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { readExampleQueries } from './example-queries.ts'
import { isLocalRequest } from './local-request.ts'
import { type Reply, sendReply } from './reply.ts'
import type { Route } from './route.ts'

/**
 * GraphiQL for a browser, complete in one page that fetches nothing from anywhere else. It is made when first asked for.
 *
 * @param demoToken of a caller that the page may act as. It is shown only to a browser on this machine that asked this machine by name,
 *   so that no foreign page can read it; everybody else gets a place to write his own token.
 */
export function graphiqlRoute(demoToken: string | undefined): Route {
  const anonymous = once(() => renderPage(undefined))
  const prefilled = demoToken === undefined ? anonymous : once(() => renderPage(demoToken))
  return async (request, response) => {
    const page = await (isLocalRequest(request) ? prefilled : anonymous)()
    sendReply(response, page)
  }
}

async function renderPage(token: string | undefined): Promise<Reply> {
  // Nine megabytes of JavaScript: loaded only where somebody looks at the page.
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
  const headers = JSON.stringify({ Authorization: `Bearer ${token ?? 'SESSION-TOKEN'}` }, null, 2)
  const html = renderGraphiQL({
    title: 'Sallyport',
    defaultHeaders: headers,
    // Tabs come back from the browser's storage without their headers; these stand in, and give way to headers that are written.
    ...(token !== undefined && { additionalHeaders: { Authorization: `Bearer ${token}` } }),
    defaultTabs: readExampleQueries().map((query) => ({ query, headers })),
    defaultEditorToolsVisibility: 'headers',
  })
  const body = await promisify(gzip)(html)
  return {
    status: 200,
    body,
    contentType: 'text/html; charset=utf-8',
    headers: { 'Content-Encoding': 'gzip', 'Content-Security-Policy': contentSecurityPolicy(html) },
  }
}

/** The page's one script, workers made from its own text, and requests to this server: nothing else. */
function contentSecurityPolicy(html: string): string {
  const script = /<script>(.*)<\/script>/s.exec(html)?.[1] ?? ''
  const digest = createHash('sha256').update(script).digest('base64')
  return [
    "default-src 'none'",
    `script-src 'sha256-${digest}'`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}
