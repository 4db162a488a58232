import { isEmail, normaliseEmail } from '@guichet/domain/email'
import { isApe, isNir, isSiret, normaliseSiret } from '@guichet/domain/identifiers'
import { isLocalDate, type LocalDate } from '@guichet/domain/local-date'
import { isPhoneText } from '@guichet/domain/phone'
import {
  hasDirectionMarks,
  hasForbiddenCharacters,
  normaliseLines,
  normaliseText,
} from '@guichet/domain/text'
import { z } from 'zod'

const isLine = (value: string) => !hasForbiddenCharacters(value) && !hasDirectionMarks(value)

/** One line of text from 1 to `max` characters, normalised (NFC, trimmed, inner spaces folded). */
export const line = (max: number, min = 1) =>
  z
    .string('required')
    .max(max * 2, 'text.too-long')
    .refine(isLine, 'text.characters')
    .overwrite(normaliseText)
    .min(min, min === 1 ? 'required' : 'text.too-short')
    .max(max, 'text.too-long')

/** Several lines of text from 1 to `max` characters, normalised (NFC, line ends, none at either end). */
export const lines = (max: number) =>
  z
    .string('required')
    .max(max * 2, 'text.too-long')
    .overwrite(normaliseLines)
    .refine(isLine, 'text.characters')
    .refine((value) => value.trim() !== '', 'required')
    .max(max, 'text.too-long')

/** One line of text that may be empty; an empty one is kept as null. */
export const optionalLine = (max: number) =>
  z
    .string()
    .max(max * 2, 'text.too-long')
    .refine(isLine, 'text.characters')
    .overwrite(normaliseText)
    .max(max, 'text.too-long')
    .nullable()

const emptyOr = (test: (value: string) => boolean) => (value: string) => value === '' || test(value)

/** Text of an identifier that may be left empty: checked once its separators are taken away. */
const optionalChecked = (max: number, strip: RegExp, test: (value: string) => boolean, code: string) =>
  z
    .string()
    .max(max, 'text.too-long')
    .overwrite((value) => value.replace(strip, '').toUpperCase())
    .refine(emptyOr(test), code)
    .nullable()

export const email = z
  .string('required')
  .max(254, 'text.too-long')
  .overwrite(normaliseEmail)
  .min(1, 'required')
  .refine((value) => value === '' || isEmail(value), 'email.invalid')
export const optionalEmail = z
  .string()
  .max(254, 'text.too-long')
  .overwrite(normaliseEmail)
  .refine(emptyOr(isEmail), 'email.invalid')
  .nullable()
export const optionalSiret = optionalChecked(
  30,
  /[\s.]/gu,
  (v) => isSiret(normaliseSiret(v)),
  'siret.invalid',
)
export const optionalApe = optionalChecked(10, /[\s.]/gu, isApe, 'ape.invalid')
export const optionalNir = optionalChecked(30, /[\s.]/gu, isNir, 'nir.invalid')
export const optionalPostcode = optionalChecked(12, /\s/gu, (v) => /^\d{5}$/u.test(v), 'postcode.invalid')
/** It can be read, and hides no other place behind a name and an @. */
const isPlainAddress = (value: string): boolean => {
  const url = URL.parse(value)
  return url !== null && url.username === '' && url.password === ''
}
/** A web address over http or https, or empty. */
export const optionalUrl = z
  .string()
  .max(500, 'text.too-long')
  .overwrite((value) => value.trim())
  .refine(
    emptyOr((value) => /^https?:\/\/[^\s/$.?#][^\s]*\.[^\s]+$/iu.test(value) && isPlainAddress(value)),
    'url.invalid',
  )
  .nullable()
/** A telephone number as people write it, or empty; the API normalises it to E.164. */
export const optionalPhone = z
  .string()
  .max(40, 'text.too-long')
  .overwrite((value) => value.trim())
  .refine(
    emptyOr((value) => isPhoneText(value)),
    'phone.invalid',
  )
  .nullable()
/** A day, `YYYY-MM-DD`. */
export const day = z
  .string('date.invalid')
  .max(10, 'date.invalid')
  .refine(isLocalDate, 'date.invalid')
  .transform((value) => value as LocalDate)
/** A day in an answer. */
export const dayOut = z.string().max(10).meta({ format: 'date' })
/** An instant in an answer, ISO 8601 in UTC. */
export const instantOut = z.string().max(30).meta({ format: 'date-time' })
/** An amount in euro cents. */
export const cents = z.int().min(-100_000_000_000).max(100_000_000_000).meta({ description: 'Euro cents' })
export const uuid = z.uuid('invalid')
/** A password as it is typed. */
export const password = z.string('required').max(1024, 'text.too-long').min(1, 'required')
/** Six digits of an authenticator program, however they are grouped. */
export const oneTimeCode = z
  .string('required')
  .max(20, 'code.invalid')
  .overwrite((value) => value.replace(/\s/gu, ''))
  .regex(/^\d{6}$/u, 'code.invalid')
/** Search text of a list. */
export const searchText = z
  .string()
  .max(100, 'text.too-long')
  .refine((value) => !hasForbiddenCharacters(value), 'text.characters')
  .optional()
