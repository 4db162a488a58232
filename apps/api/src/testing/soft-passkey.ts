import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import type {
  madeCredential,
  passkeyCreation,
  passkeyRequest,
  signedCredential,
} from '@guichet/contract/passkey-fields'
import type { In, Out } from '@guichet/contract/route'
import { isoCBOR } from '@simplewebauthn/server/helpers'

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()
const ORIGIN = 'http://localhost:3600'
const PRESENT = 0x01
const VERIFIED = 0x04
const HAS_CREDENTIAL = 0x40
const AAGUID = Buffer.from('08987058cadc4b81b6e130de50dcbe96', 'hex')

/** What may be false about an answer. */
export interface Lie {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  readonly type?: string
  /** The person was not verified: no PIN, no finger. */
  readonly unverified?: true
  readonly counter?: number
  readonly userHandle?: string
  /** Signs with another key than the one that was registered. */
  readonly key?: KeyObject
}

const clientData = (type: string, challenge: string, lie: Lie) =>
  Buffer.from(
    JSON.stringify({
      type: lie.type ?? type,
      challenge: lie.challenge ?? challenge,
      origin: lie.origin ?? ORIGIN,
      crossOrigin: false,
    }),
  )

const authenticatorData = (rpId: string, flags: number, counter: number, rest: Buffer = Buffer.alloc(0)) => {
  const count = Buffer.alloc(4)
  count.writeUInt32BE(counter)
  return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, rest])
}

/** The public key as authenticators write it (COSE, ES256). */
function coseKey(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const entries: [number, number | Uint8Array][] = [
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
    [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
  ]
  return Buffer.from(isoCBOR.encode(new Map(entries)))
}

/** An authenticator in this process: it keeps a passkey, counts, and lies when it is told to. */
export function createSoftPasskey() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const credentialId = randomBytes(32)
  const id = credentialId.toString('base64url')
  let counter = 0
  let kept: string | null = null
  const flagsOf = (lie: Lie) => (lie.unverified ? PRESENT : PRESENT | VERIFIED)
  return {
    id,
    make(options: Out<typeof passkeyCreation>, lie: Lie = {}): In<typeof madeCredential> {
      kept = options.user.id
      const length = Buffer.alloc(2)
      length.writeUInt16BE(credentialId.length)
      const data = authenticatorData(
        lie.rpId ?? options.rp.id,
        flagsOf(lie) | HAS_CREDENTIAL,
        lie.counter ?? counter,
        Buffer.concat([AAGUID, length, credentialId, coseKey(publicKey)]),
      )
      const attestation = new Map<string, string | Map<string, string> | Uint8Array>([
        ['fmt', 'none'],
        ['attStmt', new Map<string, string>()],
        ['authData', new Uint8Array(data)],
      ])
      return {
        id,
        clientDataJSON: clientData('webauthn.create', options.challenge, lie).toString('base64url'),
        attestationObject: Buffer.from(isoCBOR.encode(attestation)).toString('base64url'),
        transports: ['internal'],
      }
    },
    sign(options: Out<typeof passkeyRequest>, lie: Lie = {}): In<typeof signedCredential> {
      counter += 1
      const data = authenticatorData(lie.rpId ?? options.rpId, flagsOf(lie), lie.counter ?? counter)
      const client = clientData('webauthn.get', options.challenge, lie)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), lie.key ?? privateKey)
      return {
        id,
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
        userHandle: lie.userHandle ?? kept,
      }
    },
  }
}
