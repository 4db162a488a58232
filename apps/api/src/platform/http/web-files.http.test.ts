import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { dbTest } from '@guichet/db/testing'
import { describe, expect } from 'vitest'
import { buildApp } from '../../app.ts'
import { createTestDeps } from '../../testing/test-deps.ts'

const PAGE =
  '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><script src="/assets/a.js"></script>'

const SCRIPT = 'let a = 1;'.repeat(1000)
const FORMS = { br: brotliCompressSync(SCRIPT), gz: gzipSync(SCRIPT) }
const PICTURE = Buffer.from([0x77, 0x4f, 0x46, 0x32, ...Array<number>(4000).fill(7)])

type Ask = (url: string, headers?: Record<string, string>, method?: 'GET' | 'HEAD') => Promise<Answer>
const test = dbTest.extend<{ ask: Ask }>({
  ask: async ({ tx }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'guichet-web-'))
    await mkdir(join(folder, 'assets'))
    await writeFile(join(folder, 'index.html'), PAGE)
    for (const [name, content] of [
      ['a.js', SCRIPT],
      ['a.js.br', FORMS.br],
      ['a.js.gz', FORMS.gz],
      ['small.js', 'let b'],
      ['letters.woff2', PICTURE],
    ] as const)
      await writeFile(join(folder, 'assets', name), content)
    await writeFile(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
    const { deps } = createTestDeps({ tx })
    const app = await buildApp(deps, { webFolder: folder })
    await use(async (url, headers = { accept: 'text/html' }, method = 'GET') => {
      const { statusCode, body, rawPayload, headers: heard } = await app.inject({ method, url, headers })
      return { statusCode, body, bytes: rawPayload, headers: heard as Answer['headers'] }
    })
    await app.close()
    await rm(folder, { recursive: true })
  },
})
interface Answer {
  readonly statusCode: number
  readonly body: string
  readonly bytes: Buffer
  readonly headers: Readonly<Record<string, string | undefined>>
}

describe('the page of the portal', () => {
  test('carries a strict policy with a nonce of its own', async ({ ask }) => {
    const nonces = new Set<string>()
    for (const url of ['/', '/espace/adhesions/01900000-0000-7000-8000-000000000001', '/?a=1']) {
      const { statusCode, body, headers } = await ask(url)
      expect(statusCode).toBe(200)
      const nonce = /csp-nonce" content="([^"]+)"/u.exec(body)?.[1] ?? ''
      expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
      nonces.add(nonce)
      expect(headers['content-security-policy']).toBe(
        [
          "default-src 'none'; script-src 'self'",
          `style-src 'self' 'nonce-${nonce}'`,
          "style-src-attr 'none'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'",
          "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
          "require-trusted-types-for 'script'; trusted-types default",
        ].join('; '),
      )
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'content-type': 'text/html; charset=utf-8',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'strict-transport-security': 'max-age=63072000; includeSubDomains',
      })
    }
    expect(nonces.size).toBe(3)
  })

  test('keeps an address that is a secret from other sites and search engines', async ({ ask }) => {
    const kept = { 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer' }
    const kinds = [
      'acces',
      'activation',
      'cabinet',
      'changement-adresse',
      'connexion-inconnue',
      'desinscription',
    ]
    kinds.push('inscription/adhesion', 'inscription/declarant', 'partage', 'recuperation-refusee')
    for (const kind of kinds) expect((await ask(`/${kind}/abc`)).headers, kind).toMatchObject(kept)
    const { headers } = await ask('/verification/abc')
    expect(headers['x-robots-tag']).toBeUndefined()
    expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin')
  })

  test('lets browsers keep its files for a year', async ({ ask }) => {
    const { statusCode, headers } = await ask('/assets/a.js')
    expect(statusCode).toBe(200)
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  test('gives its files as they were compressed ahead, by what the browser reads', async ({ ask }) => {
    const etags = new Set<string | undefined>()
    for (const [accepted, encoding, bytes] of [
      ['gzip, deflate, br, zstd', 'br', FORMS.br],
      ['br;q=0, gzip', 'gzip', FORMS.gz],
      ['zstd', undefined, Buffer.from(SCRIPT)],
    ] as const) {
      const answer = await ask('/assets/a.js', { 'accept-encoding': accepted })
      expect(answer.bytes.equals(bytes), accepted).toBe(true)
      expect(answer.headers).toMatchObject({
        'content-type': 'application/javascript; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
        'content-length': String(bytes.length),
        vary: 'accept-encoding',
      })
      expect(answer.headers['content-encoding']).toBe(encoding)
      etags.add(answer.headers.etag)
      const again = { 'accept-encoding': accepted, 'if-none-match': answer.headers.etag ?? '' }
      expect((await ask('/assets/a.js', again)).statusCode).toBe(304)
      const head = await ask('/assets/a.js', { 'accept-encoding': accepted }, 'HEAD')
      expect([head.statusCode, head.bytes.length]).toEqual([200, 0])
      expect(head.headers['content-length']).toBe(String(bytes.length))
      const part = await ask('/assets/a.js', { 'accept-encoding': accepted, range: 'bytes=2-9' })
      expect([part.statusCode, part.headers['content-range']]).toEqual([206, `bytes 2-9/${bytes.length}`])
      expect(part.bytes.equals(bytes.subarray(2, 10))).toBe(true)
      expect(part.headers['content-encoding']).toBe(encoding)
    }
    expect(etags.size).toBe(3)
  })

  test('compresses nothing that the build left as it is', async ({ ask }) => {
    for (const [url, type, length] of [
      ['/assets/small.js', 'application/javascript; charset=utf-8', 5],
      ['/assets/letters.woff2', 'font/woff2', PICTURE.length],
      ['/favicon.svg', 'image/svg+xml', 41],
    ] as const) {
      const { statusCode, headers, bytes } = await ask(url, { 'accept-encoding': 'br, gzip' })
      expect([url, statusCode, headers['content-type'], bytes.length]).toEqual([url, 200, type, length])
      expect(headers['content-encoding']).toBeUndefined()
    }
  })

  test('is not given in the place of a file, of the API, or to programs', async ({ ask }) => {
    for (const url of [
      '/assets/gone.js',
      '/assets/a.js.br',
      '/assets/..%2Findex.html',
      '/api/else',
      '/api/v1/else',
      '/favicon.ico',
      '/.env',
    ]) {
      const { statusCode, headers } = await ask(url)
      expect([url, statusCode, headers['content-type']]).toEqual([
        url,
        404,
        'application/problem+json; charset=utf-8',
      ])
    }
    expect((await ask('/espace', { accept: 'application/json' })).statusCode).toBe(404)
    expect((await ask('/index.html')).body).not.toContain('__CSP_NONCE__')
  })
})
