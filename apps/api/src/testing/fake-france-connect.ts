import { createHash, createHmac, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { createFrozenClock } from '../platform/ports/clock.ts'
import { createFranceConnect, type FranceConnect } from '../platform/ports/france-connect.ts'
import { TEST_NOW } from './test-deps.ts'

const CLIENT = { clientId: 'guichet-of-the-tests', clientSecret: 'a-secret-of-the-tests' }

/** Claims of somebody, as FranceConnect tells them. */
export interface TestCitizen {
  readonly sub: string
  readonly given_name: string
  readonly family_name: string
  readonly birthdate: string
  readonly gender: string
  readonly birthplace: string
  readonly birthcountry: string
  readonly email?: string
  readonly preferred_username?: string
}

/** Somebody new, whom no file knows. */
export const someCitizen = (over: Partial<TestCitizen> = {}): TestCitizen => ({
  ...{ sub: `${randomBytes(32).toString('hex')}v1`, given_name: 'Thibault Henri', family_name: 'DESGRANGES' },
  ...{ birthdate: '1979-02-28', gender: 'male', birthplace: '59350', birthcountry: '99100' },
  email: 'thibault@courriel.example',
  ...over,
})

type Claims = Record<string, unknown>
/** What is wrong with an answer; each is done last. */
export interface Faults {
  readonly idToken?: (claims: Claims) => Claims
  readonly header?: Claims
  readonly key?: 'other' | 'none' | 'hmac-of-public'
  readonly userInfo?: (claims: Claims) => Claims
  readonly userInfoKey?: 'other'
  readonly unsigned?: true
}
interface Grant {
  readonly citizen: TestCitizen
  readonly nonce: string
  readonly challenge: string | null
  readonly faults: Faults
}

const encoded = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url')
const newKey = (kid: string) => ({ kid, ...generateKeyPairSync('ec', { namedCurve: 'P-256' }) })

function signed(header: Claims, claims: Claims, key: KeyObject | 'none' | Buffer): string {
  const body = `${encoded(header)}.${encoded(claims)}`
  if (key === 'none') return `${body}.`
  const signature = Buffer.isBuffer(key)
    ? createHmac('sha256', key).update(body).digest()
    : sign('sha256', Buffer.from(body), { key, dsaEncoding: 'ieee-p1363' })
  return `${body}.${signature.toString('base64url')}`
}

export interface FakeFranceConnect {
  readonly issuer: string
  readonly clock: ReturnType<typeof createFrozenClock>
  /** The real client of the portal, pointed here. */
  client(options?: { readonly timeoutSeconds?: number }): FranceConnect
  /** What somebody who is sent to `url` comes back with. */
  authorize(
    url: string,
    citizen: TestCitizen,
    faults?: Faults,
  ): { readonly state: string; readonly code: string; readonly iss: string }
  /** Signs with a new key from now on. */
  rotateKey(): void
  /** `down` breaks down, `mute` never answers. */
  mode: 'normal' | 'down' | 'mute'
  /** Paths that were asked for. */
  readonly asked: string[]
  stop(): Promise<void>
}

/** FranceConnect as the portal calls it, on a port of this machine; the browser's part is `authorize`. */
export async function startFakeFranceConnect(
  publicUrl = 'http://localhost:3600',
): Promise<FakeFranceConnect> {
  const clock = createFrozenClock(TEST_NOW)
  const grants = new Map<string, Grant>()
  const tokens = new Map<string, Grant>()
  const other = newKey('key-1')
  let key = newKey('key-1')
  let issuer = ''
  const epoch = () => Math.floor(clock.now().getTime() / 1000)
  const common = (sub: string) => ({
    iss: issuer,
    aud: CLIENT.clientId,
    sub,
    iat: epoch(),
    exp: epoch() + 60,
  })

  function idTokenOf({ citizen, nonce, faults }: Grant): string {
    const claims = { ...common(citizen.sub), nonce, acr: 'eidas1', amr: ['pwd'], auth_time: epoch() }
    const header = { alg: 'ES256', kid: key.kid, typ: 'JWT', ...faults.header }
    const signer = {
      other: other.privateKey,
      none: 'none',
      'hmac-of-public': Buffer.from(key.publicKey.export({ type: 'spki', format: 'pem' })),
      right: key.privateKey,
    } as const
    return signed(header, faults.idToken?.(claims) ?? claims, signer[faults.key ?? 'right'])
  }

  async function spend(request: IncomingMessage, response: ServerResponse) {
    const form = new URLSearchParams(await text(request))
    const code = form.get('code') ?? ''
    const grant = grants.get(code)
    grants.delete(code)
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const isClient = form.get('client_secret') === CLIENT.clientSecret
    if (!grant || !isClient || grant.challenge !== challenge)
      return answer(response, 400, { error: 'invalid_grant' })
    const accessToken = randomBytes(16).toString('hex')
    tokens.set(accessToken, grant)
    const bearer = { access_token: accessToken, token_type: 'Bearer', expires_in: 60 }
    return answer(response, 200, { ...bearer, id_token: idTokenOf(grant) })
  }

  function tell(request: IncomingMessage, response: ServerResponse) {
    const grant = tokens.get(request.headers.authorization?.slice('Bearer '.length) ?? '')
    if (!grant) return answer(response, 401, { error: 'invalid_token' })
    const claims: Claims = { ...common(grant.citizen.sub), ...grant.citizen }
    const told = grant.faults.userInfo?.(claims) ?? claims
    if (grant.faults.unsigned) return answer(response, 200, told)
    const signer = grant.faults.userInfoKey === 'other' ? other : key
    response.writeHead(200, { 'content-type': 'application/jwt' })
    return response.end(signed({ alg: 'ES256', kid: key.kid }, told, signer.privateKey))
  }

  const metadata = () => ({
    ...{ issuer, jwks_uri: `${issuer}/jwks`, authorization_endpoint: `${issuer}/authorize` },
    ...{ token_endpoint: `${issuer}/token`, userinfo_endpoint: `${issuer}/userinfo` },
    ...{ end_session_endpoint: `${issuer}/session/end`, code_challenge_methods_supported: ['S256'] },
    // More than is good: what the portal takes is for the portal to say.
    id_token_signing_alg_values_supported: ['ES256', 'RS256', 'HS256', 'none'],
    userinfo_signing_alg_values_supported: ['ES256', 'RS256', 'HS256', 'none'],
    authorization_response_iss_parameter_supported: true,
  })
  const jwks = () => ({
    keys: [{ ...key.publicKey.export({ format: 'jwk' }), kid: key.kid, alg: 'ES256', use: 'sig' }],
  })

  const fake = {
    mode: 'normal' as FakeFranceConnect['mode'],
    asked: [] as string[],
  }
  const server = createServer((request, response) => {
    const path = request.url?.replace('/api/v2', '') ?? ''
    fake.asked.push(path)
    if (fake.mode === 'mute') return
    if (fake.mode === 'down') return answer(response, 503, {})
    if (path === '/.well-known/openid-configuration') return answer(response, 200, metadata())
    if (path === '/jwks') return answer(response, 200, jwks())
    if (path === '/token') return void spend(request, response)
    if (path === '/userinfo') return tell(request, response)
    return answer(response, 404, {})
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v2`

  return Object.assign(fake, {
    issuer,
    clock,
    client: (options = {}) => createFranceConnect({ issuer, ...CLIENT, publicUrl, clock, ...options }),
    authorize(url: string, citizen: TestCitizen, faults: Faults = {}) {
      const query = new URL(url).searchParams
      const code = randomBytes(16).toString('hex')
      const [nonce, challenge] = [query.get('nonce') ?? '', query.get('code_challenge')]
      grants.set(code, { citizen, nonce, challenge, faults })
      return { state: query.get('state') ?? '', code, iss: issuer }
    },
    rotateKey() {
      key = newKey(`key-${randomBytes(4).toString('hex')}`)
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }) satisfies FakeFranceConnect
}

function answer(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'content-type': 'application/json' })
  return response.end(JSON.stringify(body))
}
