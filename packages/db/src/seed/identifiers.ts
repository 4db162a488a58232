import { VERIFICATION_CODE_BYTES, verificationCodeFrom } from '@guichet/domain/reference'
import { REFERRAL_CODE_BYTES, referralCodeFrom } from '@guichet/domain/referral-code'
import type { Random } from './random.ts'

const DIGITS = '0123456789'

const luhnSum = (digits: string) =>
  [...digits].reverse().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return sum + (value > 9 ? value - 9 : value)
  }, 0)

const withLuhnDigit = (body: string) => body + String((10 - (luhnSum(`${body}0`) % 10)) % 10)

/** A well-formed SIRET of an invented company. */
export const makeSiret = (random: Random): string => {
  const siren = withLuhnDigit(String(random.int(4, 9)) + random.signs(DIGITS, 7))
  return withLuhnDigit(`${siren}000${random.int(1, 4)}`)
}

/** Departments of birth, Corsica and overseas included. */
const DEPARTMENTS = ['13', '84', '83', '06', '04', '05', '30', '34', '69', '75', '59', '33', '2A', '2B', '67']

/** A well-formed social security number; `sex` is 1 or 2. */
export const makeNir = (random: Random, sex: 1 | 2): string => {
  const pad = (value: number, length: number) => String(value).padStart(length, '0')
  const year = pad(random.int(58, 104) % 100, 2)
  const place = random.pick(DEPARTMENTS) + pad(random.int(1, 380), 3)
  const body = `${sex}${year}${pad(random.int(1, 12), 2)}${place}${pad(random.int(1, 620), 3)}`
  const number = Number(body.replace('2A', '19').replace('2B', '18'))
  return body + pad(97 - (number % 97), 2)
}

/** Beginnings that the numbering plan keeps for fiction: five regions, and mobiles. */
const LANDLINES = ['465710', '465711', '465712', '465713', '199000', '261910', '353010', '536490']

const tail = (random: Random, length: number) => random.signs(DIGITS, length)

/** A mobile number kept for fiction (06 39 98 xx xx), E.164. */
export const makeMobile = (random: Random): string => `+3363998${tail(random, 4)}`

/** A landline number kept for fiction, E.164. */
export const makeLandline = (random: Random): string => `+33${random.pick(LANDLINES)}${tail(random, 3)}`

const bytes = (random: Random, length: number) => Uint8Array.from({ length }, () => random.int(0, 255))

/** "Code de parrainage", such as ABDEIMNPX3. */
export const makeReferralCode = (random: Random): string =>
  referralCodeFrom(bytes(random, REFERRAL_CODE_BYTES))

/** Code of the verification page as it is stored: sixteen signs without dashes. */
export const makeVerificationCode = (random: Random): string =>
  verificationCodeFrom(bytes(random, VERIFICATION_CODE_BYTES))
