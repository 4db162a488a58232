const MAX_LENGTH = 254
const MAX_LOCAL_LENGTH = 64

const LOCAL = /^[a-z\d!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z\d!#$%&'*+/=?^_`{|}~-]+)*$/i
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u
const TOP_LABEL = /^(?:\p{L}[\p{L}\p{M}]+|xn--[a-z\d-]+)$/iu

/** An address as it is stored and compared: trimmed, NFC, lower case. Checks nothing. */
export function normaliseEmail(text: string): string {
  return text.trim().normalize('NFC').toLowerCase()
}

/**
 * Whether mail can be sent there, as far as the text tells: local@domain.tld, at most 254 characters, no quotes, no
 * comments, no address literals; accented letters only in the domain. Expects `normaliseEmail` to have run.
 */
export function isEmail(text: string): boolean {
  if (text.length > MAX_LENGTH) return false
  const at = text.lastIndexOf('@')
  const local = text.slice(0, Math.max(at, 0))
  if (local.length > MAX_LOCAL_LENGTH || !LOCAL.test(local)) return false
  const labels = text.slice(at + 1).split('.')
  return (
    labels.length >= 2 && labels.every((label) => LABEL.test(label)) && TOP_LABEL.test(labels.at(-1) ?? '')
  )
}
