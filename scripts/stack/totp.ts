import { createHmac } from 'node:crypto'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

const decodeBase32 = (text: string): Buffer => {
  let bits = ''
  for (const sign of text.toUpperCase().replace(/=+$/, '')) {
    const value = alphabet.indexOf(sign)
    if (value < 0) throw new RangeError(`“${sign}” is not base 32`)
    bits += value.toString(2).padStart(5, '0')
  }
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

const periodMs = 30_000

/** The one-time code of RFC 6238 (SHA-1, six digits, 30 s) at an instant in milliseconds. */
export const totpCode = (secret: string, atMs: number): string => {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(atMs / periodMs)))
  const digest = createHmac('sha1', decodeBase32(secret)).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 0x0f
  const number = digest.readUInt32BE(offset) & 0x7fff_ffff
  return String(number % 1_000_000).padStart(6, '0')
}
