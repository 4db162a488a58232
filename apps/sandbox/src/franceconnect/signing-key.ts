import { createPrivateKey, generateKeyPairSync, type JsonWebKey, sign } from 'node:crypto'
import type { Journal } from '../state/journal.ts'
import type { TokenFault } from './behaviour.ts'

/** A private key (EC P-256) as JSON, with the name under which it is published. */
export interface SigningKey extends JsonWebKey {
  readonly id: string
  readonly kid: string
  readonly alg: 'ES256'
  readonly use: 'sig'
}

const makeKey = (kid: string): SigningKey => ({
  ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
  ...{ id: kid, kid, alg: 'ES256', use: 'sig' },
})

/** The key that signs, kept over restarts: who has signed in before can still sign out. */
export function openSigningKey(journal: Journal): SigningKey {
  const keys = journal.collection<SigningKey>('keys')
  return keys.all()[0] ?? keys.put(makeKey('franceconnect-1'))
}

const encoded = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url')
const decoded = (part: string) =>
  JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>

/** The same token with the fault that is wished. */
export function spoil(token: string, fault: TokenFault, key: SigningKey): string {
  if (fault === 'normal') return token
  const [header = '', payload = ''] = token.split('.')
  const claims = decoded(payload)
  if (fault === 'wrong-nonce') claims.nonce = 'another-nonce-than-the-one-that-was-given'
  if (fault === 'low-level') claims.acr = 'eidas0'
  const signer = fault === 'wrong-signature' ? makeKey(key.kid) : key
  const text = `${header}.${encoded(claims)}`
  const signature = sign('sha256', Buffer.from(text), {
    key: createPrivateKey({ key: signer, format: 'jwk' }),
    dsaEncoding: 'ieee-p1363',
  })
  return `${text}.${signature.toString('base64url')}`
}
