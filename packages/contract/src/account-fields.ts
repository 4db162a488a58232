import { normaliseLogin } from '@guichet/domain/account-login'
import { isCountry } from '@guichet/domain/countries'
import { isSiret, normaliseSiret } from '@guichet/domain/identifiers'
import { z } from 'zod'
import { email, line, optionalEmail, optionalLine, optionalPhone } from './fields.ts'

export const ACCOUNT_TYPES = ['company', 'oga', 'accountant', 'other'] as const
export const TITLES = ['mme', 'm'] as const
/** "Suffixe voie". */
export const STREET_SUFFIXES = ['bis', 'ter', 'quater', 'quinquies', 'A', 'B', 'C', 'D'] as const

/** An address in the French structure, in an answer. */
export const postalAddress = z
  .object({
    streetNumber: z.string().max(10).nullable(),
    streetNumberSuffix: z.string().max(10).nullable(),
    streetName: z.string().max(200).nullable(),
    complement: z.string().max(200).nullable(),
    postBox: z.string().max(50).nullable(),
    postcode: z.string().max(12).nullable(),
    city: z.string().max(100).nullable(),
    /** ISO 3166-1, two letters. */
    country: z.string().max(2).nullable(),
  })
  .meta({ id: 'PostalAddress' })

/** The same as it is sent. A French postcode has five digits; other countries write theirs as they do. */
export const postalAddressIn = z
  .strictObject({
    streetNumber: optionalLine(10),
    streetNumberSuffix: z.enum(STREET_SUFFIXES, 'invalid').nullable(),
    streetName: optionalLine(200),
    complement: optionalLine(200),
    postBox: optionalLine(50),
    postcode: optionalLine(12),
    city: optionalLine(100),
    country: z
      .string()
      .max(2, 'text.too-long')
      .overwrite((value) => value.toUpperCase())
      .refine(isCountry, 'country.invalid')
      .default('FR'),
  })
  .refine(
    ({ country, postcode }) => country !== 'FR' || !postcode || /^\d{5}$/u.test(postcode.replace(/\s/gu, '')),
    { path: ['postcode'], error: 'postcode.invalid' },
  )

export const contactOut = z
  .object({
    name: z.string().max(200).nullable(),
    email: z.string().max(254).nullable(),
    phone: z.string().max(40).nullable(),
  })
  .meta({ id: 'AccountContact' })
export const contactIn = z.strictObject({
  name: optionalLine(200),
  email: optionalEmail,
  phone: optionalPhone,
})

/** "Responsable" (A06). */
export const responsibleOut = z
  .object({
    title: z.enum(TITLES).nullable(),
    lastName: z.string().max(100),
    firstName: z.string().max(100),
    address: postalAddress,
    email: z.string().max(254),
    phone: z.string().max(40).nullable(),
    fax: z.string().max(40).nullable(),
  })
  .meta({ id: 'AccountResponsible' })
export const responsibleIn = z.strictObject({
  title: z.enum(TITLES, 'invalid').nullable(),
  lastName: line(100),
  firstName: line(100),
  address: postalAddressIn,
  email,
  phone: optionalPhone,
  fax: optionalPhone,
})

/** A SIRET that must be there; SIREN and NIC are its parts. */
export const siret = z
  .string('required')
  .max(30, 'text.too-long')
  .overwrite((value) => normaliseSiret(value))
  .min(1, 'required')
  .refine((value) => value === '' || isSiret(value), 'siret.invalid')

/** "Identité" as it is sent, whole: by an edit, a creation, a registration. */
export const identityIn = {
  siret,
  companyName: line(200),
  legalRepresentative: optionalLine(200),
  responsible: responsibleIn,
  technicalContact: contactIn,
  administrativeContact: contactIn,
}

/** A login or a part of one; what is wrong with it is told by the API beside the field. */
export const loginText = z
  .string('required')
  .max(64, 'text.too-long')
  .overwrite(normaliseLogin)
  .min(1, 'required')

export const newPassword = z.string('required').max(1024, 'text.too-long').min(1, 'required')
