import type { postalAddress } from '@guichet/contract/account-fields'
import type { In } from '@guichet/contract/route'

/** An address in the French structure, as text that a person reads and types; nothing is null. */
export interface PostalAddressValues {
  streetNumber: string
  streetNumberSuffix: string
  streetName: string
  complement: string
  postBox: string
  postcode: string
  city: string
  country: string
}
type PostalAddress = In<typeof postalAddress>

export const ADDRESS_PARTS = [
  'streetNumber',
  'streetNumberSuffix',
  'streetName',
  'complement',
  'postBox',
  'postcode',
  'city',
  'country',
] as const
export type AddressPart = (typeof ADDRESS_PARTS)[number]

export const emptyAddress = (): PostalAddressValues => ({
  streetNumber: '',
  streetNumberSuffix: '',
  streetName: '',
  complement: '',
  postBox: '',
  postcode: '',
  city: '',
  country: 'FR',
})

export function addressValues(address: PostalAddress): PostalAddressValues {
  const values = emptyAddress()
  for (const part of ADDRESS_PARTS) values[part] = address[part] ?? values[part]
  return values
}

export const orNull = (text: string): string | null => (text.trim() === '' ? null : text)

const SUFFIXES = ['bis', 'ter', 'quater', 'quinquies', 'A', 'B', 'C', 'D'] as const
type Suffix = (typeof SUFFIXES)[number]
/** "Suffixe voie" as it may be chosen. */
export const STREET_SUFFIX_CHOICES: readonly Suffix[] = SUFFIXES
/** The choice that a suffix written in any case means; '' when there is none such. */
export const suffixOf = (text: string | null): Suffix | '' =>
  SUFFIXES.find((suffix) => suffix.toLowerCase() === (text ?? '').trim().toLowerCase()) ?? ''

/** As the API takes it. */
export const addressBody = (values: PostalAddressValues) => ({
  streetNumber: orNull(values.streetNumber),
  streetNumberSuffix: suffixOf(values.streetNumberSuffix) || null,
  streetName: orNull(values.streetName),
  complement: orNull(values.complement),
  postBox: orNull(values.postBox),
  postcode: orNull(values.postcode),
  city: orNull(values.city),
  country: values.country || 'FR',
})

/** Code of what is wrong with a postcode; undefined when nothing is. Other countries write theirs as they do. */
export const postcodeProblem = ({ country, postcode }: PostalAddressValues): string | undefined => {
  const bare = postcode.replace(/\s/gu, '')
  return country === 'FR' && bare !== '' && !/^\d{5}$/u.test(bare) ? 'postcode.invalid' : undefined
}
