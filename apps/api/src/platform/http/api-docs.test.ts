import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { FIELD_CODES } from '@guichet/contract/field-codes'
import { PROBLEM_CODES, PROBLEMS } from '@guichet/contract/problems'
import Fastify from 'fastify'
import { describe, expect, it, vi } from 'vitest'
import { registerApiDocs } from './api-docs.ts'
import { openApiDocument } from './openapi.ts'

const PAGES = ['/api/docs', '/api/docs/problems']

function start() {
  const document = vi.fn(() => openApiDocument({ publicUrl: 'https://portal.example.org' }))
  const app = Fastify()
  const routes: [url: string, config: unknown][] = []
  app.addHook('onRoute', (route) => {
    routes.push([route.url, route.config])
  })
  registerApiDocs(app, { document })
  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })
  return { document, routes, get }
}
const addressesIn = (html: string): string[] =>
  [...html.matchAll(/(?:src|href)="([^"#]+)"/gu)].map(([, address = '']) => address)

describe('the API documentation', () => {
  it('is open to anybody, and says so on each of its routes', () => {
    const { routes } = start()
    expect(new Set(routes.map(([url]) => url)).size).toBe(6)
    for (const [, config] of routes) expect(config).toEqual({ access: { kind: 'public' } })
  })

  it('serves the description, asked for once, kept five minutes', async () => {
    const { get, document } = start()
    expect(document).not.toHaveBeenCalled()
    const answer = await get('/api/v1/openapi.json')
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(answer.headers['cache-control']).toBe('public, max-age=300')
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
    expect(answer.json()).toEqual(document())
    document.mockClear()
    await get('/api/v1/openapi.json')
    expect(document).not.toHaveBeenCalled()
  })

  it('asks for the description again when it could not be made', async () => {
    const { get, document } = start()
    document.mockImplementationOnce(() => {
      throw new Error('not yet')
    })
    expect((await get('/api/v1/openapi.json')).statusCode).toBe(500)
    expect((await get('/api/v1/openapi.json')).statusCode).toBe(200)
  })

  it.each(['/api/v1/openapi.json', ...PAGES])('answers 304 on %s to who holds it', async (url) => {
    const { get } = start()
    const etag = String((await get(url)).headers.etag)
    const again = await get(url, { 'if-none-match': `"other", ${etag}` })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    expect((await get(url, { 'if-none-match': '"other"' })).statusCode).toBe(200)
  })

  it('compresses as the caller likes it', async () => {
    const { get } = start()
    const plain = await get('/api/v1/openapi.json')
    const brotli = await get('/api/v1/openapi.json', { 'accept-encoding': 'gzip, br' })
    const gzip = await get('/api/v1/openapi.json', { 'accept-encoding': 'gzip, br;q=0' })
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' })
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(brotliDecompressSync(brotli.rawPayload).toString()).toBe(plain.body)
    expect(gunzipSync(gzip.rawPayload).toString()).toBe(plain.body)
    expect(brotli.rawPayload.length).toBeLessThan(plain.rawPayload.length / 5)
  })

  it.each(PAGES)('lets nothing from elsewhere and no script of its own into %s', async (url) => {
    const { get } = start()
    const { body, headers } = await get(url)
    const policy = String(headers['content-security-policy'])
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/script-src[^;]*(unsafe|data:|https?:|\*)/u)
    expect(policy).not.toMatch(/https?:|\*/u)
    expect(body).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|<style/u)
    for (const address of addressesIn(body)) expect(address).toMatch(/^(\/api\/|data:,$)/u)
  })

  it('loads only files that are there, for a year under the address of their content', async () => {
    const { get } = start()
    const pages = await Promise.all(PAGES.map((url) => get(url)))
    const files = pages
      .flatMap(({ body }) => addressesIn(body))
      .filter((address) => address.includes('/assets/'))
    expect(files).toHaveLength(3)
    for (const file of files) {
      const answer = await get(file)
      expect(answer.statusCode).toBe(200)
      expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
      const other = await get(file.replace(/\?v=.*/u, '?v=older'))
      expect(other.headers['cache-control']).toBe('public, max-age=300')
    }
  })

  it('starts the viewer without anything that calls out', async () => {
    const { get } = start()
    const script = (await get('/api/docs/assets/start.js')).body
    expect(script).toContain('"url":"/api/v1/openapi.json"')
    expect(script).toContain('"withDefaultFonts":false')
    expect(script).toContain('"telemetry":false')
    expect(script).toContain('"agent":{"disabled":true}')
    expect(script).not.toMatch(/https?:\/\//u)
    const viewer = await get('/api/docs/assets/standalone.js')
    expect(viewer.headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect(viewer.body).toContain('createApiReference')
  })

  it('lists every problem under its anchor, with its status and both languages', async () => {
    const { get } = start()
    const { body } = await get('/api/docs/problems')
    for (const code of PROBLEM_CODES) {
      const [, entry = ''] = body.split(`<section id="${code}">`)
      const [section = ''] = entry.split('</section>')
      expect(section).toContain(`HTTP ${PROBLEMS[code].status}`)
      expect(section).toContain(`<p>${PROBLEMS[code].fr}</p>`)
      expect(section).toContain(`<p lang="en">${PROBLEMS[code].en}</p>`)
    }
    for (const code of Object.keys(FIELD_CODES)) expect(body).toContain(`<code>${code}</code>`)
    const ids = [...body.matchAll(/\sid="([^"]+)"/gu)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(body).toContain('<code>POST /memberships/:id/renewals</code>')
  })
})
