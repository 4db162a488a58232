import Fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import { addPageLinks, pageLinks } from './page-links.ts'

const URL_OF_PAGE = '/api/v1/memberships?limit=5&q=caf%C3%A9&cursor=old'

describe('links of a page', () => {
  it('lead to the pages beside it, with the same question', () => {
    expect(pageLinks(URL_OF_PAGE, { nextCursor: 'abc', previousCursor: 'xyz' })).toBe(
      '</api/v1/memberships?limit=5&q=caf%C3%A9&cursor=abc>; rel="next", </api/v1/memberships?limit=5&q=caf%C3%A9&cursor=xyz>; rel="prev"',
    )
    expect(pageLinks('/api/v1/payments', { nextCursor: 'abc', previousCursor: null })).toBe(
      '</api/v1/payments?cursor=abc>; rel="next"',
    )
  })

  it('are none when this is the only page', () => {
    expect(pageLinks(URL_OF_PAGE, { nextCursor: null, previousCursor: null })).toBeNull()
  })

  it('cannot be broken out of', () => {
    const links = pageLinks('/x?q=%3E%3B%0d%0aset-cookie%3A', { nextCursor: '>\r\n,"', previousCursor: null })
    expect(links).toBe('</x?q=%3E%3B%0D%0Aset-cookie%3A&cursor=%3E%0D%0A%2C%22>; rel="next"')
  })

  it('are sent with pages and with nothing else', async () => {
    const app = Fastify()
    addPageLinks(app)
    app.get('/page', () => ({ items: [], nextCursor: 'abc', previousCursor: null }))
    app.get('/last', () => ({ items: [], nextCursor: null, previousCursor: null }))
    app.get('/thing', () => ({ id: 1 }))
    app.get('/text', () => 'nextCursor')
    expect((await app.inject('/page?limit=1')).headers.link).toBe('</page?limit=1&cursor=abc>; rel="next"')
    for (const url of ['/last', '/thing', '/text']) {
      expect((await app.inject(url)).headers).not.toHaveProperty('link')
    }
  })
})
