import { isPhoneText } from '@guichet/domain/phone'
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

const BEGINS = /^[+0]/u

/**
 * International form of a telephone number typed as a whole; null for anything else. French numbers begin with 0, or with
 * their country as others do.
 */
export function typedPhone(typed: string): string | null {
  const text = typed.trim().replaceAll(/\s/gu, ' ')
  if (!BEGINS.test(text) || !isPhoneText(text)) return null
  const phone = parsePhoneNumberFromString(text, 'FR')
  return phone?.isPossible() ? phone.number : null
}
