import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { fieldProblem } from '../../platform/problem-error.ts'

/**
 * International form of a telephone number; French numbers may be written without the country.
 * @throws a field problem beside `pointer`.
 */
export function internationalPhone(value: string | null, pointer: string): string | null {
  if (value === null || value === '') return null
  const phone = parsePhoneNumberFromString(value, 'FR')
  if (!phone?.isPossible()) throw fieldProblem(pointer, 'phone.invalid')
  return phone.number
}
