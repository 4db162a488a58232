/** Every key begins so, which lets secret scanners recognise one. */
const KEY_PREFIX = 'guichet_'
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** Random bytes in a key, and the signs that hold them: 62^43 > 2^256. */
export const KEY_BYTES = 32
const RANDOM_LENGTH = 43
/** 62^6 > 2^32. */
const CHECK_LENGTH = 6
const SHAPE = new RegExp(`^${KEY_PREFIX}[0-9A-Za-z]{${RANDOM_LENGTH + CHECK_LENGTH}}$`, 'u')

/** Keys that one person may have in use. */
export const MAX_KEYS = 20
/** How long a key may be made to last, in days. */
export const MAX_KEY_DAYS = 365
/** How long the former secret may go on after a rotation, in hours. */
export const MAX_OVERLAP_HOURS = 168
/** The end of a key is announced this long before. */
export const KEY_NOTICE_DAYS = 7
/** Calls per minute that a key may be held to at most: what its person has anyway. */
export const MAX_KEY_LIMIT = 600
export const MAX_KEY_NETWORKS = 10

const base62 = (number: bigint, length: number): string => {
  let text = ''
  for (let rest = number, n = 0; n < length; n++, rest /= 62n) text = ALPHABET[Number(rest % 62n)] + text
  return text
}

/** What each byte adds to a sum. */
const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  return crc
})

/** CRC-32 of ASCII text, as zlib and gzip count it. */
export function crc32(text: string): number {
  let crc = 0xffffffff
  for (let at = 0; at < text.length; at++)
    crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ text.charCodeAt(at)) & 0xff] ?? 0)
  return (crc ^ 0xffffffff) >>> 0
}

/** The checksum in base 62: without big numbers, as it is told for each call of a program. */
function checkOf(text: string): string {
  let check = ''
  for (let rest = crc32(text), n = 0; n < CHECK_LENGTH; n++, rest = Math.floor(rest / 62))
    check = ALPHABET[rest % 62] + check
  return check
}

/** The key made of 32 random bytes: prefix, bytes in base 62, and a checksum over both. @throws {RangeError} */
export function apiKeyOf(random: Uint8Array): string {
  if (random.length !== KEY_BYTES) throw new RangeError(`a key holds ${KEY_BYTES} random bytes`)
  const number = random.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  const text = KEY_PREFIX + base62(number, RANDOM_LENGTH)
  return text + checkOf(text)
}

/** Whether a text has the form of a key and its checksum is right: told without asking the database. */
export const isApiKey = (text: string): boolean =>
  SHAPE.test(text) && checkOf(text.slice(0, -CHECK_LENGTH)) === text.slice(-CHECK_LENGTH)

/** The last signs of a key, by which its owner tells it from others. */
export const keyHint = (key: string): string => key.slice(-4)

/**
 * `replaced`: another secret has taken its place, and it goes on for a while. `held`: the access of its owner was given back by
 * staff; it opens nothing until the owner takes it back.
 */
export type KeyState = 'usable' | 'replaced' | 'held' | 'expired' | 'ended'

interface KeyLife {
  readonly expiresAt: Date | null
  readonly revokedAt: Date | null
  readonly isReplaced: boolean
  readonly isHeld: boolean
}

export function keyState({ expiresAt, revokedAt, isReplaced, isHeld }: KeyLife, now: Date): KeyState {
  if (revokedAt !== null) return 'ended'
  if (expiresAt !== null && expiresAt <= now) return 'expired'
  if (isHeld) return 'held'
  return isReplaced ? 'replaced' : 'usable'
}

/** Until when the former secret works: some hours more, and never longer than it would have. */
export function overlapEnd(expiresAt: Date | null, hours: number, now: Date): Date {
  const end = new Date(now.getTime() + hours * 3_600_000)
  return expiresAt !== null && expiresAt < end ? expiresAt : end
}
