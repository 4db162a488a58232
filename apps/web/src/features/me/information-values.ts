import type { getMe, updateMe } from '@guichet/contract/me.contract'
import type { BodyOf, InputOf } from '@guichet/contract/route'
import { formatApe, formatSiret } from '@guichet/domain/identifiers'
import { groupPhone } from '../../shared/format/phone.ts'

export type Me = BodyOf<typeof getMe>
export type MePatch = InputOf<typeof updateMe>['body']

export interface AddressValues {
  street: string
  complement: string
  postcode: string
  city: string
}

/** What the form holds. Every value is text as a person reads and types it; nothing is null. */
export interface InformationValues {
  lastName: string
  firstName: string
  personalEmail: string
  phone: string
  activity: string
  /** A new social security number; empty keeps the one on file. */
  nir: string
  /** True when the number on file is to be removed. */
  removeNir: boolean
  siret: string
  ape: string
  website: string
  facebookUrl: string
  partnerId: string
  personalAddress: AddressValues
  businessAddress: AddressValues
}

const TEXT_FIELDS = [
  'lastName',
  'firstName',
  'personalEmail',
  'phone',
  'activity',
  'siret',
  'ape',
  'website',
  'facebookUrl',
  'partnerId',
] as const
const ADDRESSES = ['personalAddress', 'businessAddress'] as const
const ADDRESS_PARTS = ['street', 'complement', 'postcode', 'city'] as const

type TextField = (typeof TEXT_FIELDS)[number]
type AddressPath = `${(typeof ADDRESSES)[number]}.${(typeof ADDRESS_PARTS)[number]}`
/** Name of a field, as in `personalAddress.city`. */
export type FieldPath = TextField | AddressPath | 'nir'

export const FIELD_PATHS: readonly FieldPath[] = [
  'lastName',
  'firstName',
  'personalEmail',
  'phone',
  'activity',
  'nir',
  'siret',
  'ape',
  'website',
  'facebookUrl',
  'partnerId',
  ...ADDRESSES.flatMap((address) => ADDRESS_PARTS.map((part) => `${address}.${part}` as const)),
]

type AddressOut = Me['personalAddress']
const addressValues = (address: AddressOut): AddressValues => ({
  street: address.street ?? '',
  complement: address.complement ?? '',
  postcode: address.postcode ?? '',
  city: address.city ?? '',
})

/** Values of the form for a file as the API gives it; numbers are grouped as people read them. */
export function informationValues(me: Me): InformationValues {
  return {
    lastName: me.lastName,
    firstName: me.firstName,
    personalEmail: me.personalEmail ?? '',
    phone: me.phone === null ? '' : groupPhone(me.phone),
    activity: me.activity ?? '',
    nir: '',
    removeNir: false,
    siret: me.siret === null ? '' : formatSiret(me.siret),
    ape: me.ape === null ? '' : formatApe(me.ape),
    website: me.website ?? '',
    facebookUrl: me.facebookUrl ?? '',
    partnerId: me.partner?.id ?? '',
    personalAddress: addressValues(me.personalAddress),
    businessAddress: addressValues(me.businessAddress),
  }
}

const SPACED: ReadonlySet<FieldPath> = new Set<FieldPath>([
  'phone',
  'nir',
  'siret',
  'ape',
  'personalAddress.postcode',
  'businessAddress.postcode',
])

/** True when two values of a field say the same thing: spaces and dots inside numbers do not count. */
export function sameValue(path: FieldPath, a: string, b: string): boolean {
  if (!SPACED.has(path)) return a.trim() === b.trim()
  const bare = (text: string) => text.replace(/[\s.]/gu, '').toUpperCase()
  return bare(a) === bare(b)
}

/** Every field as one text by its path. The social security number is the masked one until another is typed. */
export function flatten(values: InformationValues, nirMasked: string | null): Record<FieldPath, string> {
  const nir = values.removeNir ? '' : values.nir.trim() === '' ? (nirMasked ?? '') : values.nir
  const flat: Partial<Record<FieldPath, string>> = { nir }
  for (const field of TEXT_FIELDS) flat[field] = values[field]
  for (const address of ADDRESSES) {
    for (const part of ADDRESS_PARTS) flat[`${address}.${part}`] = values[address][part]
  }
  return flat as Record<FieldPath, string>
}

/** Paths of the fields that differ from the file. */
export function changedFields(me: Me, values: InformationValues): FieldPath[] {
  const before = flatten(informationValues(me), me.nirMasked)
  const after = flatten(values, me.nirMasked)
  return FIELD_PATHS.filter((path) => !sameValue(path, before[path], after[path]))
}

const orNull = (text: string) => (text.trim() === '' ? null : text)

/** What to send: the fields that changed and nothing else. An address goes whole as soon as one line of it changed. */
export function patchOf(me: Me, values: InformationValues): MePatch {
  const changed = new Set(changedFields(me, values))
  const patch: Record<string, unknown> = {}
  for (const field of TEXT_FIELDS) {
    if (!changed.has(field)) continue
    const required = field === 'lastName' || field === 'firstName'
    patch[field] = required ? values[field] : orNull(values[field])
  }
  if (changed.has('nir')) patch.nir = values.removeNir ? null : values.nir
  for (const address of ADDRESSES) {
    if (!ADDRESS_PARTS.some((part) => changed.has(`${address}.${part}`))) continue
    const lines = values[address]
    patch[address] = {
      street: orNull(lines.street),
      complement: orNull(lines.complement),
      postcode: orNull(lines.postcode),
      city: orNull(lines.city),
    }
  }
  return patch as MePatch
}
