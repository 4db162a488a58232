import {
  costOf,
  hashMailboxPassword,
  hashPassword,
  verifyMailboxPassword,
  verifyPassword,
} from '@guichet/db/password-hash'
import { fewAtOnce } from '../few-at-once.ts'

export interface PasswordHasher {
  hash(password: string): Promise<string>
  /** Hash of a code of random signs, as recovery codes are: ten at once, so each at no more than cost 10. */
  hashCode(code: string): Promise<string>
  /** Hash of a mailbox's own password, as mail servers read it. */
  hashForMailbox(password: string): Promise<string>
  /** Whether a mailbox with this hash opens by the password. */
  verifyForMailbox(password: string, hash: string): Promise<boolean>
  /** With `hash` null a hash of the same cost is checked all the same, so that time tells nothing. */
  verify(password: string, hash: string | null): Promise<boolean>
  /** True when the hash was made at another cost than today's. */
  isOutdated(hash: string): boolean
}

const CODE_COST = 10

interface Options {
  readonly pepper: string
  readonly cost: number
  /** Hashes at once. */
  readonly concurrency: number
  /** Waiting ones beyond which new ones are refused. */
  readonly maxQueue: number
}

/** Password hashing with a queue of its own, so that many sign-ins at once cannot starve the rest. */
export function createPasswordHasher({ pepper, cost, concurrency, maxQueue }: Options): PasswordHasher {
  const slot = fewAtOnce({ most: concurrency, mostWaiting: maxQueue })
  const unknown = hashPassword('nobody has this password', pepper, cost)
  unknown.catch(() => undefined)
  return {
    hash: (password) => slot(() => hashPassword(password, pepper, cost)),
    hashCode: (code) => slot(() => hashPassword(code, pepper, Math.min(cost, CODE_COST))),
    hashForMailbox: (password) => slot(async () => hashMailboxPassword(password, cost)),
    verifyForMailbox: (password, hash) => slot(() => verifyMailboxPassword(password, hash)),
    verify: (password, hash) =>
      slot(async () => {
        const matches = await verifyPassword(password, pepper, hash ?? (await unknown))
        return hash !== null && matches
      }),
    isOutdated: (hash) => costOf(hash) !== cost,
  }
}
