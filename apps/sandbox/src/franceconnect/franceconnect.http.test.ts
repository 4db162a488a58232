import { createHash, createPublicKey, type JsonWebKey, randomBytes, verify } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startWorld, type World } from '../testing/world.ts'

const PORTAL = 'https://portail.example/connexion/franceconnect'
let world: World
let base: string

beforeAll(async () => {
  world = await startWorld()
  base = `${world.sandbox.url}/franceconnect/api/v2`
})
afterAll(() => world.stop())
beforeEach(() => world.json('/franceconnect/behaviour', { mode: 'normal', tokens: 'normal' }))

interface Asked {
  readonly verifier: string
  readonly nonce: string
  readonly query: URLSearchParams
}
function ask(over: Readonly<Record<string, string>> = {}): Asked {
  const [verifier, state, nonce] = [0, 1, 2].map(() => randomBytes(32).toString('base64url')) as [
    string,
    string,
    string,
  ]
  const query = new URLSearchParams({
    ...{ response_type: 'code', client_id: 'guichet-sandbox', redirect_uri: PORTAL },
    ...{
      scope:
        'openid given_name family_name birthdate gender birthplace birthcountry email preferred_username',
    },
    ...{ acr_values: 'eidas1', state, nonce, code_challenge_method: 'S256' },
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    ...over,
  })
  return { verifier, nonce, query }
}

/** A browser that keeps cookies and follows ways by hand. */
function createBrowser() {
  const jar = new Map<string, string>()
  return async (address: string, form?: Readonly<Record<string, string>>) => {
    const response = await fetch(new URL(address, world.sandbox.url), {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(line) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    return {
      status: response.status,
      to: response.headers.get('location') ?? '',
      text: await response.text(),
    }
  }
}

async function walk(browse: ReturnType<typeof createBrowser>, { query }: Asked, citizen = ''): Promise<URL> {
  const asked = await browse(`${base}/authorize?${query}`)
  if (asked.to.startsWith(PORTAL)) return new URL(asked.to)
  const chosen = await browse(asked.to, citizen === '' ? {} : { citizen })
  return new URL((await browse(chosen.to)).to)
}

const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>

async function spend({ verifier }: Asked, code: string) {
  const response = await fetch(`${base}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      ...{ grant_type: 'authorization_code', code, redirect_uri: PORTAL, code_verifier: verifier },
      ...{ client_id: 'guichet-sandbox', client_secret: 'secret-of-the-sandbox-for-franceconnect' },
    }),
  })
  return {
    status: response.status,
    body: (await response.json()) as { id_token: string; access_token: string; expires_in: number },
  }
}

async function isSigned(token: string): Promise<boolean> {
  const { keys } = (await (await fetch(`${base}/jwks`)).json()) as { keys: JsonWebKey[] }
  const [head = '', body = '', signature = ''] = token.split('.')
  return verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key: createPublicKey({ key: keys[0] as JsonWebKey, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
}

describe('FranceConnect', () => {
  it('tells who was chosen: a signed token with level and nonce, and signed claims as a JWT', async () => {
    const asked = ask()
    const back = await walk(createBrowser(), asked, 'usage')
    expect(back.searchParams.get('state')).toBe(asked.query.get('state'))
    const { status, body } = await spend(asked, back.searchParams.get('code') ?? '')
    expect(status).toBe(200)
    expect(body.expires_in).toBe(60)
    expect(claimsOf(body.id_token)).toMatchObject({ acr: 'eidas1', nonce: asked.nonce, iss: base })
    expect(await isSigned(body.id_token)).toBe(true)
    const told = await fetch(`${base}/userinfo`, {
      headers: { authorization: `Bearer ${body.access_token}` },
    })
    expect(told.headers.get('content-type')).toContain('application/jwt')
    const token = await told.text()
    expect(await isSigned(token)).toBe(true)
    expect(claimsOf(token)).toMatchObject({
      ...{ sub: claimsOf(body.id_token).sub, given_name: 'Solène Anne', family_name: 'LE GOFF' },
      ...{ preferred_username: 'CARPENTIER', birthdate: '1988-08-30', gender: 'female' },
      ...{ birthplace: '29019', birthcountry: '99100', email: 'solene.carpentier@courriel.example' },
    })
    expect((await spend(asked, back.searchParams.get('code') ?? '')).status).toBe(400)
  })

  it.each([
    ['without a level', { acr_values: '' }],
    ['with a level that it does not know', { acr_values: 'eidas9' }],
    ['with a short state', { state: 'abc' }],
    ['with a short nonce', { nonce: 'abc' }],
  ])('refuses a request %s by a page', async (_, over) => {
    const answer = await createBrowser()(`${base}/authorize?${ask(over).query}`)
    expect(answer).toMatchObject({ status: 400, to: '' })
    expect(answer.text).toContain('Y000400')
  })

  it('knows its service: another address to go back to is refused', async () => {
    const answer = await createBrowser()(
      `${base}/authorize?${ask({ redirect_uri: 'https://evil.example/' }).query}`,
    )
    expect(answer).toMatchObject({ status: 400, to: '' })
  })

  it('goes back with access_denied when one gives up', async () => {
    const asked = ask()
    const back = await walk(createBrowser(), asked)
    expect(Object.fromEntries(back.searchParams)).toMatchObject({
      ...{ error: 'access_denied', state: asked.query.get('state') },
    })
  })

  it('remembers who was chosen until one signs out there, with the state given back', async () => {
    const browse = createBrowser()
    const first = ask()
    const back = await walk(browse, first, 'inconnu')
    const { body } = await spend(first, back.searchParams.get('code') ?? '')
    expect((await walk(browse, ask())).searchParams.get('code')).not.toBeNull()
    const query = new URLSearchParams({
      ...{ id_token_hint: body.id_token, state: 'a-state-of-the-portal-for-the-end' },
      post_logout_redirect_uri: `${PORTAL}/deconnexion`,
    })
    const page = await browse(`${base}/session/end?${query}`)
    const xsrf = /name="xsrf" value="([^"]+)"/u.exec(page.text)?.[1] ?? ''
    const done = await browse('/franceconnect/api/v2/session/end/confirm', { xsrf, logout: 'yes' })
    expect(done.to).toBe(`${PORTAL}/deconnexion?state=a-state-of-the-portal-for-the-end`)
    expect((await browse(`${base}/authorize?${ask().query}`)).to).toContain('/franceconnect/choisir/')
  })

  it('takes people that a test adds', async () => {
    const person = {
      ...{ given_name: 'Ada', family_name: 'ESSAI', birthdate: '1990-12-10', gender: 'female' },
      ...{ birthplace: '75105', birthcountry: '99100', email: 'ada@essai.example' },
    }
    const { status, body } = await world.json<{ id: string; sub: string }>('/franceconnect/citizens', person)
    expect(status).toBe(201)
    const asked = ask()
    const back = await walk(createBrowser(), asked, body.id)
    const tokens = await spend(asked, back.searchParams.get('code') ?? '')
    expect(claimsOf(tokens.body.id_token).sub).toBe(body.sub)
    expect((await world.json('/franceconnect/citizens', { ...person, gender: 'x' })).status).toBe(400)
  })

  it('plays an outage and bad tokens', async () => {
    expect((await world.json('/franceconnect/behaviour', { mode: 'odd' })).status).toBe(400)
    const asked = ask()
    const back = await walk(createBrowser(), asked, 'inconnu')
    await world.json('/franceconnect/behaviour', { mode: 'down' })
    expect((await fetch(`${base}/.well-known/openid-configuration`)).status).toBe(503)
    await world.json('/franceconnect/behaviour', { mode: 'normal', tokens: 'wrong-signature' })
    const forged = await spend(asked, back.searchParams.get('code') ?? '')
    expect(await isSigned(forged.body.id_token)).toBe(false)
    await world.json('/franceconnect/behaviour', { tokens: 'wrong-nonce' })
    const second = ask()
    const again = await walk(createBrowser(), second, 'inconnu')
    const other = await spend(second, again.searchParams.get('code') ?? '')
    expect(claimsOf(other.body.id_token).nonce).not.toBe(second.nonce)
    expect(await isSigned(other.body.id_token)).toBe(true)
  })
})
