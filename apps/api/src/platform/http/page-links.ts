import type { Page } from '@guichet/contract/pagination'
import type { FastifyInstance } from 'fastify'

type Cursors = Pick<Page<unknown>, 'nextCursor' | 'previousCursor'>

const isPage = (payload: unknown): payload is Cursors =>
  typeof payload === 'object' && payload !== null && 'nextCursor' in payload && 'previousCursor' in payload

/** Value of `Link` (RFC 8288) for a page read at `url` (path and query); null when there is no other page. */
export function pageLinks(url: string, { nextCursor, previousCursor }: Cursors): string | null {
  const [path = '', query = ''] = url.split('?')
  const links = Object.entries({ next: nextCursor, prev: previousCursor }).flatMap(([rel, cursor]) => {
    if (cursor === null) return []
    const search = new URLSearchParams(query)
    search.set('cursor', cursor)
    return [`<${path}?${search}>; rel="${rel}"`]
  })
  return links.length === 0 ? null : links.join(', ')
}

/** Adds `Link` to every page that the routes registered after this answer. */
export function addPageLinks(app: FastifyInstance): void {
  app.addHook('preSerialization', async (request, reply, payload) => {
    const links = isPage(payload) ? pageLinks(request.url, payload) : null
    if (links !== null) reply.header('link', links)
    return payload
  })
}
