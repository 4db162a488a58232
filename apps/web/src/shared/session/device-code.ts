import { CODE_TRIES, LOCK_MINUTES, type LockMinutes } from '@guichet/domain/device-code'
import { randomBytes } from '../browser/random-bytes.ts'

const KEY = 'guichet-code'
/** As OWASP asks of PBKDF2 with SHA-256: some tenths of a second for each code that somebody tries. */
const ITERATIONS = 600_000

/** What this browser keeps of a code: never the code itself, and nothing of it leaves the device. */
interface KeptCode {
  readonly personId: string
  readonly salt: string
  readonly hash: string
  readonly iterations: number
  readonly minutes: LockMinutes
  /** Wrong codes in a row. */
  readonly failures: number
}

const toText = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes))
const toBytes = (text: string) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))

async function hashOf(code: string, salt: string, iterations: number): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(code), 'PBKDF2', false, [
    'deriveBits',
  ])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: toBytes(salt), iterations }
  return toText(new Uint8Array(await crypto.subtle.deriveBits(how, key, 256)))
}

const isKept = (value: unknown): value is KeptCode => {
  if (typeof value !== 'object' || value === null) return false
  const { personId, salt, hash, iterations, minutes, failures } = value as Record<string, unknown>
  const texts = [personId, salt, hash].every((text) => typeof text === 'string')
  const numbers = [iterations, failures].every((number) => typeof number === 'number')
  return texts && numbers && LOCK_MINUTES.some((offered) => offered === minutes)
}

/** Whether this browser can keep a code: it hashes on secure pages alone, and some refuse to keep anything. */
export function canKeepCode(): boolean {
  try {
    localStorage.setItem(`${KEY}-probe`, '1')
    localStorage.removeItem(`${KEY}-probe`)
    return globalThis.crypto?.subtle !== undefined
  } catch {
    return false
  }
}

/** The code that a person keeps in this browser. */
export function keptCode(personId: string): KeptCode | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    return isKept(kept) && kept.personId === personId ? kept : undefined
  } catch {
    return undefined
  }
}

const write = (kept: KeptCode) => localStorage.setItem(KEY, JSON.stringify(kept))

/** @throws {DOMException} where the browser cannot keep it. */
export async function keepCode(personId: string, code: string, minutes: LockMinutes): Promise<void> {
  const salt = toText(randomBytes(16))
  const hash = await hashOf(code, salt, ITERATIONS)
  write({ personId, salt, hash, iterations: ITERATIONS, minutes, failures: 0 })
}

export function forgetCode(): void {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // Nothing was kept.
  }
}

export const triesLeft = (personId: string): number =>
  Math.max(CODE_TRIES - (keptCode(personId)?.failures ?? 0), 0)

/** Whether it is the code. Counted before it is looked at, so that loading the page again gives no further try. */
export async function isCode(personId: string, code: string): Promise<boolean> {
  const kept = keptCode(personId)
  if (!kept || kept.failures >= CODE_TRIES) return false
  write({ ...kept, failures: kept.failures + 1 })
  if ((await hashOf(code, kept.salt, kept.iterations)) !== kept.hash) return false
  const now = keptCode(personId)
  if (now?.hash === kept.hash) write({ ...now, failures: 0 })
  return true
}
