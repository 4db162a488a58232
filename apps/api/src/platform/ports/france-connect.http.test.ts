import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Faults, someCitizen, startFakeFranceConnect } from '../../testing/fake-france-connect.ts'
import { TEST_NOW } from '../../testing/test-deps.ts'
import { type FranceConnect, FranceConnectAwayError } from './france-connect.ts'

const fake = await startFakeFranceConnect('https://portail.example')
const secrets = {
  state: 'state-of-the-test-long-enough-for-it',
  nonce: 'nonce-of-the-test-long-enough-for-it',
  verifier: 'verifier-of-the-test-long-enough-for-it-43-signs',
}
let client: FranceConnect

afterAll(() => fake.stop())
beforeEach(() => {
  fake.mode = 'normal'
  fake.clock.set(TEST_NOW)
  client = fake.client()
})
afterEach(() => vi.useRealTimers())

async function signIn(faults: Faults = {}, citizen = someCitizen()) {
  const url = await client.begin(secrets, { choose: false })
  const { code, iss } = fake.authorize(url, citizen, faults)
  return client.finish({ code, iss }, secrets)
}

describe('FranceConnect', () => {
  it('is asked with all that it wants: level, state, nonce, PKCE, the claims of an identity', async () => {
    const query = new URL(await client.begin(secrets, { choose: true })).searchParams
    expect(Object.fromEntries(query)).toMatchObject({
      ...{ response_type: 'code', client_id: 'guichet-of-the-tests', acr_values: 'eidas1', prompt: 'login' },
      ...{ redirect_uri: 'https://portail.example/connexion/franceconnect', state: secrets.state },
      ...{ nonce: secrets.nonce, code_challenge_method: 'S256' },
    })
    expect(query.get('scope')?.split(' ')).toEqual(
      expect.arrayContaining(['openid', 'family_name', 'birthplace', 'birthcountry', 'preferred_username']),
    )
    expect(new URL(await client.begin(secrets, { choose: false })).searchParams.has('prompt')).toBe(false)
  })

  it('says who came', async () => {
    const citizen = someCitizen({ preferred_username: 'CARPENTIER', birthplace: '', birthcountry: '99139' })
    const person = await signIn({}, citizen)
    expect(person).toMatchObject({
      subject: citizen.sub,
      identity: {
        ...{ givenNames: 'Thibault Henri', birthName: 'DESGRANGES', usualName: 'CARPENTIER' },
        ...{ birthdate: '1979-02-28', gender: 'male', birthplace: '', birthcountry: '99139' },
        email: 'thibault@courriel.example',
      },
    })
    const url = new URL((await client.signOutUrl(person.idToken, 'state-of-the-end')) ?? '')
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      ...{ id_token_hint: person.idToken, state: 'state-of-the-end' },
      post_logout_redirect_uri: 'https://portail.example/connexion/franceconnect/deconnexion',
    })
  })

  const BAD: readonly (readonly [string, Faults])[] = [
    ['whose algorithm is none', { header: { alg: 'none' }, key: 'none' }],
    ['signed HS256 with the public key', { header: { alg: 'HS256' }, key: 'hmac-of-public' }],
    ['for another service', { idToken: (claims) => ({ ...claims, aud: 'another-service' }) }],
    ['of another issuer', { idToken: (claims) => ({ ...claims, iss: 'https://evil.example' }) }],
    ['with another nonce', { idToken: (claims) => ({ ...claims, nonce: 'another-nonce-of-the-test' }) }],
    ['without a nonce', { idToken: ({ nonce: _, ...claims }) => claims }],
    ['that has expired', { idToken: (claims) => ({ ...claims, exp: Number(claims.exp) - 300 }) }],
    ['without an end', { idToken: ({ exp: _, ...claims }) => claims }],
    ['issued in the future', { idToken: (claims) => ({ ...claims, iat: Number(claims.iat) + 600 }) }],
    ['with a wrong signature', { key: 'other' }],
    ['of an unknown key', { header: { kid: 'key-that-nobody-knows' } }],
    ['of a level too low', { idToken: (claims) => ({ ...claims, acr: 'eidas0' }) }],
    ['without a level', { idToken: ({ acr: _, ...claims }) => claims }],
    ['whose claims are of somebody else', { userInfo: (claims) => ({ ...claims, sub: 'somebody-else' }) }],
    ['whose claims are not signed', { unsigned: true }],
    ['whose claims are signed by another', { userInfoKey: 'other' }],
    ['whose claims are for another', { userInfo: (claims) => ({ ...claims, aud: 'another-service' }) }],
    ['without a name', { userInfo: ({ family_name: _, ...claims }) => claims }],
    ['with an odd birth', { userInfo: (claims) => ({ ...claims, birthdate: '28/02/1979' }) }],
  ]
  it.each(BAD)('is not believed with a token %s', async (_, faults) => {
    const failure = await signIn(faults).catch((error: unknown) => error)
    expect(failure).toMatchObject({ name: 'AnswerRefusedError' })
    // What is raised goes to the log: nothing of what was claimed may be in it.
    expect(JSON.stringify([String(failure), (failure as Error).cause])).not.toMatch(
      /DESGRANGES|eyJ|evil|somebody/u,
    )
  })

  it('is not believed when another answers in its name', async () => {
    const { code } = fake.authorize(await client.begin(secrets, { choose: false }), someCitizen())
    const answers = [{ code, iss: 'https://evil.example' }, { code }]
    for (const answer of answers)
      await expect(client.finish(answer, secrets)).rejects.toMatchObject({ name: 'AnswerRefusedError' })
  })

  it('takes a code once, and only with the verifier that it was asked with', async () => {
    const url = await client.begin(secrets, { choose: false })
    const { code, iss } = fake.authorize(url, someCitizen())
    await client.finish({ code, iss }, secrets)
    const again = client.finish({ code, iss }, secrets)
    await expect(again).rejects.toMatchObject({ name: 'CodeSpentError' })
    const stolen = fake.authorize(url, someCitizen())
    const thief = client.finish(stolen, { ...secrets, verifier: 'x'.repeat(43) })
    await expect(thief).rejects.toMatchObject({ name: 'CodeSpentError' })
  })

  it('is asked for its settings once an hour, and those stand while it is away', async () => {
    const settings = () => fake.asked.filter((path) => path.startsWith('/.well-known')).length
    const before = settings()
    await Promise.resolve()
    await client.begin(secrets, { choose: false })
    await client.begin(secrets, { choose: false })
    expect(settings()).toBe(before + 1)
    fake.clock.advance(3_700_000)
    fake.mode = 'down'
    await client.begin(secrets, { choose: false })
    expect(settings()).toBe(before + 2)
  })

  it.each(['down', 'mute'] as const)('is away when it is %s, and back afterwards', async (mode) => {
    client = fake.client({ timeoutSeconds: 0.2 })
    fake.mode = mode
    await expect(client.begin(secrets, { choose: false })).rejects.toThrow(FranceConnectAwayError)
    expect(await client.signOutUrl('token', 'state')).toBeNull()
    fake.mode = 'normal'
    const url = await client.begin(secrets, { choose: false })
    const { code, iss } = fake.authorize(url, someCitizen())
    fake.mode = mode
    await expect(client.finish({ code, iss }, secrets)).rejects.toThrow(FranceConnectAwayError)
    fake.mode = 'normal'
    expect((await signIn()).identity.birthName).toBe('DESGRANGES')
  })

  it('may change its key: keys are read anew, once a minute at most', async () => {
    await signIn()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 })
    fake.clock.advance(61_000)
    fake.rotateKey()
    const before = fake.asked.filter((path) => path === '/jwks').length
    expect((await signIn()).identity.birthName).toBe('DESGRANGES')
    expect(fake.asked.filter((path) => path === '/jwks')).toHaveLength(before + 1)
  })
})
