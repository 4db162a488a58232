import { request } from 'node:http'
import { getMe, updateMe } from '@guichet/contract/me.contract'
import { listMemberships } from '@guichet/contract/memberships.contract'
import { getOrganisation } from '@guichet/contract/organisation.contract'
import { createSession, setLocale } from '@guichet/contract/session.contract'
import type { InjectOptions } from 'fastify'
import { describe, expect } from 'vitest'
import { apiTestWith, apiTest as test } from '../../testing/api-test.ts'
import { PASSWORD } from '../../testing/factories.ts'

const json = { 'content-type': 'application/json' }
const post = (payload: string | Buffer, headers: Record<string, string> = json): InjectOptions => ({
  ...{ method: 'POST', url: '/api/v1/session', payload, headers },
})

describe('a request that another site makes', () => {
  const rows: [site: string | null, header: string | null, authorization: string | null, passes: boolean][] =
    [
      ['same-origin', null, null, true],
      ['same-origin', '1', null, true],
      [null, '1', null, true],
      ['none', '1', null, true],
      [null, null, null, false],
      ['none', null, null, false],
      ['cross-site', null, null, false],
      ['cross-site', '1', null, false],
      ['same-site', '1', null, false],
      ['Same-Origin', null, null, false],
      [null, '0', null, false],
      ['cross-site', null, 'Bearer guichet_xxxxxxxxxxxxxxxxxxxxxxxx', true],
    ]
  for (const [site, header, authorization, passes] of rows) {
    test(`${passes ? 'passes' : 'is refused'}: site ${site}, header ${header}, key ${authorization !== null}`, async ({
      api,
    }) => {
      const headers = { 'sec-fetch-site': site, 'x-guichet': header, authorization }
      const { status, code } = await api
        .browser()
        .refusal(
          createSession,
          { body: { identifier: `site-${site}-${header}`, password: 'x' } },
          { headers },
        )
      expect(`${status} ${code}`).toBe(passes ? '401 session.invalid-credentials' : '403 request.cross-site')
    })
  }

  test('is refused however its address is written', async ({ api }) => {
    const { port } = new URL(await api.app.listen({ port: 0, host: '127.0.0.1' }))
    const ask = (path: string) =>
      new Promise<[status: number | undefined, cache: string | undefined]>((resolve, reject) => {
        const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' }
        request({ host: '127.0.0.1', port, path, method: 'POST', headers }, (answer) => {
          answer.resume()
          resolve([answer.statusCode, answer.headers['cache-control']])
        })
          .on('error', reject)
          .end('{"identifier":"x@test.example","password":"x","remember":false}')
      })
    for (const path of [
      ...['/api/v1/session', '/%61pi/v1/session', '/api/%76%31/session', '/api/v1/%73ession'],
      ...['http://portal.example/api/v1/session', 'http://portal.example/%61pi/v1/session'],
    ])
      expect([path, ...(await ask(path))]).toEqual([path, 403, 'no-store'])
  })

  test('may read what is public, and is never let in by CORS', async ({ api }) => {
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
    const answer = await api.browser().call(getOrganisation, {}, { headers })
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    const preflight = await api.browser().send({
      ...{ method: 'OPTIONS', url: '/api/v1/session' },
      headers: { ...headers, 'access-control-request-method': 'POST' },
    })
    expect(preflight.statusCode).toBe(405)
    expect(preflight.headers['access-control-allow-origin']).toBeUndefined()
  })
})

describe('a request that cannot be read', () => {
  const cases: [name: string, request: InjectOptions, answer: string][] = [
    ['no JSON', post('{'), '400 request.malformed'],
    ['empty JSON', post(''), '400 request.malformed'],
    ['prototype pollution', post('{"__proto__":{"staffRole":"admin"}}'), '400 request.malformed'],
    ['constructor pollution', post('{"constructor":{"prototype":{"x":1}}}'), '400 request.malformed'],
    ['plain text', post('{}', { 'content-type': 'text/plain' }), '415 request.unsupported-type'],
    [
      'a form',
      post('a=1', { 'content-type': 'application/x-www-form-urlencoded' }),
      '415 request.unsupported-type',
    ],
    ['XML', post('<a/>', { 'content-type': 'application/xml' }), '415 request.unsupported-type'],
    ['no type', post('{}', {}), '415 request.unsupported-type'],
    ['a broken type', post('{}', { 'content-type': 'application/' }), '415 request.unsupported-type'],
    ['a million bytes and one', post(`"${'x'.repeat(999_999)}"`), '413 request.too-large'],
    ['a body where none is', post('"x"'), '400 request.invalid'],
    ['nesting without end', post('['.repeat(200_000) + ']'.repeat(200_000)), '400 request.invalid'],
    [
      'an address of half a sign',
      { method: 'GET', url: '/api/v1/memberships/%E0%A4%A' },
      '404 resource.not-found',
    ],
    ['a lone percent sign', { method: 'GET', url: '/%' }, '404 resource.not-found'],
    ['an overlong sign', { method: 'GET', url: '/api/v1/verifications/%C0%80' }, '404 resource.not-found'],
    ['NUL in a path', { method: 'GET', url: '/api/v1/verifications/a%00b' }, '400 request.invalid'],
    [
      'a parameter that is too long',
      { method: 'GET', url: `/api/v1/verifications/${'9'.repeat(3000)}` },
      '400 request.invalid',
    ],
    ['an unknown page', { method: 'GET', url: '/api/v1/nothing' }, '404 resource.not-found'],
    ['an unknown method', { method: 'PUT', url: '/api/v1/session' }, '405 request.method-not-allowed'],
    ['an unknown method of nothing', { method: 'PUT', url: '/api/v1/nothing' }, '404 resource.not-found'],
    [
      'a body that is no UTF-8',
      post(Buffer.from('{"identifier":"\xe9"}', 'latin1')),
      '400 request.malformed',
    ],
    ['a body cut within a sign', post(Buffer.from([0x22, 0xc3])), '400 request.malformed'],
    ['another version', { method: 'GET', url: '/api/v2/session' }, '404 resource.not-found'],
    ['a hidden file', { method: 'GET', url: '/.git/config' }, '404 resource.not-found'],
    [
      'a way up',
      { method: 'GET', url: '/../../etc/passwd', headers: { accept: 'application/json' } },
      '404 resource.not-found',
    ],
  ]
  for (const [name, request, answer] of cases) {
    test(`is answered by a problem: ${name}`, async ({ api }) => {
      const response = await api.browser().send(request)
      expect(`${response.statusCode} ${response.json().code}`).toBe(answer)
      expect(response.headers).toMatchObject(SECURITY)
    })
  }

  test('says which methods an address takes', async ({ api }) => {
    const allow = async (method: 'PUT' | 'DELETE' | 'OPTIONS', url: string) => {
      const { statusCode, headers } = await api.browser().send({ method, url })
      return [statusCode, headers.allow]
    }
    expect(await allow('PUT', '/api/v1/session')).toEqual([405, 'DELETE, GET, HEAD, POST'])
    expect(await allow('DELETE', '/api/v1/memberships/of-whomever?x=1')).toEqual([405, 'GET, HEAD'])
    expect(await allow('OPTIONS', '/api/health/live')).toEqual([405, 'GET, HEAD'])
    expect(await allow('PUT', '/api/v1/memberships/')).toEqual([404, undefined])
    expect(await allow('PUT', '/tableau-de-bord')).toEqual([404, undefined])
  })

  test('keeps a body of exactly a million bytes', async ({ api }) => {
    const empty = JSON.stringify({ identifier: 'a', password: '' })
    const payload = JSON.stringify({ identifier: 'a', password: 'x'.repeat(1_000_000 - empty.length) })
    const response = await api.browser().send(post(payload))
    expect(response.json().errors).toMatchObject([{ pointer: '/password', code: 'text.too-long' }])
  })
})

const SECURITY = {
  'content-security-policy': "default-src 'none';frame-ancestors 'none';base-uri 'none';form-action 'none'",
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

describe('every answer', () => {
  test('carries the protective headers, a request id, and stays out of caches', async ({ api }) => {
    const client = await api.signInAs(await api.make.member())
    const answers = [
      await client.attempt(getMe),
      await client.attempt(updateMe, { body: {} }),
      await client.attempt(setLocale, { body: { locale: 'fr' } }),
      await client.send({ method: 'GET', url: '/api/v1/nowhere' }),
    ]
    const ids = new Set()
    for (const { headers } of answers) {
      expect(headers).toMatchObject({ ...SECURITY, 'cache-control': 'no-store' })
      expect(headers['x-request-id']).toMatch(/^[\da-f-]{36}$/u)
      expect(headers).not.toHaveProperty('x-powered-by')
      ids.add(headers['x-request-id'])
    }
    expect(ids.size).toBe(answers.length)
  })

  test('does not take its id from the caller', async ({ api }) => {
    const { headers } = await api
      .browser()
      .call(getOrganisation, {}, { headers: { 'x-request-id': 'mine', 'request-id': 'mine' } })
    expect(headers['x-request-id']).not.toBe('mine')
  })

  test('hides what went wrong inside', async ({ api }) => {
    const broken = { ...api.deps.hasher, verify: api.deps.hasher.verify }
    expect(broken).toBeDefined()
    const verify = api.deps.hasher.verify
    Object.assign(api.deps.hasher, { verify: () => Promise.reject(new Error('secret inner words')) })
    const answer = await api
      .browser()
      .attempt(createSession, { body: { identifier: 'x', password: PASSWORD } })
    Object.assign(api.deps.hasher, { verify })
    expect(answer.statusCode).toBe(500)
    expect(answer.json().code).toBe('service.unexpected')
    expect(answer.body).not.toMatch(/secret inner words|\.ts|node_modules/u)
    expect(answer.headers).toMatchObject(SECURITY)
  })
})

describe('the language of an answer', () => {
  const rows: [name: string, headers: Record<string, string>, locale: 'fr' | 'en'][] = [
    ['nothing said', {}, 'fr'],
    ['English asked for', { 'accept-language': 'en-GB,en;q=0.9' }, 'en'],
    ['French preferred', { 'accept-language': 'fr,en;q=0.9' }, 'fr'],
    ['a third language', { 'accept-language': 'de' }, 'fr'],
    ['a word that only begins so', { 'accept-language': 'enm' }, 'fr'],
    ['the cookie over the header', { cookie: 'guichet_locale=fr', 'accept-language': 'en' }, 'fr'],
    ['the cookie alone', { cookie: 'guichet_locale=en' }, 'en'],
    ['a cookie that is no language', { cookie: 'guichet_locale=xx', 'accept-language': 'en' }, 'en'],
    ['a followed link', { 'sec-fetch-mode': 'navigate', 'accept-language': 'en' }, 'fr'],
  ]
  for (const [name, headers, locale] of rows) {
    test(`is ${locale}: ${name}`, async ({ api }) => {
      const { title } = await api.browser(headers).refusal(getMe)
      expect(title).toBe(locale === 'fr' ? 'Vous devez vous connecter.' : 'You must sign in.')
    })
  }
})

describe('a query', () => {
  const refused: Record<string, string> = {
    'limit=1&limit=2': '/query/limit',
    'limit[]=1': '/query/limit[]',
    'limit[0]=1': '/query/limit[0]',
    'limit=0': '/query/limit',
    'limit=101': '/query/limit',
    'limit=1.5': '/query/limit',
    'limit=': '/query/limit',
    'limit=ten': '/query/limit',
    'q=a&q=b': '/query/q',
    'sort=name': '/query/sort',
    'admin=1': '/query/admin',
    'constructor=1': '/query/constructor',
    'q=%00': '/query/q',
  }
  for (const [query, pointer] of Object.entries(refused)) {
    test(`is refused: ${query}`, async ({ api }) => {
      const client = await api.signInAs(await api.make.member())
      const answer = await client.send(
        { method: 'GET', url: `/api/v1${listMemberships.path}?${query}` },
        listMemberships,
      )
      expect(answer.statusCode).toBe(400)
      expect(answer.json().errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer])
    })
  }

  test('never reaches the prototype of anything', async ({ api }) => {
    const client = await api.signInAs(await api.make.member())
    for (const query of ['__proto__[staffRole]=admin', '__proto__=1', 'constructor[prototype][x]=1']) {
      await client.send({ method: 'GET', url: `/api/v1${listMemberships.path}?${query}` }, listMemberships)
    }
    expect(({} as Record<string, unknown>).staffRole).toBeUndefined()
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })
})

const narrow = apiTestWith({ settings: { RATE_LIMIT_FACTOR: '0.1' } })

describe('call budgets', () => {
  narrow('are counted per address on sign-in, told in headers, and end in 429', async ({ api }) => {
    const body = { identifier: 'budget@test.example', password: 'x' }
    for (let left = 9; left >= 0; left--) {
      const answer = await api.browser().attempt(createSession, { body: { ...body, identifier: `b${left}` } })
      expect(answer.statusCode).toBe(401)
      expect(answer.headers['ratelimit-policy']).toBe('"sign-in";q=10;w=60')
      expect(answer.headers.ratelimit).toMatch(new RegExp(`^"sign-in";r=${left};t=\\d+$`, 'u'))
    }
    const refused = await api.browser().refusal(createSession, { body })
    expect(refused).toMatchObject({ status: 429, code: 'rate.limited' })
    expect(refused.retryAfterSeconds).toBeGreaterThan(0)
    expect(refused.retryAfterSeconds).toBeLessThanOrEqual(60)
    expect(refused.headers.ratelimit).toMatch(/^"sign-in";r=0;t=\d+$/u)
    const spoofed = await api
      .browser({ 'x-forwarded-for': '203.0.113.9', 'x-real-ip': '203.0.113.9', forwarded: 'for=203.0.113.9' })
      .refusal(createSession, { body })
    expect(spoofed.code).toBe('rate.limited')
    expect((await api.browser().call(getOrganisation)).status).toBe(200)
  })

  narrow(
    'hold for what mail programs and mail services tell, over all addresses of one network',
    async ({ api }) => {
      const post = async (url: string, remoteAddress: string) =>
        (
          await api.app.inject({ ...{ method: 'POST', url, payload: '{}', remoteAddress }, headers: json })
        ).json().code
      for (let n = 0; n < 30; n++) {
        expect(await post('/api/webhooks/bounces', `2001:db8:7:7::${n}`)).toBe('session.required')
        expect(await post('/api/unsubscribe/x', `2001:db8:7:7:${n}::1`)).toBe('link.invalid')
      }
      expect(await post('/api/webhooks/bounces', '2001:db8:7:7::ff')).toBe('rate.limited')
      expect(await post('/api/unsubscribe/x', '2001:db8:7:7::ff')).toBe('rate.limited')
      expect(await post('/api/unsubscribe/x', '2001:db8:7:8::1')).toBe('link.invalid')
    },
  )

  narrow('are counted per person on ordinary calls', async ({ api }) => {
    const [one, other] = [
      await api.signInAs(await api.make.member()),
      await api.signInAs(await api.make.member()),
    ]
    let statuses = 0
    for (let n = 0; n < 60; n++) statuses += (await one.attempt(getMe)).statusCode === 200 ? 1 : 0
    expect(statuses).toBe(60)
    expect((await one.refusal(getMe)).code).toBe('rate.limited')
    expect((await other.call(getMe)).status).toBe(200)
  })
})
