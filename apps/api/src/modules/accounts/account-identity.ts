import type { updateAccountIdentity } from '@guichet/contract/accounts.contract'
import type { Out } from '@guichet/contract/route'
import { internationalPhone } from './account-phone.ts'
import type { AccountDetails } from './data/account-writes.ts'

/** "Identité" as it is sent, whole. */
export type IdentityInput = Out<(typeof updateAccountIdentity)['body']>

type Details = Omit<AccountDetails, 'accountId'>

const orNull = (text: string | null): string | null => (text === '' ? null : text)
const postcodeOf = ({ country, postcode }: IdentityInput['responsible']['address']) =>
  orNull(country === 'FR' ? (postcode?.replace(/\s/gu, '') ?? null) : postcode)

/**
 * Columns of an identity, as they are kept: empty texts are nothing, telephone numbers are international.
 * @throws field problems of the telephone numbers.
 */
export function identityColumns(identity: IdentityInput): Details {
  const { responsible, technicalContact: technical, administrativeContact: administrative } = identity
  const { address } = responsible
  return {
    legalRepresentative: orNull(identity.legalRepresentative),
    title: responsible.title,
    lastName: responsible.lastName,
    firstName: responsible.firstName,
    streetNumber: orNull(address.streetNumber),
    streetNumberSuffix: address.streetNumberSuffix,
    streetName: orNull(address.streetName),
    complement: orNull(address.complement),
    postBox: orNull(address.postBox),
    postcode: postcodeOf(address),
    city: orNull(address.city),
    country: address.country,
    email: responsible.email,
    phone: internationalPhone(responsible.phone, '/responsible/phone'),
    fax: internationalPhone(responsible.fax, '/responsible/fax'),
    technicalName: orNull(technical.name),
    technicalEmail: orNull(technical.email),
    technicalPhone: internationalPhone(technical.phone, '/technicalContact/phone'),
    administrativeName: orNull(administrative.name),
    administrativeEmail: orNull(administrative.email),
    administrativePhone: internationalPhone(administrative.phone, '/administrativeContact/phone'),
  }
}

/** Names of the fields that differ, for the audit; what stands in them stays out of it. */
export const changedFields = (before: object, after: object): string[] => {
  const old = new Map<string, unknown>(Object.entries(before))
  return Object.entries(after).flatMap(([name, value]) =>
    (old.get(name) ?? null) === (value ?? null) ? [] : [name],
  )
}
