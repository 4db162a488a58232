import { createHmac } from 'node:crypto'
import { DEMO_PASSWORD, DEMO_TOTP_SECRET } from '@guichet/db/seed'
import { exchange } from './client.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const json = { 'content-type': 'application/json' }

/** The one-time code of this moment (RFC 6238). */
const oneTimeCode = (secret: string): string => {
  const bits = [...secret].map((sign) => ALPHABET.indexOf(sign).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/gu) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const hash = createHmac('sha1', key).update(counter).digest()
  const start = (hash.at(-1) ?? 0) & 15
  return String((hash.readUInt32BE(start) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** The administrator of the demo, signed in. */
export interface Staff {
  readonly cookie: string
  /** Posts as the administrator: JSON, or bytes. */
  post(path: string, body?: object | Uint8Array): Promise<{ status: number; body: Buffer }>
}

export const signInStaff = async (baseUrl: string): Promise<Staff> => {
  let cookie = ''
  const post: Staff['post'] = async (path, body = {}) => {
    const bytes = body instanceof Uint8Array ? body : JSON.stringify(body)
    const type = body instanceof Uint8Array ? { 'content-type': 'application/octet-stream' } : json
    const headers = { ...type, 'x-guichet': '1', cookie }
    const answer = await exchange(`${baseUrl}/api/v1${path}`, { method: 'POST', headers, body: bytes })
    const set = (answer.headers['set-cookie'] ?? []).map((line) => line.split(';')[0])
    cookie = [cookie, ...set].filter(Boolean).join('; ')
    return answer
  }
  await post('/session', { identifier: 'admin@demo.example', password: DEMO_PASSWORD, remember: false })
  await post('/session/factor', { code: oneTimeCode(DEMO_TOTP_SECRET) })
  return {
    post,
    get cookie() {
      return cookie
    },
  }
}
