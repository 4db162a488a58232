import { createHmac } from 'node:crypto'
import bcrypt from 'bcrypt'

/** bcrypt reads 72 bytes only, so it is given 64 characters that depend on the whole password and on the pepper. */
const digest = (password: string, pepper: string) =>
  createHmac('sha384', pepper).update(password.normalize('NFC')).digest('base64')

/** Slow hash of a password; `cost` is the bcrypt cost (4 to 31). */
export const hashPassword = (password: string, pepper: string, cost: number): Promise<string> =>
  bcrypt.hash(digest(password, pepper), cost)

/** True when the password is the one that was hashed; takes as long as the hash's cost says. */
export const verifyPassword = (password: string, pepper: string, hash: string): Promise<boolean> =>
  bcrypt.compare(digest(password, pepper), hash)

/**
 * Hash of the password of a mailbox, without pepper, as other programs read it: Dovecot's `{BLF-CRYPT}`. bcrypt stops at 72
 * bytes without telling, so a longer one must be refused before.
 */
export function hashMailboxPassword(password: string, cost: number): Promise<string> {
  const text = password.normalize('NFC')
  if (Buffer.byteLength(text) > 72) throw new RangeError('a mailbox password has 72 bytes at most')
  return bcrypt.hash(text, cost)
}

/** True when a mail server that reads 72 bytes, as bcrypt does, would let the password in. */
export const verifyMailboxPassword = (password: string, hash: string): Promise<boolean> =>
  bcrypt.compare(password.normalize('NFC'), hash)

/** Cost of a stored hash. */
export const costOf = (hash: string): number => bcrypt.getRounds(hash)
