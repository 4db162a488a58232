import { normalisePassword } from './password-policy.ts'

/** bcrypt reads no further; the hash of a mailbox is read by other programs too, so nothing can stand before it. */
export const MAILBOX_PASSWORD_MAX_BYTES = 72

const bytesOf = (character: string): number => {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

/** Whether every character of a password counts for the mailbox: 72 bytes in UTF-8, after NFC. */
export function fitsMailbox(password: string): boolean {
  let bytes = 0
  for (const character of normalisePassword(password)) bytes += bytesOf(character)
  return bytes <= MAILBOX_PASSWORD_MAX_BYTES
}

/** Whether it is made of ASCII alone: mail programs do not all send other characters alike. */
export function isPlainForMail(password: string): boolean {
  return /^[\x20-\x7e]*$/u.test(password)
}

/** Without i, l, o and u, which are taken for others when they are copied by hand. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const GROUPS = 4
const GROUP_LENGTH = 5
/** Random bytes that a suggested password is made of: 100 bits of choice. */
export const SUGGESTION_BYTES: number = GROUPS * GROUP_LENGTH

/** "k3vzt-9hq2m-w8xrc-p04dn" from random bytes. */
export function suggestedMailboxPassword(bytes: Uint8Array): string {
  const letters = [...bytes.subarray(0, SUGGESTION_BYTES)].map((byte) => ALPHABET.charAt(byte & 31))
  return Array.from({ length: GROUPS }, (_, group) =>
    letters.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH).join(''),
  ).join('-')
}
