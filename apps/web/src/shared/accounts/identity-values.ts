import type { getAccount, updateAccountIdentity } from '@guichet/contract/accounts.contract'
import type { BodyOf, InputOf } from '@guichet/contract/route'
import { isEmail } from '@guichet/domain/email'
import { formatSiren, isSiren, isSiret, normaliseSiren } from '@guichet/domain/identifiers'
import { isPhoneText } from '@guichet/domain/phone'
import { groupPhone } from '../format/phone.ts'
import { type Choices, compareEdits, type Merge } from '../forms/merge-texts.ts'
import { textAt, withText } from '../forms/text-paths.ts'
import {
  ADDRESS_PARTS,
  type AddressPart,
  addressBody,
  addressValues,
  emptyAddress,
  orNull,
  type PostalAddressValues,
  postcodeProblem,
} from './address-values.ts'

export type Account = BodyOf<typeof getAccount>
type IdentityBody = InputOf<typeof updateAccountIdentity>['body']

export interface ContactValues {
  name: string
  email: string
  phone: string
}

/** What the form "Identité" holds: text as a person reads and types it; nothing is null. */
export interface IdentityValues {
  siren: string
  nic: string
  companyName: string
  legalRepresentative: string
  responsible: {
    title: string
    lastName: string
    firstName: string
    address: PostalAddressValues
    email: string
    phone: string
    fax: string
  }
  technicalContact: ContactValues
  administrativeContact: ContactValues
}

const CONTACTS = ['technicalContact', 'administrativeContact'] as const
export type ContactName = (typeof CONTACTS)[number]
const CONTACT_PARTS = ['name', 'email', 'phone'] as const
const RESPONSIBLE_PARTS = ['title', 'lastName', 'firstName', 'email', 'phone', 'fax'] as const

export type IdentityPath =
  | 'siren'
  | 'nic'
  | 'companyName'
  | 'legalRepresentative'
  | `responsible.${(typeof RESPONSIBLE_PARTS)[number]}`
  | `responsible.address.${AddressPart}`
  | `${ContactName}.${(typeof CONTACT_PARTS)[number]}`

export const IDENTITY_PATHS: readonly IdentityPath[] = [
  'siren',
  'nic',
  'companyName',
  'legalRepresentative',
  ...RESPONSIBLE_PARTS.map((part) => `responsible.${part}` as const),
  ...ADDRESS_PARTS.map((part) => `responsible.address.${part}` as const),
  ...CONTACTS.flatMap((contact) => CONTACT_PARTS.map((part) => `${contact}.${part}` as const)),
]

/** The API knows one SIRET; what is wrong with it stands beside its last five digits. */
export const IDENTITY_ALIASES: Readonly<Record<string, string>> = { siret: 'nic' }

const emptyContact = (): ContactValues => ({ name: '', email: '', phone: '' })

export const emptyIdentity = (): IdentityValues => ({
  siren: '',
  nic: '',
  companyName: '',
  legalRepresentative: '',
  responsible: {
    title: '',
    lastName: '',
    firstName: '',
    address: emptyAddress(),
    email: '',
    phone: '',
    fax: '',
  },
  technicalContact: emptyContact(),
  administrativeContact: emptyContact(),
})

type IdentityOut = Pick<
  Account,
  | 'siren'
  | 'nic'
  | 'companyName'
  | 'legalRepresentative'
  | 'responsible'
  | 'technicalContact'
  | 'administrativeContact'
>
const phoneText = (phone: string | null) => (phone === null ? '' : groupPhone(phone))
const contactValues = ({ name, email, phone }: Account['technicalContact']): ContactValues => ({
  name: name ?? '',
  email: email ?? '',
  phone: phoneText(phone),
})

/** Values of the form for an account as the API gives it; numbers are grouped as people read them. */
export function identityValues(account: IdentityOut): IdentityValues {
  const { responsible } = account
  return {
    siren: formatSiren(account.siren),
    nic: account.nic,
    companyName: account.companyName,
    legalRepresentative: account.legalRepresentative ?? '',
    responsible: {
      title: responsible.title ?? '',
      lastName: responsible.lastName,
      firstName: responsible.firstName,
      address: addressValues(responsible.address),
      email: responsible.email,
      phone: phoneText(responsible.phone),
      fax: phoneText(responsible.fax),
    },
    technicalContact: contactValues(account.technicalContact),
    administrativeContact: contactValues(account.administrativeContact),
  }
}

const contactBody = ({ name, email, phone }: ContactValues) => ({
  name: orNull(name),
  email: orNull(email),
  phone: orNull(phone),
})

/** "Identité" as the API takes it, whole. */
export function identityBody(values: IdentityValues): IdentityBody {
  const { responsible } = values
  return {
    siret: `${normaliseSiren(values.siren)}${values.nic.replace(/\s/gu, '')}`,
    companyName: values.companyName,
    legalRepresentative: orNull(values.legalRepresentative),
    responsible: {
      title: responsible.title === 'mme' || responsible.title === 'm' ? responsible.title : null,
      lastName: responsible.lastName,
      firstName: responsible.firstName,
      address: addressBody(responsible.address),
      email: responsible.email,
      phone: orNull(responsible.phone),
      fax: orNull(responsible.fax),
    },
    technicalContact: contactBody(values.technicalContact),
    administrativeContact: contactBody(values.administrativeContact),
  }
}

const PHONE_PATHS = [
  'responsible.phone',
  'responsible.fax',
  'technicalContact.phone',
  'administrativeContact.phone',
] as const
const EMAIL_PATHS = ['technicalContact.email', 'administrativeContact.email'] as const
const REQUIRED_PATHS = [
  'companyName',
  'responsible.lastName',
  'responsible.firstName',
  'responsible.email',
] as const

/** Codes of what is wrong, by field, as far as it can be told without the API. */
export function identityProblems(values: IdentityValues): Partial<Record<IdentityPath, string>> {
  const problems: Partial<Record<IdentityPath, string>> = {}
  const siren = normaliseSiren(values.siren)
  const nic = values.nic.replace(/\s/gu, '')
  if (siren === '') problems.siren = 'required'
  else if (!isSiren(siren)) problems.siren = 'siren.invalid'
  if (nic === '') problems.nic = 'required'
  else if (!/^\d{5}$/u.test(nic)) problems.nic = 'nic.invalid'
  else if (problems.siren === undefined && !isSiret(`${siren}${nic}`)) problems.nic = 'siret.invalid'
  for (const path of REQUIRED_PATHS) if (textAt(values, path).trim() === '') problems[path] = 'required'
  const email = values.responsible.email.trim()
  if (email !== '' && !isEmail(email)) problems['responsible.email'] = 'email.invalid'
  for (const path of EMAIL_PATHS) {
    const text = textAt(values, path).trim()
    if (text !== '' && !isEmail(text)) problems[path] = 'email.invalid'
  }
  for (const path of PHONE_PATHS) {
    const text = textAt(values, path).trim()
    if (text !== '' && !isPhoneText(text)) problems[path] = 'phone.invalid'
  }
  const postcode = postcodeProblem(values.responsible.address)
  if (postcode !== undefined) problems['responsible.address.postcode'] = postcode
  return problems
}

const SPACED = /(?:^siren|^nic|phone|fax|postcode)$/u
/** True when two values of a field say the same thing: spaces and dots inside numbers do not count. */
export function sameIdentityText(path: string, a: string, b: string): boolean {
  if (!SPACED.test(path)) return a.trim() === b.trim()
  const bare = (text: string) => text.replace(/[\s.-]/gu, '').toUpperCase()
  return bare(a) === bare(b)
}

export type IdentityMerge = Merge<IdentityValues, IdentityPath>

const flatten = (values: IdentityValues) =>
  Object.fromEntries(IDENTITY_PATHS.map((path) => [path, textAt(values, path)])) as Record<
    IdentityPath,
    string
  >

/** Joins what a person typed (`mine`, begun on `base`) with the account as somebody else saved it meanwhile. */
export function mergeIdentity(base: IdentityOut, mine: IdentityValues, theirs: IdentityOut): IdentityMerge {
  const typed = flatten(mine)
  const saved = identityValues(theirs)
  const { conflicts, taken, kept } = compareEdits(
    IDENTITY_PATHS,
    { base: flatten(identityValues(base)), mine: typed, theirs: flatten(saved) },
    sameIdentityText,
  )
  return {
    values: kept.reduce((values, path) => withText(values, path, typed[path]), saved),
    conflicts,
    taken,
  }
}

/** The values with the saved one put back for each conflict whose choice is `theirs`. */
export const resolveIdentity = (merge: IdentityMerge, choices: Choices<IdentityPath>): IdentityValues =>
  merge.conflicts.reduce(
    (values, { path, theirs }) => (choices[path] === 'theirs' ? withText(values, path, theirs) : values),
    merge.values,
  )
