import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dbTest } from '@guichet/db/testing'
import { describe, expect } from 'vitest'
import { buildApp } from '../../app.ts'
import { createTestDeps } from '../../testing/test-deps.ts'

const PAGE =
  '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><script src="/assets/a.js"></script>'

const test = dbTest.extend<{ ask: (url: string, headers?: Record<string, string>) => Promise<Answer> }>({
  ask: async ({ tx }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'guichet-web-'))
    await mkdir(join(folder, 'assets'))
    await writeFile(join(folder, 'index.html'), PAGE)
    await writeFile(join(folder, 'assets', 'a.js'), 'let a')
    const { deps } = createTestDeps({ tx })
    const app = await buildApp(deps, { webFolder: folder })
    await use(async (url, headers = { accept: 'text/html' }) => {
      const { statusCode, body, headers: heard } = await app.inject({ url, headers })
      return { statusCode, body, headers: heard as Answer['headers'] }
    })
    await app.close()
    await rm(folder, { recursive: true })
  },
})
interface Answer {
  readonly statusCode: number
  readonly body: string
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

  test('is not given in the place of a file, of the API, or to programs', async ({ ask }) => {
    for (const url of ['/assets/gone.js', '/api/else', '/api/v1/else', '/favicon.ico', '/.env']) {
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
