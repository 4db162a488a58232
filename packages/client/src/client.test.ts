import type { getMe, updateMe } from '@guichet/contract/me.contract'
import type { getMembershipCertificate, listMemberships } from '@guichet/contract/memberships.contract'
import type { createSession, getSession, setLocale } from '@guichet/contract/session.contract'
import { describe, expect, it, vi } from 'vitest'
import { ApiError, type ClientOptions, createClient, lightRoute, NetworkError } from './client.ts'

const sessionRoute = lightRoute<typeof getSession>({ method: 'GET', path: '/session' })
const signIn = lightRoute<typeof createSession>({ method: 'POST', path: '/session' })
const memberships = lightRoute<typeof listMemberships>({ method: 'GET', path: '/memberships' })
const localeRoute = lightRoute<typeof setLocale>({ method: 'PUT', path: '/session/locale' })
const readMe = lightRoute<typeof getMe>({ method: 'GET', path: '/me' })
const writeMe = lightRoute<typeof updateMe>({ method: 'PATCH', path: '/me' })
const certificate = lightRoute<typeof getMembershipCertificate>({
  method: 'GET',
  path: '/memberships/:id/certificate',
  produces: 'application/pdf',
})

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })
const problem = (code: string, status: number, more: object = {}) =>
  new Response(JSON.stringify({ type: 't', title: 'x', status, code, requestId: 'req-1', ...more }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  })

type Handler = (url: string, init: RequestInit) => Response | Promise<Response>
function clientWith(handler: Handler, options: ClientOptions = {}) {
  const calls: { url: string; init: RequestInit; headers: Headers }[] = []
  const fetch = vi.fn((url: string | URL | Request, init: RequestInit = {}) => {
    calls.push({ url: String(url), init, headers: new Headers(init.headers) })
    return Promise.resolve().then(() => handler(String(url), init))
  })
  return { calls, client: createClient({ fetch, ...options }) }
}

describe('a call', () => {
  it('fills the path, leaves empty query entries out and reads the ETag', async () => {
    const { calls, client } = clientWith(() => json({ items: [] }, 200, { etag: '"3"' }), { locale: 'fr' })
    const answer = await client.call(memberships, { query: { q: 'été & co', cursor: '', limit: 10 } })
    expect(calls[0]?.url).toBe('/api/v1/memberships?q=%C3%A9t%C3%A9+%26+co&limit=10')
    expect(calls[0]?.headers.get('accept-language')).toBe('fr')
    expect(calls[0]?.headers.has('x-guichet')).toBe(false)
    expect(answer).toEqual({ status: 200, body: { items: [] }, etag: '"3"' })
  })

  it('encodes a path parameter and refuses to send a path with a hole', async () => {
    const { calls, client } = clientWith(() => new Response('%PDF'))
    await client.call(certificate, { params: { id: 'a/b?c' } })
    expect(calls[0]?.url).toBe('/api/v1/memberships/a%2Fb%3Fc/certificate')
    await expect(client.call(certificate, { params: { id: '' } })).rejects.toThrow('missing parameter id')
  })

  it('sends the header of the portal, the body, If-Match and Idempotency-Key on a write', async () => {
    const { calls, client } = clientWith(() => json({ version: 2 }))
    await client.call(writeMe, { body: { phone: null } }, { ifMatch: '"1"', idempotencyKey: 'key-0001' })
    const [call] = calls
    expect(call?.init).toMatchObject({ method: 'PATCH', body: '{"phone":null}', credentials: 'same-origin' })
    expect(Object.fromEntries(call?.headers ?? [])).toMatchObject({
      'x-guichet': '1',
      'if-match': '"1"',
      'idempotency-key': 'key-0001',
      'content-type': 'application/json',
    })
  })

  it('says whose page it comes from, and in which file it is made', async () => {
    const { calls, client } = clientWith(() => json({}), {
      person: (path) => (path === '/session' ? undefined : 'me'),
      file: () => 'file',
    })
    await client.call(readMe)
    const sent = { 'x-guichet-person': 'me', 'x-guichet-file': 'file' }
    expect(Object.fromEntries(calls[0]?.headers ?? [])).toMatchObject(sent)
    await client.call(signIn, { body: { identifier: 'a', password: 'b' } })
    expect(calls[1]?.headers.has('x-guichet-person')).toBe(false)
  })

  it('sends a program’s key as Bearer', async () => {
    const { calls, client } = clientWith(() => json({}), {
      apiKey: 'guichet_1',
      baseUrl: 'https://x.example/api/v1',
    })
    await client.call(readMe)
    expect(calls[0]?.url).toBe('https://x.example/api/v1/me')
    expect(calls[0]?.headers.get('authorization')).toBe('Bearer guichet_1')
  })

  it('gives documents as a Blob and an empty answer as null', async () => {
    const { client } = clientWith((url) =>
      url.endsWith('certificate')
        ? new Response('%PDF-1.7', { headers: { 'content-type': 'application/pdf' } })
        : new Response(null, { status: 204 }),
    )
    const pdf = await client.call(certificate, { params: { id: '1' } })
    expect(pdf.body).toBeInstanceOf(Blob)
    expect(await pdf.body.text()).toBe('%PDF-1.7')
    expect(await client.call(localeRoute, { body: { locale: 'en' } })).toMatchObject({
      status: 204,
      body: null,
    })
  })
})

describe('a failure', () => {
  it('is an ApiError that carries the problem, its reference and the time to wait', async () => {
    const { client } = clientWith(() => problem('session.locked', 423, { retryAfterSeconds: 1800 }))
    const error = await client
      .call(signIn, { body: { identifier: 'a', password: 'b' } })
      .catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({
      code: 'session.locked',
      status: 423,
      requestId: 'req-1',
      retryAfterSeconds: 1800,
    })
  })

  it('reads Retry-After from the header when the problem does not say it', async () => {
    const { client } = clientWith(
      () => new Response('busy', { status: 503, headers: { 'retry-after': '7', 'x-request-id': 'p-9' } }),
    )
    await expect(client.call(readMe)).rejects.toMatchObject({
      code: 'service.unavailable',
      retryAfterSeconds: 7,
      requestId: 'p-9',
    })
  })

  it.each([
    [502, 'service.unavailable'],
    [500, 'service.unexpected'],
    [404, 'resource.not-found'],
    [429, 'rate.limited'],
    [413, 'request.too-large'],
  ])('reads a foreign %i as %s', async (status, code) => {
    const { client } = clientWith(
      () => new Response('<html>', { status, headers: { 'content-type': 'text/html' } }),
    )
    await expect(client.call(readMe)).rejects.toMatchObject({ code, status })
  })

  it('survives a problem that is cut short', async () => {
    const { client } = clientWith(
      () =>
        new Response('{"code":', { status: 500, headers: { 'content-type': 'application/problem+json' } }),
    )
    await expect(client.call(readMe)).rejects.toMatchObject({ code: 'service.unexpected' })
  })

  it('is a NetworkError when nothing came, and the abort reason when it was called off', async () => {
    const failing = clientWith(() => {
      throw new TypeError('Failed to fetch')
    })
    await expect(failing.client.call(readMe)).rejects.toBeInstanceOf(NetworkError)
    const abort = new AbortController()
    const aborted = clientWith(() => {
      abort.abort()
      throw new DOMException('aborted', 'AbortError')
    })
    await expect(aborted.client.call(readMe, {}, { signal: abort.signal })).rejects.toMatchObject({
      name: 'AbortError',
    })
  })
})

describe('an old session cookie', () => {
  const withRenewal = (refresh: Handler, more: ClientOptions = {}) => {
    let renewed = false
    return clientWith(
      async (url, init) => {
        if (url.endsWith('/session/refresh')) {
          const answer = await refresh(url, init)
          renewed = answer.ok
          return answer
        }
        return renewed ? json({ ok: true }) : problem('session.required', 401)
      },
      { renewSession: true, ...more },
    )
  }

  it('is renewed once for all the calls under way, which are then repeated', async () => {
    const { calls, client } = withRenewal(() => new Response(null, { status: 204 }))
    await Promise.all([client.call(readMe), client.call(sessionRoute), client.call(memberships)])
    const refreshes = calls.filter(({ url }) => url.endsWith('/session/refresh'))
    expect(refreshes).toHaveLength(1)
    expect(refreshes[0]?.init.method).toBe('POST')
    expect(refreshes[0]?.headers.get('x-guichet')).toBe('1')
    expect(calls).toHaveLength(7)
  })

  it('that cannot be renewed ends in session.required, and is told once per call', async () => {
    const onSessionLost = vi.fn(() => undefined)
    const { client } = withRenewal(() => problem('session.required', 401), { onSessionLost })
    await expect(client.call(readMe)).rejects.toMatchObject({ code: 'session.required' })
    expect(onSessionLost).toHaveBeenCalledExactlyOnceWith('/me')
  })

  it('repeats the call with all it carried once somebody signed in again, and fails when nobody does', async () => {
    let signedIn = false
    const { calls, client } = clientWith(
      (url) =>
        signedIn && !url.endsWith('/refresh') ? json({ ok: true }) : problem('session.required', 401),
      {
        renewSession: true,
        onSessionLost: async () => {
          signedIn = true
          return true
        },
      },
    )
    await client.call(writeMe, { body: { phone: '1' } }, { ifMatch: '"4"' })
    expect(calls.at(-1)?.init).toMatchObject({ method: 'PATCH', body: '{"phone":"1"}' })
    expect(calls.at(-1)?.headers.get('if-match')).toBe('"4"')
    const given = clientWith(() => problem('session.required', 401), {
      renewSession: true,
      onSessionLost: () => Promise.resolve(false),
    })
    await expect(given.client.call(readMe)).rejects.toMatchObject({ code: 'session.required' })
  })

  it('is not taken for ended when the renewal itself fails', async () => {
    const onSessionLost = vi.fn()
    const { client } = withRenewal(() => problem('service.unavailable', 503), { onSessionLost })
    await expect(client.call(readMe)).rejects.toMatchObject({ code: 'service.unavailable' })
    expect(onSessionLost).not.toHaveBeenCalled()
  })

  it('does not loop when the repeated call is refused again', async () => {
    const { calls, client } = clientWith(
      (url) =>
        url.endsWith('/refresh') ? new Response(null, { status: 204 }) : problem('session.required', 401),
      { renewSession: true },
    )
    await expect(client.call(readMe)).rejects.toMatchObject({ code: 'session.required' })
    expect(calls).toHaveLength(3)
  })

  it('is left alone for programs, and a wrong password never renews anything', async () => {
    const program = clientWith(() => problem('session.required', 401), { apiKey: 'k' })
    await expect(program.client.call(readMe)).rejects.toMatchObject({ code: 'session.required' })
    expect(program.calls).toHaveLength(1)
    const wrong = clientWith(() => problem('session.invalid-credentials', 401), { renewSession: true })
    await expect(
      wrong.client.call(signIn, { body: { identifier: 'a', password: 'b' } }),
    ).rejects.toMatchObject({ code: 'session.invalid-credentials' })
    expect(wrong.calls).toHaveLength(1)
  })

  it('tells of each success, so that the page knows the session was used', async () => {
    const onSuccess = vi.fn()
    const { client } = clientWith(() => json({}), { onSuccess })
    await client.call(readMe)
    expect(onSuccess).toHaveBeenCalledExactlyOnceWith('/me')
  })
})
